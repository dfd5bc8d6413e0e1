"""Every number on Today leads to the page behind it, and the records there make the number."""

import csv
import io
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

REVENUE_2020H1 = 6_718_000_000_000


def numbers_of(html: str) -> list[tuple[str, str]]:
    """Text and address of each linked number of a page, in its order."""
    links = re.findall(r'<a class="figure" href="([^"]+)">(.*?)</a>', html, re.DOTALL)
    return [(unescape(text).strip(), unescape(href)) for href, text in links]


@pytest.fixture(scope="module")
def today(guests) -> str:
    with guests.asking() as request:
        return request.get("/?unit=20ZZ&period=2020H1").text()


def test_every_number_opens_its_page(guests, today):
    numbers = numbers_of(today)
    assert len(numbers) >= 15
    with guests.asking() as request:
        for text, href in numbers:
            answer = request.get(href)
            assert answer.status == 200, href
            page = unescape(re.sub(r"<[^>]+>", " ", answer.text()))
            assert text.split(" ")[0] in page, (text, href)
