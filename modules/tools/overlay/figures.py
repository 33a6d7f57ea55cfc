"""What the overlay shows: two indicators crossed at the level of the map. No Shiny here."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from analysis.classification import MISSING, breaks
from analysis.overlay import OnBoth, Overlay, among, overlay, worst_on_both
from analysis.overlay_sentences import describe_cell
from analysis.pairs import Named
from analysis.view import View
from analysis.wording import sentence_case

from ...parts.painting import Extra, Painting, Spoken, paint_groups
from ...parts.state import Settings, Subject
from ...parts.views import Views, residents
from ..limits import Span, span_of
from ..others import subject_of
from ..pairing import beside, named_of

OF_ALL, OF_SHOWN, OWN = "all", "shown", "own"
ENDS = ("first_low", "first_high", "second_low", "second_high")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the reader set: the second indicator's id, how classes are cut, and cut points of their own."""

    subject: Subject
    settings: Settings
    other: str = ""
    cuts: str = OF_ALL
    ends: tuple[float, float, float, float] = field(default=(math.nan,) * 4)


@dataclass(frozen=True, slots=True, eq=False)
class Crossing:
    """Two indicators crossed: the map's is the first. `found` and `on_both` are of the areas shown."""

    level: str
    shown: NDArray[np.bool_]
    subjects: tuple[Subject, Subject]
    views: tuple[View, View]
    names: tuple[Named, Named]
    spans: tuple[Span | None, Span | None]
    ends: tuple[float, ...]
    found: Overlay
    on_both: OnBoth
    cuts: str

    @property
    def people(self) -> float:
        """Residents of the areas that are in the worse class of both; NaN where their number is not known."""
        return float(residents(self.level)[self.on_both.places].sum())

    @property
    def cells(self) -> list[str]:
        """What each of the nine cells stands for."""
        return [sentence_case(describe_cell(self.found, self.names, number)) for number in range(9)]


def crossing_of(views: Views, asked: Asked, shown: NDArray[np.bool_]) -> Crossing:
    """Return the map's indicator crossed with another.

    Raises
    ------
    AnalysisError
        The two must not be crossed, the second has no figures here, or there are none to make classes of.
    """
    other = subject_of(views, beside(views, asked.subject, asked.other).id, asked.subject)
    subjects = (asked.subject, other)
    both = tuple(views.view(one, asked.settings) for one in subjects)
    names = tuple(named_of(one) for one in subjects)
    values = [np.where(shown, one.values, np.nan) if asked.cuts == OF_SHOWN else one.values for one in both]
    spans = tuple(
        span_of(np.where(shown, view.values, np.nan), one.decimals)
        for view, one in zip(both, names, strict=True)
    )
    ends = tuple(
        end
        for place, (one, name) in enumerate(zip(both, names, strict=True))
        for end in _ends(asked.ends[2 * place : 2 * place + 2], one.values[shown], name, spans[place])
    )
    cuts = (sorted(ends[:2]), sorted(ends[2:])) if asked.cuts == OWN else (None, None)
    found = among(overlay(values[0], values[1], names, cuts), shown)
    on_both = worst_on_both(found, values[0], values[1], names)
    return Crossing(
        asked.subject.level, shown, subjects, both, names, spans, ends, found, on_both, asked.cuts
    )


def painting_of(crossing: Crossing) -> Painting:
    """Return the map of nine colours, its legend a square to be clicked."""
    first, second = crossing.names
    values = crossing.views[1].values
    words = Spoken(
        "Two indicators",
        f"{{name}}, {{parent}}: {first.title} {{value}}, {second.title} {{extra0}}.",
        first.unit,
        first.decimals,
        first.polarity,
        "a figure is missing",
        (Extra(values, second.unit, second.decimals),),
    )
    groups = np.where(crossing.found.codes == MISSING, -1.0, crossing.found.codes.astype(float))
    painted = paint_groups(
        groups, crossing.level, crossing.shown, words, crossing.cells,
        palette="overlay", values=crossing.views[0].values,
    )  # fmt: skip
    across, up = (_axis(one) for one in reversed(crossing.subjects))
    return replace(painted, about={**painted.about, "grid": {"x": across, "y": up}})


def _axis(subject: Subject) -> str:
    """Return an indicator as an axis of the legend, which ends in an arrow: what grows along it."""
    indicator = subject.indicator
    name = sentence_case(indicator.short or indicator.title)
    return f"{name}: {'higher' if indicator.polarity == 'neutral' else 'worse'}"


def _ends(
    asked: tuple[float, ...], values: NDArray[np.float64], name: Named, span: Span | None
) -> tuple[float, float]:
    """Return the reader's cut points; where they are not set, or not within the figures, the tertiles."""
    known = values[np.isfinite(values)]
    if span is None or not known.size:
        return math.nan, math.nan
    thirds = breaks(known, "quantile", 3, decimals=name.decimals)
    usual = thirds if len(thirds) == 2 else tuple(np.quantile(known, (1 / 3, 2 / 3)).tolist())
    low, high = (
        one if span.low <= one <= span.high else other for one, other in zip(asked, usual, strict=True)
    )
    return low, high
