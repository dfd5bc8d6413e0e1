"""A reader of one branch sees that branch; a menu holds what its reader may open, and nothing else."""

import pytest

from accounts import BRANCH, DEPARTMENT, OTHER_BRANCH, ROLES, person
from browsing import axe_violations
from routes import page_routes

# Where a role that sees no figures is told so.
SEES_FIGURES = [role for role in ROLES if role != "administrator"]


@pytest.mark.parametrize("unit", [DEPARTMENT, BRANCH])
@pytest.mark.parametrize("role", ROLES)
def test_every_menu_entry_opens_and_the_rest_does_not(guests, addresses, role, unit):
    who = person(role, unit)
    with guests.window(who) as page:
        start = "/" if role in SEES_FIGURES else own_first_page(page)
        page.goto(start)
        menu = {href.split("?")[0] for href in page.locator(".menu a").evaluate_all("all => all.map(a => a.getAttribute('href'))")}
        assert menu
        for path in menu:
            assert page.request.get(guests.server.address + path).status == 200, path
        for route in page_routes():
            if ":" not in route.path and route.path in every_menu_path(guests) - menu:
                assert page.request.get(guests.server.address + route.path).status == 403, route.path


def own_first_page(page) -> str:
    return "/people"


def every_menu_path(guests) -> set[str]:
    if not hasattr(guests, "menu"):
        with guests.window() as page:
            page.goto("/")
            links = page.locator(".menu a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
            guests.menu = {href.split("?")[0] for href in links}
    return guests.menu


@pytest.mark.parametrize("role", SEES_FIGURES)
def test_a_branch_chooses_among_its_own_units_only(guests, role):
    with guests.window(person(role, BRANCH)) as page:
        page.goto("/")
        assert page.locator("select[name=unit] option").evaluate_all("all => all.map(o => o.value)") == [BRANCH]
        assert "Móng Cái" in page.locator("h1").inner_text()


@pytest.mark.parametrize(
    "address",
    [f"/?unit={DEPARTMENT}", f"/?unit={OTHER_BRANCH}", "/?unit=99XX", f"/units/{OTHER_BRANCH}", f"/units/{DEPARTMENT}", "/units/99XX"],
)
def test_another_unit_and_one_that_is_not_there_answer_alike(guests, address):
    with guests.window(person("viewer", BRANCH)) as page:
        answer = page.goto(address)
        assert answer.status == 403
        assert "không có quyền" in page.locator("main").inner_text().lower()
        assert page.locator("a.figure").count() == 0
        page.complaints.said.clear()  # a browser tells of every 403
        assert axe_violations(page) == []


def test_a_figure_of_another_unit_is_not_shown(guests):
    with guests.window(person("viewer")) as page:
        page.goto(f"/?unit={OTHER_BRANCH}")
        theirs = page.locator("a.figure").first.get_attribute("href").split("ref=")[1].split("&")[0]
    with guests.window(person("viewer", BRANCH)) as page:
        assert page.goto(f"/figure?ref={theirs}").status == 403
        told = page.locator("main").inner_text()
        assert page.goto("/figure?ref=" + theirs.replace(OTHER_BRANCH, "99XX")).status == 403
        assert page.locator("main").inner_text() == told
        page.complaints.said.clear()
