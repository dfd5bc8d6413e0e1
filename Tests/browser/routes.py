"""The pages there are, read from the server's own table of routes, so that a new page cannot go untested."""

import re
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin, urlsplit

SOURCES = Path(__file__).parents[2] / "Sources" / "Web" / "Routing"

# GET routes that answer with something other than a page for people who are signed in.
NOT_PAGES = re.compile(
    r"^/(api|assets|calendar|files|health|ready|metrics|sign-in)(/|$)|\.(csv|xlsx|json|docx|pdf)$|:file$|/events$")

# Pages that are a step of a task, which test_tasks.py goes through.
STEPS = {"upload", "job", "import-preview", "report-preview"}

# Addresses of pages that no link leads to from Today on.
UNLINKED: dict[str, str] = {}


@dataclass(frozen=True)
class PageRoute:
    name: str
    path: str

    def matches(self, address: str) -> bool:
        pattern = re.sub(r":\w+", "[^/]+", self.path)
        return re.fullmatch(pattern, urlsplit(address).path) is not None


def page_routes() -> list[PageRoute]:
    """Every GET route that is a page; those with fewer parameters first, so that the exact one matches first."""
    found = []
    for file in sorted(SOURCES.glob("Route*.swift")):
        for name, path in re.findall(r'Route\(\s*"([^"]+)",\s*\.get,\s*"([^"]+)"', file.read_text()):
            if not NOT_PAGES.search(path) and name not in STEPS:
                found.append(PageRoute(name, path))
    return sorted(found, key=lambda route: (route.path.count(":"), route.path))


def linked_addresses(request, base: str, routes: list[PageRoute], start: str = "/", limit: int = 400) -> dict[str, str]:
    """One address of each route that links lead to, from the start page on; asks each kind of page a few times only."""
    found: dict[str, str] = {}
    asked: dict[str, int] = {}
    queue, seen = deque([start]), {start}
    while queue and limit > 0:
        address = queue.popleft()
        route = next((r for r in routes if r.matches(address)), None)
        if route is None or asked.get(route.name, 0) >= 3:
            continue
        asked[route.name] = asked.get(route.name, 0) + 1
        limit -= 1
        answer = request.get(base + address)
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        if answer.status == 200:
            found.setdefault(route.name, address)
        for link in re.findall(r'<a [^>]*href="([^"#]+)', answer.text()):
            absolute = urlsplit(urljoin(base + address, link.replace("&amp;", "&")))
            if f"{absolute.scheme}://{absolute.netloc}" == base:
                target = absolute.path + (f"?{absolute.query}" if absolute.query else "")
                if target not in seen:
                    seen.add(target)
                    queue.append(target)
    return found
