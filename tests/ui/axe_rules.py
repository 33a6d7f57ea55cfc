"""The rules of axe, on a page as it is now."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from browsing import ExplorerPage

AXE = Axe()

# Areas are given their names a moment after they are drawn, when the browser has nothing better to do.
UNNAMED = "!document.querySelector('.area[role=button]:not(.k255):not([aria-label])')"


def violations(page: ExplorerPage) -> list[str]:
    """Return what axe finds on the page as it is now: rule and elements."""
    page.until(UNNAMED)
    found = AXE.run(page.page).response["violations"]
    return [f"{rule['id']}: {[node['target'] for node in rule['nodes']]}" for rule in found]
