"""One workspace, one server and one browser for all tests; each role signs in once.

The program is `.build/debug/twofold`, or TWOFOLD. The workspace is a demo made for the run, or a copy of
TWOFOLD_TEST_WORKSPACE, which spares making one.
"""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

import accounts
from accounts import EVERYTHING, PASSWORD, Person
from browsing import DESKTOP, window
from routes import UNLINKED, linked_addresses, page_routes
from server import Server

PROJECT = Path(__file__).parents[2]
TWOFOLD = os.environ.get("TWOFOLD") or str(PROJECT / ".build/debug/twofold")


@pytest.fixture(scope="session")
def folder():
    with tempfile.TemporaryDirectory(prefix="twofold-browser-") as path:
        yield Path(path)


@pytest.fixture(scope="session")
def workspace(folder) -> Path:
    made = folder / "demo"
    if kept := os.environ.get("TWOFOLD_TEST_WORKSPACE"):
        shutil.copytree(kept, made)
    else:
        run("demo", str(made), "--without-documents")
    return made


def run(*arguments: str) -> None:
    done = subprocess.run([TWOFOLD, *arguments], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def server(workspace):
    yield from served(workspace)


@pytest.fixture(scope="session")
def bare_server(folder):
    """A workspace with definitions and nothing else."""
    made = folder / "bare"
    run("init", str(made), "--pack", str(PROJECT / "packs/quang-ninh"))
    yield from served(made)


def served(workspace: Path):
    server = Server(TWOFOLD, workspace)
    yield server
    server.stop()
    assert server.failures() == []


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


class Guests:
    """Browsers of people of one server, signed in once each."""

    def __init__(self, browser, server: Server):
        self.browser, self.server, self.states = browser, server, {}

    def state(self, who: Person) -> dict:
        if who not in self.states:
            accounts.add(TWOFOLD, str(self.server.workspace), who)
            with window(self.browser, self.server.address) as page:
                page.goto("/sign-in")
                page.fill("input[name=name]", who.name)
                page.fill("input[name=password]", PASSWORD)
                page.click("main button.primary")
                page.wait_for_url("**/")
                self.states[who] = page.context.storage_state()
        return self.states[who]

    def window(self, who: Person = EVERYTHING, size=DESKTOP, **options):
        return window(self.browser, self.server.address, state=self.state(who), size=size, **options)


@pytest.fixture(scope="session")
def guests(browser, server) -> Guests:
    return Guests(browser, server)


@pytest.fixture(scope="session")
def bare_guests(browser, bare_server) -> Guests:
    return Guests(browser, bare_server)


@pytest.fixture(scope="session")
def addresses(guests) -> dict[str, str]:
    """One address of every page, by the name of its route."""
    with guests.window() as page:
        found = linked_addresses(page.request, guests.server.address, page_routes())
    return UNLINKED | found


@pytest.fixture(params=page_routes(), ids=lambda route: route.name)
def address(request, addresses) -> str:
    route = request.param
    assert route.name in addresses, f"no link leads to {route.path}: link it, or give an address in routes.UNLINKED"
    return addresses[route.name]
