"""A reader of one branch sees that branch; a menu holds what its reader may open, and nothing else."""

import re

import pytest

from accounts import BRANCH, DEPARTMENT, OTHER_BRANCH, ROLES, person
from browsing import axe_violations

# Where a role that sees no figures is told so.
SEES_FIGURES = [role for role in ROLES if role != "administrator"]


def menu_of(html: str) -> set[str]:
    """The paths a page's menu leads to."""
    menu = re.search(r'<nav class="menu".*?</nav>', html, re.DOTALL)
    return set(re.findall(r'href="([^"?]+)', menu.group())) if menu else set()


@pytest.fixture(scope="module")
def whole_menu(guests) -> set[str]:
    with guests.asking() as request:
        return menu_of(request.get("/").text())


@pytest.mark.parametrize("unit", [DEPARTMENT, BRANCH])
@pytest.mark.parametrize("role", ROLES)
def test_every_menu_entry_opens_and_the_rest_does_not(guests, whole_menu, role, unit):
    with guests.asking(person(role, unit)) as request:
        menu = menu_of(request.get("/" if role in SEES_FIGURES else "/account").text())
        assert menu
        assert {path: request.get(path).status for path in menu} == {path: 200 for path in menu}
        others = whole_menu - menu
        assert {path: request.get(path).status for path in others} == {path: 403 for path in others}


@pytest.mark.parametrize("role", SEES_FIGURES)
def test_a_branch_chooses_among_its_own_units_only(guests, role):
    with guests.asking(person(role, BRANCH)) as request:
        html = request.get("/").text()
        choice = re.search(r'<select name="unit">.*?</select>', html).group()
        assert re.findall(r'<option value="([^"]+)"', choice) == [BRANCH]
        assert "Móng Cái" in re.search(r"<h1>(.*?)</h1>", html).group()


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
