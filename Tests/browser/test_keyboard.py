"""Everything can be reached and done without a mouse, and one sees where one is."""

from accounts import EVERYTHING, PASSWORD
from browsing import window

SEEN = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page, css: str, limit: int = 120) -> None:
    """Tabs until the element has the focus; each stop on the way shows where the focus is."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        if page.evaluate("(css) => document.activeElement.matches(css)", css):
            return
    raise AssertionError(f"Tab never came to {css}")


def test_signs_in_and_out(browser, guests):
    guests.state(EVERYTHING)
    with window(browser, guests.server.address) as page:
        page.goto("/sign-in")
        assert page.evaluate("document.activeElement.name") == "name"
        page.keyboard.type(EVERYTHING.name)
        page.keyboard.press("Tab")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/")
        tab_to(page, "form.person button")
        page.keyboard.press("Enter")
        page.wait_for_url("**/sign-in*")
        page.goto("/")
        assert "/sign-in" in page.url


def test_skips_to_the_content(guests):
    with guests.window() as page:
        page.goto("/")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('a.skip')")
        assert page.locator("a.skip").bounding_box()["x"] >= 0
        page.keyboard.press("Enter")
        tab_to(page, "main a", limit=1)


def test_chooses_a_period(guests):
    with guests.window() as page:
        page.goto("/")
        tab_to(page, "select[name=period]")
        before = page.locator("h1").inner_text()
        page.keyboard.press("ArrowDown")
        tab_to(page, "form.choice button")
        page.keyboard.press("Enter")
        page.wait_for_url("**period=**")
        assert page.locator("h1").inner_text() != before


def test_goes_through_the_menu(guests):
    with guests.window() as page:
        page.goto("/")
        entries = page.locator(".menu a").count()
        for index in range(1, entries):
            tab_to(page, f".menu li:nth-child({index + 1}) a")
            wanted = page.evaluate("document.activeElement.getAttribute('href')")
            page.keyboard.press("Enter")
            page.wait_for_url(f"**{wanted.split('?')[0]}*")
            assert page.locator(".menu a[aria-current=page]").get_attribute("href").split("?")[0] == wanted.split("?")[0]


def test_opens_a_figure(guests):
    with guests.window() as page:
        page.goto("/")
        tab_to(page, "main a.figure")
        said = page.evaluate("document.activeElement.textContent").strip()
        page.keyboard.press("Enter")
        page.wait_for_url("**/figure?*")
        assert said in page.locator("main").inner_text()
