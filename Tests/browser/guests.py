"""The program under test, a workspace for it, a browser, and the people who look at its pages."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import accounts
from accounts import EVERYTHING, PASSWORD, Person
from browsing import DESKTOP, window
from server import Server

PROJECT = Path(__file__).parents[2]
TWOFOLD = os.environ.get("TWOFOLD") or str(PROJECT / ".build/debug/twofold")


def run(*arguments: str) -> None:
    done = subprocess.run([TWOFOLD, *arguments], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


def make_workspace(folder: Path) -> None:
    """A demo workspace, or a copy of TWOFOLD_TEST_WORKSPACE."""
    if kept := os.environ.get("TWOFOLD_TEST_WORKSPACE"):
        shutil.copytree(kept, folder)
    else:
        run("demo", str(folder), "--without-documents")


def furnish(workspace: Path) -> None:
    """What the demo has none of, so that each page has something to show."""
    run("directives", "issue", str(workspace), "--number", "112/HQQN-GSQL", "--day", "2020-03-02", "--every", "branch",
        "--title", "Tăng cường phòng dịch tại cửa khẩu")
    run("council", "propose", str(workspace), "--period", "2020H1", "--unit", "20CF", "--form", "GKC", "--subject",
        "Đội Nghiệp vụ", "--achievement", "Thu hồi nợ thuế", "--day", "2020-06-29")


def launch(playwright):
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--lang=vi"])


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
