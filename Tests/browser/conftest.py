"""One workspace, one server and one browser for all tests; each role signs in once.

The program is `.build/debug/twofold`, or TWOFOLD. The workspace is a demo made for the run, or a copy of
TWOFOLD_TEST_WORKSPACE, which spares making one.
"""

import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

pytest.register_assert_rewrite("browsing")

from guests import PROJECT, TWOFOLD, Guests, furnish, launch, make_workspace, run
from routes import UNLINKED, linked_addresses, page_routes
from server import Server


@pytest.fixture(scope="session")
def folder():
    with tempfile.TemporaryDirectory(prefix="twofold-browser-") as path:
        yield Path(path)


@pytest.fixture(scope="session")
def workspace(folder) -> Path:
    made = folder / "demo"
    make_workspace(made)
    furnish(made)
    return made


@pytest.fixture(scope="session")
def server(workspace):
    yield from served(workspace)


@pytest.fixture(scope="session")
def bare_server(folder):
    """Definitions and nothing else; tests leave it so."""
    yield from served(bare_workspace(folder / "bare"))


@pytest.fixture(scope="session")
def own_server(folder):
    """Definitions, and what the tests of tasks do."""
    yield from served(bare_workspace(folder / "own"))


def bare_workspace(made: Path) -> Path:
    run("init", str(made), "--pack", str(PROJECT / "packs/quang-ninh"))
    return made


def served(workspace: Path):
    server = Server(TWOFOLD, workspace)
    yield server
    server.stop()
    assert server.failures() == []


@pytest.fixture(scope="session")
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def guests(playwright, browser, server) -> Guests:
    return Guests(playwright, browser, server)


@pytest.fixture(scope="session")
def bare_guests(playwright, browser, bare_server) -> Guests:
    return Guests(playwright, browser, bare_server)


@pytest.fixture(scope="session")
def own_guests(playwright, browser, own_server) -> Guests:
    return Guests(playwright, browser, own_server)


@pytest.fixture(scope="session")
def addresses(guests) -> dict[str, str]:
    """One address of every page, by the name of its route."""
    with guests.asking() as request:
        found = linked_addresses(request, guests.server.address, page_routes())
    return UNLINKED | found


@pytest.fixture(params=page_routes(), ids=lambda route: route.name)
def address(request, addresses) -> str:
    route = request.param
    assert route.name in addresses, f"no link leads to {route.path}: link it, or give an address in routes.UNLINKED"
    return addresses[route.name]
