"""What people come for, done as they would do it, in a workspace of its own; pages on the way are held to the same as all."""

import re

import pytest

from browsing import axe_violations, settle, too_wide, window


def assert_sound(page):
    settle(page)
    assert page.locator("h1").count() == 1
    assert too_wide(page) is None
    assert axe_violations(page) == []


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_a_file_is_sent_previewed_and_loaded(own_guests, workspace, script):
    name = {True: "kiem-tra-2020H1.xlsx", False: "nop-thue-2020H1.csv"}[script]
    with own_guests.window(script=script) as page:
        page.goto("/data")
        page.set_input_files("input[name=file]", workspace / "records" / name)
        page.click("form.upload button.primary")
        page.wait_for_url("**/data/uploads/*")
        assert name in page.locator("h1").inner_text()
        if script:
            assert_sound(page)
        page.click("form[action$='/load'] button.primary")
        page.wait_for_url("**/data/jobs/*")
        page.wait_for_selector("table.receipt, .receipt", timeout=60_000)
        if script:
            assert_sound(page)
        receipt = page.locator("caption").first.inner_text()
        read, *kinds = [int(number.replace(".", "")) for number in re.findall(r"[\d.]+", receipt)]
        assert read == sum(kinds) > 10_000


def test_an_administrator_adds_a_person_who_signs_in(own_guests):
    with own_guests.window() as page:
        page.goto("/people")
        page.fill("input[name=account]", "tran.thi.b")
        page.fill("input[name=display_name]", "Trần Thị Bích Ngọc, Chi cục Hải quan cửa khẩu quốc tế Móng Cái")
        page.select_option("select[name=role]", "viewer")
        page.select_option("select[name=unit]", "20BB")
        page.click("main button.primary")
        password = page.locator("main code").first.inner_text()
        assert_sound(page)
        page.goto("/people")
        assert "Trần Thị Bích Ngọc" in page.locator("table").first.inner_text()
        assert_sound(page)
    with window(own_guests.browser, own_guests.server.address) as page:
        page.goto("/sign-in")
        page.fill("input[name=name]", "tran.thi.b")
        page.fill("input[name=password]", password)
        page.click("main button.primary")
        page.wait_for_selector("form.person")
        assert "Trần Thị Bích Ngọc" in page.locator("form.person").inner_text()
        assert_sound(page)


def test_a_language_is_remembered(guests):
    with guests.window() as page:
        page.goto("/account")
        page.click("form.tongues button[lang=en]")
        page.wait_for_selector("html[lang=en]")
        assert page.url.endswith("/account")
        page.goto("/")
        assert page.locator("html").get_attribute("lang") == "en"
        page.click("form.tongues button[lang=vi]")
        page.wait_for_selector("html[lang=vi]")


