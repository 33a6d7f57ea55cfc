"""A slider step at LSOA level, from the key press to the screen, in the explorer and in both baselines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from statistics import median

from playwright.sync_api import Browser, TimeoutError

from .baseline_figures import INDICATOR, LEVEL, START
from .browser import Step, Watched, chromium, watch
from .report import Line, Part, timing
from .serving import APP, BOKEH, CHOROPLETH, served

STEPS, FEWEST = 15, 12
TRIES, SETTLE_MS = 5, 2000
FASTER_THAN_NAIVE, MAP_BYTES, MAP_MESSAGES = 8, 12_000, 3
MAP_WORDS = ("shinywidgets_comm", '"gm-paint"')  # in messages that are the map's
# One step of practice, then fifteen; both ways end where they began.
KEYS = {"classes": "RRRRLLLLLLRRRRLL", "population": "RRRRRRRRLLLLLLLL", "period": "LLLLLLLLRRRRRRRR"}
ARROWS = {"R": "ArrowRight", "L": "ArrowLeft"}


class NotDrawn(RuntimeError):
    """A page stayed blank."""


@dataclass(frozen=True, slots=True)
class Page:
    """How to open a page and where its sliders and its map are; `drawn` is what a step must draw."""

    name: str
    words: tuple[str, ...]
    path: str
    map_box: str
    sliders: dict[str, str]
    drawn: str
    open: Callable[[Watched], None]


def open_ours(seen: Watched) -> None:
    """Wait for the map, open the table and the further settings."""
    seen.page.wait_for_function("document.querySelectorAll('path.area.k2').length > 0")
    seen.page.click("#drawer-toggle")
    seen.page.click("#more")
    seen.page.wait_for_selector("#table .row")


def open_naive(seen: Watched) -> None:
    """Wait for the map."""
    seen.page.wait_for_function("document.querySelectorAll('.leaflet-overlay-pane path').length > 1000")


def open_bokeh(seen: Watched) -> None:
    """Wait for the map and the table."""
    seen.page.wait_for_selector(".bk-DataTable .slick-row")


AT_START = "&".join(f"{name}={value}" for name, value in START.items())
OURS = Page(
    "ours",
    APP,
    f"/?indicator={INDICATOR}&level={LEVEL}&{AT_START}",
    "#stage-map",
    {"classes": "#classes", "population": "#population"},
    "areas && gmProbe.beside",
    open_ours,
)
MONTHS = Page(
    "ours, wards",
    APP,
    "/?indicator=claimant_rate&level=ward17",
    "#stage-map",
    {"period": "#period"},
    "areas && gmProbe.beside",
    open_ours,
)
NAIVE = Page(
    "naive",
    CHOROPLETH,
    "/",
    ".leaflet-container",
    {name: f".shiny-input-container:has(#{name}) .irs-line" for name in START},
    "areas",
    open_naive,
)
BOKEH_PAGE = Page(
    "bokeh",
    BOKEH,
    "/baseline_bokeh",
    ".bk-Figure",
    {"classes": ".noUi-handle >> nth=0", "population": ".noUi-handle >> nth=1"},
    "canvas",
    open_bokeh,
)


@contextmanager
def opened(browser: Browser, pages: Sequence[Page]) -> Iterator[dict[str, Watched]]:
    """Serve and open every page; they stay side by side, so that their steps can take turns."""
    with ExitStack() as stack:
        found = {}
        for page in pages:
            server = stack.enter_context(served(page.words, page.path.split("?")[0]))
            seen = found[page.name] = watch(browser, page.map_box)
            show(page, seen, server.url(page.path))
        yield found


def show(page: Page, seen: Watched, address: str) -> None:
    """Open a page and wait until it is drawn. A stock map sometimes stays blank: then it is opened again."""
    for _ in range(TRIES):
        seen.page.goto(address)
        try:
            page.open(seen)
        except TimeoutError:
            continue
        seen.page.wait_for_timeout(SETTLE_MS)
        return
    raise NotDrawn(f"{page.name} drew nothing in {TRIES} tries.")


def take_turns(
    pages: Sequence[Page], seen: dict[str, Watched], slider: str, filming: bool
) -> dict[str, list[Step]]:
    """Move a slider on all pages in turn, so that noise falls on all alike. The first step is practice."""
    taken: dict[str, list[Step]] = {page.name: [] for page in pages}
    for key in KEYS[slider]:
        for page in pages:
            try:
                step = seen[page.name].press(page.sliders[slider], ARROWS[key], page.drawn, filming)
            except TimeoutError:
                continue  # a stock layer that is replaced is now and then not drawn at all
            taken[page.name].append(step)
    for name, steps in taken.items():
        if len(steps) < FEWEST:
            raise NotDrawn(
                f"{name} drew nothing at {STEPS + 1 - len(steps)} of {STEPS + 1} steps of {slider}."
            )
    return {name: steps[1:] for name, steps in taken.items()}


def measure() -> Part:
    """Return the times of slider steps and their ratios."""
    lines: list[Line] = []
    with chromium() as browser:
        with opened(browser, [OURS, NAIVE, BOKEH_PAGE]) as seen:
            for slider in START:
                lines += compared(slider, take_turns([OURS, NAIVE, BOKEH_PAGE], seen, slider, filming=False))
                lines += filmed(slider, take_turns([OURS, NAIVE, BOKEH_PAGE], seen, slider, filming=True))
        with opened(browser, [MONTHS]) as seen:
            lines += alone("period", take_turns([MONTHS], seen, "period", filming=False)[MONTHS.name])
    how = f"key press to screen, {STEPS} steps each, pages take turns; ours and Bokeh with a table"
    return Part("slider_step", how, lines)


def compared(slider: str, steps: dict[str, list[Step]]) -> list[Line]:
    """Return the times inside the page, from the key press to the frame after the last drawing on the map."""
    ours = alone(slider, steps["ours"])
    naive = timing(f"{slider}: naive, last path painted", of(steps["naive"], "areas"))
    bokeh = timing(f"{slider}: Bokeh, last drawing on the canvas", of(steps["bokeh"], "canvas"))
    return [*ours, naive, bokeh, *ratios(f"{slider}, drawn", ours[0].value, naive.value, bokeh.value)]


def filmed(slider: str, steps: dict[str, list[Step]]) -> list[Line]:
    """Return the times on the screen, from the key press to the last frame in which the map changed."""
    on_map = [
        timing(f"{slider}: {name}, map's pixels settled", of(taken, "pixels"))
        for name, taken in steps.items()
    ]
    whole = [
        timing(f"{slider}: {name}, page's pixels settled", of(taken, "page")) for name, taken in steps.items()
    ]
    return [*on_map, *whole, *ratios(f"{slider}, pixels", *(line.value for line in on_map))]


def ratios(name: str, ours: float, naive: float, bokeh: float) -> list[Line]:
    """Return how many times faster ours is than each baseline."""
    return [
        Line(f"{name}: times faster than naive", naive / ours, "×", FASTER_THAN_NAIVE, at_least=True),
        Line(f"{name}: times faster than Bokeh", bokeh / ours, "×", 1, at_least=True),
    ]


def alone(slider: str, steps: Sequence[Step]) -> list[Line]:
    """Return our times, and what went over the socket for the map in one step."""
    for_map = [[len(frame.encode()) for frame in step.frames if is_of_map(frame)] for step in steps]
    everything = [sum(len(frame.encode()) for frame in step.frames) for step in steps]
    return [
        timing(f"{slider}: ours, last path painted", of(steps, "areas")),
        timing(f"{slider}: ours, table and summary settled", of(steps, "beside")),
        Line(f"{slider}: paths changed a step", median(step.changed for step in steps), ""),
        Line(f"{slider}: most bytes for the map a step", max(map(sum, for_map)), "bytes", MAP_BYTES),
        Line(f"{slider}: most messages for the map a step", max(map(len, for_map)), "", MAP_MESSAGES),
        Line(f"{slider}: bytes of all messages a step", median(everything), "bytes"),
    ]


def is_of_map(frame: str) -> bool:
    """Return whether a message of the socket is for the map."""
    return any(word in frame[:200] for word in MAP_WORDS)


def of(steps: Sequence[Step], name: str) -> list[float]:
    """Return one time of every step that has it."""
    return [time for step in steps if (time := getattr(step, name)) is not None]
