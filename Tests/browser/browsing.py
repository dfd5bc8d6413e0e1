"""Pages as a person meets them: what a browser complains of is kept, and a test says that there was nothing."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
# What 1280 pixels leave at 400 % (WCAG 1.4.10).
ZOOMED = {"width": 320, "height": 256}

WATCH_POLICY = """document.addEventListener('securitypolicyviolation', (event) =>
    console.error('policy: ' + event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));"""


@dataclass
class Complaints:
    """Console messages, script errors and failed requests of one browser context."""

    said: list[str] = field(default_factory=list)

    def listen(self, page) -> None:
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"script: {error}"))
        page.on("requestfailed", self.failed)

    def failed(self, request) -> None:
        # A page that has heard all it wanted ends its stream of events, and Chromium calls that a failure.
        if request.resource_type != "eventsource":
            self.said.append(f"failed: {request.url}")


@contextmanager
def window(browser, base: str, *, state=None, size=DESKTOP, language=None, script=True):
    """A page in a context of its own. Leaving it says that the browser had nothing to complain of."""
    context = browser.new_context(
        base_url=base, storage_state=state, viewport=size, locale="vi-VN", java_script_enabled=script,
        reduced_motion="reduce",
    )
    try:
        context.set_default_timeout(15_000)
        if script:
            context.add_init_script(WATCH_POLICY)
        if language:
            context.add_cookies([{"name": "lang", "value": language, "url": base}])
        page = context.new_page()
        complaints = Complaints()
        complaints.listen(page)
        page.complaints = complaints
        yield page
        assert complaints.said == []
    finally:
        context.close()


def settle(page) -> None:
    """Waits until every chart of the page is drawn."""
    page.wait_for_function(
        "[...document.querySelectorAll('.chart-canvas')].every((canvas) => canvas.querySelector('svg'))")


def axe_violations(page) -> list[str]:
    """What axe-core finds, one line each: the rule and the first places."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']} ({v['impact']}): {[node['target'] for node in v['nodes']][:4]}" for v in found]


def too_wide(page) -> str | None:
    """The element that makes the page scroll sideways, or None."""
    return page.evaluate(
        """() => {
        const root = document.documentElement;
        if (root.scrollWidth <= root.clientWidth) return null;
        const wide = [...document.querySelectorAll('body *')].filter((element) => {
            const box = element.getBoundingClientRect();
            if (box.right <= root.clientWidth + 1 || box.width === 0) return false;
            for (let above = element.parentElement; above; above = above.parentElement) {
                if (getComputedStyle(above).overflowX !== 'visible') return false;
            }
            return true;
        });
        const last = wide.at(-1);
        return `${root.scrollWidth} px: ` + (last ? `${last.tagName}.${last.className} ${last.textContent.trim().slice(0, 60)}` : '?');
    }""")


def cut_in_print(page) -> list[str]:
    """Elements that would lose part of themselves on paper; the page must be in print media."""
    return page.evaluate(
        """() => [...document.querySelectorAll('main *')].filter((element) => {
            const style = getComputedStyle(element);
            return element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll', 'hidden'].includes(style.overflowX)
                && style.clipPath === 'none' && style.position !== 'absolute';
        }).map((element) => `${element.tagName}.${element.className}`)""")
