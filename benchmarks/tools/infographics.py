"""How long a ready picture takes from the press to the file, figures and drawing included."""

from __future__ import annotations

import time

from modules.parts.state import Chosen
from modules.parts.views import Views
from modules.tools.pictures.drawn import TITLES
from modules.tools.pictures.figures import Ask
from modules.tools.pictures.gallery import make_file

from ..baseline_figures import held_views
from ..report import Line, spread
from ..server_time import wishes

LIMIT_MS = 400
TIMES = 7
INDICATOR, LEVEL, OLDHAM = "employment_rate", "borough", "E08000004"


def lines() -> list[Line]:
    """Return the time of every picture as PNG of half an A4 page; the map also with all LSOAs."""
    views = held_views()
    subject, settings = wishes(views, indicator=INDICATOR, level=LEVEL)
    ask = Ask(subject, settings, Chosen(OLDHAM))
    found = [
        _line(views, f"infographic: {title.lower()}, PNG at 300 dpi", ask, kind)
        for kind, title in TITLES.items()
    ]
    small, settings = wishes(views, indicator="employment_deprivation", level="lsoa11")
    found.append(
        _line(views, "infographic: map of 1,673 LSOAs, PNG at 300 dpi", Ask(small, settings, Chosen()), "map")
    )
    return found


def _line(views: Views, name: str, ask: Ask, kind: str) -> Line:
    make_file(views, ask, kind, "png")  # figures are kept, as on a page that shows the gallery
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        make_file(views, ask, kind, "png")
        taken.append((time.perf_counter() - begun) * 1000)
    beside = spread(taken)
    return Line(name, beside["median"], "ms", LIMIT_MS, detail={"p95": beside["p95"]})
