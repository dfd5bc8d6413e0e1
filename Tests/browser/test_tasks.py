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
