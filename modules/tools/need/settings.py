"""The settings of the need tool, and what is made of them. No Shiny."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..settings import Choice, Kept, Slider
from .answer import WAYS
from .choice import presets
from .sharing import BY, KINDS, Request

PRESET = Choice(
    "preset",
    "Weights to start from",
    {name: one.title for name, one in presets().items()},
    "equal",
    why="Which indicators, and how much each counts. Change them below; 0 leaves one out.",
)
WEIGHTS = Kept("weights")
WAY = Choice(
    "way",
    "On one scale by",
    WAYS,
    "z",
    why="Distance from the mean keeps how far apart areas are. Ranks keep the order only. The way of the "
    "English indices ranks, and stretches the top, so that a high figure is not cancelled by a low one.",
)
SHOWS = Choice(
    "shows",
    "The map shows",
    {
        "score": "Need score",
        "share": "Share of draws in the top",
        "gets": "What each area gets",
        "meets": "Areas that meet all conditions",
    },
    "score",
    why="What the colours stand for. The ranking in panel and table is the same whichever is shown.",
)
K = Slider(
    "k",
    "How many areas are the top",
    1,
    20_000,
    20,
    follows=True,
    why="An area is sure of its place where it is among the top in most draws. Up to half of those ranked.",
)
VARY = Slider(
    "vary",
    "Weights vary by",
    0,
    100,
    25,
    step=5,
    unit=" %",
    why="In every draw each weight is changed by up to this much, up or down. Weights are a judgement: a "
    "quarter is about as far as two reasonable people differ.",
)
KIND = Choice("kind", "Share out", KINDS, "budget", why="Money to the pound, or whole people.")
BUDGET = Slider(
    "budget",
    "How much",
    10_000,
    10_000_000,
    1_000_000,
    step=10_000,
    why="All of it is shared out, to the pound.",
)
LEAST = "What every area gets first; the rest goes by the rule below."
LEAST_BUDGET = Slider("least_budget", "At least for each area", 0, 100_000, 0, step=500, why=LEAST)
STAFF = Slider("staff", "How many", 1, 1000, 50, unit=" staff", why="All are shared out, as whole people.")
LEAST_STAFF = Slider("least_staff", "At least for each area", 0, 20, 0, why=LEAST)
SHARED_BY = Choice(
    "by",
    "In proportion to",
    BY,
    "score",
    why="A score has no zero, so shares follow how far it lies above the lowest. The gap is the people who "
    "would have to change for the area to match Greater Manchester.",
)
CONDITIONS = Kept("conditions")
IN_PANEL = (K, VARY, KIND, BUDGET, STAFF, LEAST_BUDGET, LEAST_STAFF, SHARED_BY)
"""Settings that stand beside their answer and not in the rail."""
EVERY = (PRESET, WEIGHTS, WAY, SHOWS, *IN_PANEL, CONDITIONS)


def request_of(value: Callable[[Any], Any]) -> Request:
    """Return what is to be shared out; `value` gives a setting's value."""
    kind = value(KIND)
    amount, least = (BUDGET, LEAST_BUDGET) if kind == "budget" else (STAFF, LEAST_STAFF)
    return Request(kind, round(value(amount)), round(value(least)), value(SHARED_BY))
