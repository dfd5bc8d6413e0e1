"""Every number on Today leads to the page behind it, and the records there make the number."""

import csv
import io
import re
from collections import Counter
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

REVENUE_2020H1 = 6_718_000_000_000
# A goal may read an indicator another way: in percent of its path, or against last year. Those are written without a blank.
OTHER_READING = re.compile(r"[+-]?[\d.,]+%")


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture(scope="module")
def numbers(guests) -> list[tuple[str, str]]:
    """Text and address of every linked number of the whole department's Today."""
    with guests.asking() as request:
        html = request.get("/?unit=20ZZ&period=2020H1").text()
    links = re.findall(r'<a class="figure" href="([^"]+)">(.*?)</a>', html, re.DOTALL)
    return [(words(text), unescape(href)) for href, text in links]


def test_every_number_opens_its_page(guests, numbers):
    assert len(numbers) >= 15
    with guests.asking() as request:
        for text, href in numbers:
            answer = request.get(href)
            assert answer.status == 200, href
            page = answer.text()
            if OTHER_READING.fullmatch(text):
                said = words(page) if text[0] in "+-" else text
            else:
                said = words(re.search(r'class="card-value">(.*?)</p>', page, re.DOTALL).group(1))
            assert text in said, (text, href)


def test_the_records_behind_revenue_add_up(guests, numbers):
    href = next(href for text, href in numbers if text == "6.718")
    reference = parse_qs(urlsplit(href).query)["ref"][0]
    with guests.asking() as request:
        answer = request.get("/figure/records.csv", params={"ref": reference})
        assert answer.status == 200
        rows = list(csv.DictReader(io.StringIO(answer.text().removeprefix("\ufeff"))))
    sums = Counter()
    for row in rows:
        for column, value in row.items():
            if re.fullmatch(r"-?\d+", value or ""):
                sums[column] += int(value)
    assert len(rows) > 10_000
    assert sums["amount"] == REVENUE_2020H1, (sums, rows[0])
