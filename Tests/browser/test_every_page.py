"""What holds for every page: sound on a desk, on a phone, on paper, without a script and in both languages."""

import re

from browsing import PHONE, ZOOMED, axe_violations, cut_in_print, settle, too_wide


def test_reads_well_on_a_desk_and_on_paper(guests, address):
    with guests.window() as page:
        answer = page.goto(address)
        settle(page)
        assert answer.status == 200
        assert page.locator("h1").count() == 1
        assert page.locator("main").inner_text().strip()
        assert too_wide(page) is None
        assert_headings_in_order(page)
        assert page.complaints.said == []
        assert axe_violations(page) == []

        page.emulate_media(media="print")
        for part in (".menu", ".choice", ".masthead-tools", ".skip"):
            assert all(not each.is_visible() for each in page.locator(part).all()), part
        assert page.locator("h1").is_visible()
        assert cut_in_print(page) == []


def test_reads_well_on_a_phone_and_at_four_times_the_size(guests, address):
    with guests.window(size=PHONE) as page:
        page.goto(address)
        settle(page)
        assert too_wide(page) is None
        assert axe_violations(page) == []
        page.set_viewport_size(ZOOMED)
        page.wait_for_timeout(50)
        assert too_wide(page) is None


def test_reads_without_a_script(guests, address):
    with guests.window(script=False) as page:
        assert page.goto(address).status == 200
        assert page.locator("h1").inner_text().strip()
        assert page.locator("main").inner_text().count("\n") > 1
        for form in page.locator("form").all():
            assert form.locator("button, input[type=submit]").count() > 0, "a form without a script needs a button"


# Letters that Vietnamese has and English has not. Names of people, units and documents stay Vietnamese, so only the frame is read.
VIETNAMESE = re.compile("[ăâđêôơưáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]", re.IGNORECASE)


def test_speaks_both_languages(guests, address):
    with guests.window(language="vi") as page:
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == "vi"
        vietnamese = page.locator("main").inner_text()
        assert VIETNAMESE.search(page.locator(".menu").inner_text())
    with guests.window(language="en") as page:
        page.goto(address)
        assert page.locator("html").get_attribute("lang") == "en"
        assert page.locator("main").inner_text() != vietnamese
        for text in (page.locator(".menu").inner_text(), *page.locator("main label:not(.check):not(.choice-line) > span").all_inner_texts()):
            assert not VIETNAMESE.search(text), text
        for heading in page.locator("main thead th").all_inner_texts():
            assert not VIETNAMESE.search(heading) or heading in vietnamese, heading


def assert_headings_in_order(page):
    levels = [int(tag[1]) for tag in page.locator("main :is(h1, h2, h3, h4)").evaluate_all("all => all.map(h => h.tagName)")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:])), levels
