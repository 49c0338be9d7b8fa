"""Whether everybody can use a page: the rules of WCAG, by axe-core."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Of what is broken everything is told. What is right need not be: that takes longer.
    "resultTypes": ["violations"],
}


def assert_accessible(page: Page) -> None:
    page.wait_for_load_state()
    found = Axe().run(page, options=OPTIONS)
    assert found.violations_count == 0, (page.url, found.generate_report())
