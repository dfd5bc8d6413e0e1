"""A workspace with definitions and nothing loaded: every page says so, none fails."""

import pytest

from browsing import axe_violations, settle, too_wide
from routes import page_routes

# These are asked about something in the address: a figure, a part of the plan. There is none yet.
ASKED_ABOUT = {"figure", "figure-record", "plan-withdraw-page"}
PLAIN = [route for route in page_routes() if ":" not in route.path and route.name not in ASKED_ABOUT]


@pytest.mark.parametrize("route", PLAIN, ids=lambda route: route.name)
def test_says_that_there_is_nothing_yet(bare_guests, route):
    with bare_guests.window() as page:
        assert page.goto(route.path).status == 200
        settle(page)
        assert page.locator("h1").count() == 1
        text = page.locator("main").inner_text()
        assert "nan" not in text.lower().split() and "nil" not in text.split() and "Optional(" not in text
        assert too_wide(page) is None
        assert axe_violations(page) == []
