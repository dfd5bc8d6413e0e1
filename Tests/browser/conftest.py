"""One workspace, one server and one browser for all tests; each role signs in once.

The program is `.build/debug/twofold`, or TWOFOLD. The workspace is a demo made for the run, or a copy of
TWOFOLD_TEST_WORKSPACE, which spares making one.
"""

import os
import re
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

pytest.register_assert_rewrite("browsing")

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
def playwright():
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright):
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
    yield browser
    browser.close()


class Guests:
    """Browsers of people of one server, signed in once each."""

    def __init__(self, playwright, browser, server: Server):
        self.playwright, self.browser, self.server, self.states = playwright, browser, server, {}

    def state(self, who: Person) -> dict:
        """The cookies of somebody who has signed in."""
        if who not in self.states:
            accounts.add(TWOFOLD, str(self.server.workspace), who)
            asking = self.playwright.request.new_context(base_url=self.server.address)
            token = re.search(r'name="csrf" value="([^"]+)"', asking.get("/sign-in").text()).group(1)
            answer = asking.post(
                "/sign-in", form={"csrf": token, "name": who.name, "password": PASSWORD}, max_redirects=0)
            assert answer.status == 303, answer.text()
            self.states[who] = asking.storage_state()
            asking.dispose()
        return self.states[who]

    def window(self, who: Person = EVERYTHING, size=DESKTOP, **options):
        return window(self.browser, self.server.address, state=self.state(who), size=size, **options)

    @contextmanager
    def asking(self, who: Person = EVERYTHING):
        """For tests that need an answer and no picture of it."""
        context = self.playwright.request.new_context(
            base_url=self.server.address, storage_state=self.state(who), max_redirects=0)
        yield context
        context.dispose()


@pytest.fixture(scope="session")
def guests(playwright, browser, server) -> Guests:
    return Guests(playwright, browser, server)


@pytest.fixture(scope="session")
def bare_guests(playwright, browser, bare_server) -> Guests:
    return Guests(playwright, browser, bare_server)


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
