"""The figures that both baselines show.

They are the explorer's own values, classes and geometry, so that only the way to the screen differs.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

import numpy as np

import geodata
from analysis.view import View
from catalogue import load_catalogue
from modules.parts.state import Notices, resolve_settings, resolve_subject
from modules.parts.views import Views
from store import Store

INDICATOR, LEVEL = "employment_deprivation", "lsoa11"
START = {"classes": 5, "population": 1200}
RAMP = ("#1a8450", "#4f9f56", "#8ab75f", "#c4cd6d", "#f3dc7e", "#f3b95f", "#ea8e43", "#d4562f", "#b3181f")


def held_views() -> Views:
    """Return the figures of the embedded snapshot, nothing cached yet."""
    store = Store()
    return Views(store, load_catalogue().holding(store.indicators()))


@cache
def views() -> Views:
    """Return the explorer's figures, cached as in the app."""
    return held_views()


def figures(classes: int, population: int) -> View:
    """Return values and classes of every LSOA for the two sliders."""
    wishes = {"indicator": INDICATOR, "level": LEVEL, "classes": str(classes), "population": str(population)}
    subject = resolve_subject(wishes, views().catalogue, views(), Notices())
    found: View = views().view(subject, resolve_settings(wishes, Notices()))
    return found


def geometry() -> dict[str, Any]:
    """Return the LSOAs as GeoJSON, the very file that the explorer serves."""
    found: dict[str, Any] = json.loads(
        (geodata.BOUNDARIES / geodata.boundary_url_name(LEVEL)).read_text("utf-8")
    )
    return found


def colours(classes: int) -> list[str]:
    """Return one colour a class, from the ends of the ramp."""
    return [RAMP[round(place)] for place in np.linspace(0, len(RAMP) - 1, classes)]


def middle(view: View) -> str:
    """Return the sentence that stands beside the map."""
    return f"Middle LSOA {np.nanmedian(view.values):.1f} %, {view.ranked:,} of {view.values.size:,} shown"