@pytest.mark.parametrize("script", [True, False], ids=["with a script", "without"])
def test_a_choice_is_carried_by_every_link(guests, script):
    with guests.window(script=script) as page:
        page.goto("/")
        page.select_option("select[name=unit]", "20CF")
        if script:
            page.select_option("select[name=period]", "2020Q1")
        page.click("form.choice button")
        page.wait_for_url("**unit=20CF**")
        assert "Hòn Gai" in page.locator("h1").inner_text()
        menu = page.locator(".menu a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
        assert all("unit=20CF" in href for href in menu)


CHART = "#path-chart .chart-canvas"


def handle(page, row: int, value: float) -> dict:
    """Where a value of a row of the path is on the screen."""
    page.locator(CHART).scroll_into_view_if_needed()
    return page.evaluate(
        """([selector, row, value]) => {
            const canvas = document.querySelector(selector);
            const box = canvas.getBoundingClientRect();
            const [x, y] = echarts.getInstanceByDom(canvas).convertToPixel({seriesIndex: 0}, [row, value]);
            return {x: box.left + x, y: box.top + y};
        }""", [CHART, row, value])


def drag(page, start: dict, end: dict) -> None:
    page.mouse.move(start["x"], start["y"])
    page.mouse.down()
    page.mouse.move(start["x"], (start["y"] + end["y"]) / 2)
    page.mouse.move(start["x"], end["y"])
    page.mouse.up()


def number(text: str) -> float:
    return float(text.replace(".", "").replace(",", "."))


def test_a_month_is_dragged_to_its_place_in_the_path(own_guests):
    with own_guests.window() as page:
        page.goto("/targets/20ZZ/set?unit=20ZZ&period=2020&indicator=revenue")
        settle(page)
        page.select_option("select[name=assigner]", "MOF")
        page.select_option("select[name=kind]", "stretch")
        page.fill("input[name=value]", "12.000")
        page.fill("input[name=valid_from]", "2020-01-01")
        june, march = page.locator("input[name=point_5]"), page.locator("input[name=point_2]")
        assert june.input_value() == ""
        even = number(page.locator("tr", has=june).locator("[data-even]").inner_text())
        assert even == 5967, "182 of 366 days of 12.000, as it is typed"
        # From the even path's place to about 4.500.
        drag(page, handle(page, 5, even), handle(page, 5, 4500))
        assert abs(number(june.input_value()) - 4500) <= 50
        assert page.is_checked("input[name=trajectory][value=by_hand]")
        assert page.locator("input[name=point_11]").input_value() == "12.000", "the path ends at the target"
        # Not above the month after, nor below the one before.
        drag(page, handle(page, 2, 12000 * 91 / 366), handle(page, 2, 9000))
        assert march.input_value() == june.input_value()
        drag(page, handle(page, 5, number(june.input_value())), handle(page, 5, 100))
        assert june.input_value() == march.input_value()
        # A finger, and another unit.
        page.select_option("select[name=scale]", "triệu đồng")
        page.fill("input[name=value]", "12.000 tỷ")
        page.locator("input[name=point_11]").fill("12.000 tỷ")
        june.fill("")
        march.fill("")
        drag(page, handle(page, 5, even), handle(page, 5, 6400))
        assert abs(number(june.input_value()) - 6_400_000) <= 50_000
        drag(page, handle(page, 8, 12000 * 274 / 366), handle(page, 8, 8000))
        assert_sound(page)
        told = june.input_value()
        page.click("form.target-form .form-end button.primary")
        if page.locator("input[name=checked]").count():
            page.check("input[name=checked]")
            page.click("form.target-form .form-end button.primary")
        page.wait_for_url("**/targets/20ZZ/MOF~stretch~revenue~20ZZ~2020~calendar**")
        planned = page.locator("tr", has_text="30/6/2020").first.locator("td").first.inner_text()
        assert number(planned) * 1000 == number(told)


@pytest.mark.parametrize(("lang", "cells", "told"), [
    ("vi", {"20BB": "5.700 tỷ", "20BC": "5700.5"}, "11.400,5"), ("vi", {"20BB": "1,5 triệu"}, "0,0015"),
    ("vi", {"20BB": "5.700 tấn"}, "–"), ("en", {"20BB": "5,700", "20BC": "0.5 billion"}, "5,700.5"),
])
def test_what_is_handed_down_is_summed_as_the_server_reads_it(guests, lang, cells, told):
    with guests.window(language=lang) as page:
        page.goto("/targets/20ZZ/hand-down?unit=20ZZ&period=2020&target=PROVINCE~target~revenue~20ZZ~2020~calendar")
        for field in page.locator("table.split input.amount").all():
            field.fill("")
        for unit, text in cells.items():
            page.fill(f"input[name=value_{unit}]", text)
        live = page.locator("[data-sum]").inner_text()
        assert live.split(" ")[0] == told
        if told != "–":
            page.click("button[name=redraw]")
            page.wait_for_load_state()
            assert page.locator("[data-sum]").inner_text().split(" ")[0] == told
