"""Takes pictures of every page: on a desk, on a phone, on paper, and in English. Scripts/screenshots.sh runs it."""

import argparse
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from browsing import settle, window
from guests import TWOFOLD, Guests, furnish, launch, make_workspace
from routes import UNLINKED, linked_addresses, page_routes
from server import Server

DESK = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 844}
# A4 between its margins, at 96 dots an inch.
PAPER = {"width": 624, "height": 900}

LANGUAGES = ("vi", "en")
# The pages of the guides by the names of their routes; without an address, the first that a link leads to.
DOCUMENTED = {
    "today": "/", "indicator": "/indicators/revenue", "plan-overview": "/plan/overview?period=2020H1&asat=2020-06-30",
    "targets": "/targets?period=2020&view=side",
    "work": "/work?unit=20BB&period=2020H1&asat=2020-06-15", "report": "/reports/phong_dich/20BB/202007?asat=2020-08-03",
    "coverage": None, "figure": None, "people": None,
}
ON_A_PHONE = {"report"}


def take(guests: Guests, address: str, file: Path, size=DESK, whole=True, language="vi", media="screen") -> None:
    with guests.window(size=size, language=language) as page:
        page.goto(address)
        page.emulate_media(media=media)
        settle(page)
        page.wait_for_timeout(200)
        page.screenshot(path=file, full_page=whole, animations="disabled")
    print(file)


def take_all(guests: Guests, folder: Path) -> None:
    with guests.asking() as request:
        found = UNLINKED | linked_addresses(request, guests.server.address, page_routes())
    for name, address in found.items():
        take(guests, address, folder / f"{name}.png")
        take(guests, address, folder / f"{name}-phone.png", size=PHONE)
        take(guests, address, folder / f"{name}-print.png", size=PAPER, media="print")
    take(guests, "/", folder / "today-english.png", language="en")
    for name, size in (("sign-in", DESK), ("sign-in-phone", PHONE)):
        with window(guests.browser, guests.server.address, size=size) as page:
            page.goto("/sign-in")
            page.screenshot(path=folder / f"{name}.png")


def take_for_documents(guests: Guests, folder: Path) -> None:
    """What a window shows without scrolling: those that README shows, and one or two for each role in the guides."""
    with guests.asking() as request:
        found = linked_addresses(request, guests.server.address, page_routes())
    for name, address in DOCUMENTED.items():
        for language in LANGUAGES:
            size = PHONE if name in ON_A_PHONE else DESK
            take(guests, address or found[name], folder / f"{name}.{language}.png", size, whole=False, language=language)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--for-documents", action="store_true", help="only those that README and the guides show")
    options = asked.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="twofold-pictures-") as place, sync_playwright() as playwright:
        workspace = Path(place) / "demo"
        make_workspace(workspace)
        furnish(workspace)
        server = Server(TWOFOLD, workspace)
        try:
            browser = launch(playwright)
            guests = Guests(playwright, browser, server)
            (take_for_documents if options.for_documents else take_all)(guests, options.folder)
            browser.close()
        finally:
            server.stop()


if __name__ == "__main__":
    main()
