"""The explorer in a reader's hands: one browser context for all tests, opened anew at an address by each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from browsing import ExplorerPage
from playwright.sync_api import Locator, ViewportSize, expect

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
BUCKLOW, BOWDON, URMSTON = "E05015244", "E05015241", "E05015259"
MANCHESTER, TRAFFORD = "E08000003", "E08000009"

# What the map told the page last, and how often a reader pressed something.
REMEMBER = """
window.clicks = 0;
document.addEventListener('click', (event) => {
  if (event.isTrusted && event.detail) window.clicks += 1;
}, true);
document.addEventListener('gm:painted', ({ detail }) => {
  window.paints = (window.paints || 0) + 1;
  const { level, about, ids } = detail;
  window.painted = { level, title: about.title, ids, breaks: about.breaks, fewest: about.fewest };
});
"""
POINT = """(code) => {
  const { map } = gmMap.attached(), box = map.getContainer().getBoundingClientRect();
  const { x, y } = map.latLngToContainerPoint(gmMap.areaInfo(code).centre);
  return [x + box.left, y + box.top];
}"""
AREA = """(code) => {
  const place = painted.ids.indexOf(code), drawn = [...document.querySelectorAll('.area')][place];
  return drawn.getAttribute('class');
}"""
SEEN_AND_STALE = "[...document.querySelectorAll('.recalculating')].some((one) => one.checkVisibility())"
# Everything that a pasted link has to bring back.
SCREEN = """() => {
  const text = (selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())
    .map((one) => one.innerText.trim());
  const controls = [...document.querySelectorAll('.gm-input')]
    .filter((one) => one.type !== 'hidden' && one.type !== 'search');
  const kept = (one) => [one.dataset.key, one.type === 'checkbox' ? one.checked : one.value];
  const { theme, scale, mode } = document.documentElement.dataset;
  return {
    title: document.title,
    colours: [...document.querySelectorAll('.area')].map((one) => one.getAttribute('class')),
    picked: text('.picked'), level: text('#levels [aria-pressed=true]'), crumbs: text('#crumbs li'),
    tray: text('#tray-rows .tray-name'), letters: text('#tray-rows .tray-row .badge'),
    callouts: text('.callout'),
    sentence: text('#summary .sentence'), numbers: text('#summary .hero'), beside: text('#summary .mini'),
    comparators: text('.beside tr'), legend: text('#legend-title, #legend .legend-strip button'),
    chart: text('.chart-tab[aria-selected=true]'), finding: text('#chart-now .chart-title'),
    settings: Object.fromEntries(controls.map(kept)),
    answer: text('.theme-part:not([hidden]) .theme-answer'),
    places: document.querySelectorAll('.map-point').length,
    modes: { theme, scale, mode },
  };
}"""

expect.set_options(timeout=30_000)

Explore = Callable[[str], "Reader"]


class Reader(ExplorerPage):
    """A page and what a reader does on it."""

    def open(self, query: str = "") -> Reader:
        """Open the page at an address, painted and with its sentence."""
        super().open(query)
        self.page.locator("#summary .sentence").wait_for()
        return self

    def get(self, key: str) -> str:
        """Return what a control or the state kept in the page holds."""
        return str(self.ask('(key) => document.querySelector(`.gm-input[data-key="${key}"]`).value', key))

    def address(self) -> dict[str, str]:
        """Return the fields of the address bar."""
        return dict(parse_qsl(urlsplit(self.page.url).query))

    def address_says(self, **fields: str) -> None:
        """Wait until the address bar has these fields; an empty one means that it has not."""
        named = {key.replace("__", "-"): value for key, value in fields.items()}
        script = """(wanted) => {
          const has = new URLSearchParams(location.search);
          return Object.entries(wanted).every(([key, value]) => (has.get(key) || '') === value);
        }"""
        self.page.wait_for_function(script, arg=named, timeout=30_000)

    def settled(self) -> None:
        """Wait until the chart belongs to what is shown and nothing is on its way."""
        self.page.wait_for_timeout(350)  # the pause before a chart is drawn
        self.until(
            "![...document.querySelectorAll('.shiny-busy, .panel .recalculating')]"
            ".some((one) => one.checkVisibility())"
        )
        self.page.locator("#chart-now .chart-title").wait_for(state="attached")

    def screen(self) -> dict[str, Any]:
        """Return what is on the screen, in words and numbers."""
        self.settled()
        return dict(self.ask(SCREEN))

    def sentence(self) -> Locator:
        return self.page.locator("#summary .sentence")

    def toast(self) -> Locator:
        return self.page.locator("#toasts")

    def legend(self) -> Locator:
        return self.page.locator("#legend .legend-strip button")

    def more_settings(self) -> None:
        self.page.locator("#more").click()
        self.page.locator("#settings").wait_for()

    def fewer_settings(self) -> None:
        """Close the further settings if they are open; a link does not open them."""
        if self.page.locator("#settings").is_visible():
            self.page.locator("#more").click()

    def table(self) -> Locator:
        """Open the table and return its rows in sight."""
        self.page.locator("#drawer-toggle").click()
        self.page.locator("#table .rows .row").first.wait_for()
        return self.page.locator("#table .rows .row")

    def point_in(self, code: str) -> tuple[float, float]:
        """Return the place on the page of a point inside an area."""
        x, y = self.ask(POINT, code)
        return x, y

    def click_area(self, code: str, *, shift: bool = False) -> None:
        """Click an area, unhurried: two clicks within a quarter of a second are a double click."""
        self.page.wait_for_timeout(300)
        if shift:
            self.page.keyboard.down("Shift")
        self.page.mouse.click(*self.point_in(code))
        if shift:
            self.page.keyboard.up("Shift")

    def class_of(self, code: str) -> str:
        """Return the class attribute of an area of the level shown."""
        return str(self.ask(AREA, code))

    def choose(self, indicator: str, level: str) -> None:
        """Choose through the picker, and wait for the map."""
        self.page.locator("#picker-button").click()
        self.page.locator(f'.level-chip[data-indicator="{indicator}"][data-level="{level}"]').click()
        self.address_says(**self.not_default(indicator=indicator, level=level))
        self.until(f"painted.level === '{level}'")

    @staticmethod
    def not_default(**fields: str) -> dict[str, str]:
        """Return the fields as the address bar has them: what is the default is left out."""
        usual = {"indicator": "employment_deprivation", "level": "ward25"}
        return {key: "" if usual.get(key) == value else value for key, value in fields.items()}
