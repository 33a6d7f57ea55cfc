"""How long a briefing on one borough takes, from the first question to both files."""

from __future__ import annotations

import time

from briefing import brief
from catalogue import load_catalogue
from store import Store

from ..report import Line, spread

TRAFFORD = ("E08000009", "borough")
THEMES = tuple((one, one.capitalize()) for one in ("worklessness", "health", "housing", "skills"))
LIMIT_MS = 10_000
TIMES = 3


def lines() -> list[Line]:
    """Return the median time of a briefing on Trafford; every figure is asked for anew each time."""
    store, catalogue, taken = Store(), load_catalogue(), []
    for _ in range(TIMES):
        begun = time.perf_counter()
        made = brief(store, catalogue, [TRAFFORD], THEMES)
        taken.append((time.perf_counter() - begun) * 1000)
    sizes = {"page kB": len(made.page) // 1000, "slides kB": len(made.slides) // 1000}
    return [Line("briefing: one borough, both files", spread(taken)["median"], "ms", LIMIT_MS, detail=sizes)]
