"""Every number on Today leads to the page where that very number stands, and the records there make the number."""

import csv
import io
import re
from collections import Counter
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

REVENUE_2020H1 = 6_718_000_000_000
REVENUE_2019H1 = 5_645_000_000_000


def words(html: str) -> str:
    html = re.sub(r"<script.*?</script>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def main_part(html: str) -> str:
    return re.search(r"<main.*?</main>", html, re.DOTALL).group(0)


def stands_on(text: str, page: str) -> bool:
    """Whether a number stands on a page as a number of its own: 70,7% is not in 170,7%."""
    return re.search(r"(?<![\d.,])" + re.escape(text) + r"(?![\d%]|[.,]\d)", page) is not None


@pytest.fixture(scope="module")
def numbers(guests) -> list[tuple[str, str]]:
    """Text and address of every linked number of the whole department's Today."""
    with guests.asking() as request:
        html = request.get("/?unit=20ZZ&period=2020H1").text()
    links = re.findall(r'<a class="figure" href="([^"]+)">(.*?)</a>', main_part(html), re.DOTALL)
    return [(words(text), unescape(href)) for href, text in links]


def test_every_number_opens_the_page_where_it_stands(guests, numbers):
    assert len(numbers) >= 20
    with guests.asking() as request:
        for text, href in numbers:
            answer = request.get(href)
            assert answer.status == 200, href
            assert stands_on(text, words(main_part(answer.text()))), (text, href)


def test_a_percentage_of_a_target_or_its_path_opens_the_target(guests, numbers):
    percentages = [(text, href) for text, href in numbers if re.fullmatch(r"[\d.,]+%", text)]
    targets = [(text, href) for text, href in percentages if urlsplit(href).path.startswith("/targets/")]
    # Of the Ministry's estimate and the Province's target, and of the path the dual goal reads.
    assert {"70,7%", "61,1%"} <= {text for text, _ in targets}
    with guests.asking() as request:
        for text, href in targets:
            facts = re.search(r'<dl class="facts">.*?</dl>', request.get(href).text(), re.DOTALL).group(0)
            assert stands_on(text, words(facts)), (text, href)
    # Other percentages are figures of their own: the red channel's share.
    for text, href in percentages:
        assert urlsplit(href).path in ("/figure",) or (text, href) in targets


@pytest.mark.parametrize(("shown", "sum_of_records"), [("6.718", REVENUE_2020H1), ("5.645", REVENUE_2019H1)])
def test_the_records_behind_revenue_add_up(guests, numbers, shown, sum_of_records):
    href = next(href for text, href in numbers if text == shown)
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
    assert sums["amount"] == sum_of_records, (sums, rows[0])
