"""What goes with it: the share of an outcome that an exposure has, by a relative risk with its source.

No Shiny here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

import geodata
from analysis.attributable import Burden, attributable_fraction, burden, exposed_share
from analysis.errors import NotUsable
from analysis.ranking import rank
from analysis.relative_risks import RelativeRisk, entered_count, entered_risk
from analysis.what_if_words import inside_sentence
from catalogue import Indicator, PublishedRisk, load_published_risks

from ...parts.figures import beside
from ...parts.painting import Painting, Spoken, paint_values
from ...parts.tool_table import Column, ToolTable, base_rows
from ..on_map import OnMap, name_of
from ..others import view_of
from .gap import PLAIN

OWN = "own"
RISKS = {one.id: one.title for one in load_published_risks().values()}
OTHER_EXPOSURE = (
    "This relative risk is for {exposure}. {title} does not count those people, so it cannot say how many "
    "are exposed."
)
FORMULA = (
    "Share of cases = p(RR − 1) ÷ (1 + p(RR − 1)), p the share of people exposed and RR the relative risk "
    "(Levin 1953). A fall of the exposure by x % takes x % of it away, those who leave it having the risk of "
    "the unexposed (Barendregt and Veerman 2010)."
)
AMONG = "The share is of cases among all those, so cases of others do not count."
SUMS = (
    "Shares of several exposures do not add up: the same case can go with more than one of them. It says "
    "nothing of single people, nor when a change would show."
)


@dataclass(frozen=True, slots=True)
class Typed:
    """What the reader chose and typed: a published risk or their own, its interval and source, cases."""

    risk: str
    value: str = ""
    interval: str = ""
    source: str = ""
    counted_by: str = ""
    cases: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Share:
    """The answer for one area, and the same share for every area of the map.

    `cases_words` says what the cases are; `near` how the map's indicator differs from the study's exposure.
    """

    at: OnMap
    risk: RelativeRisk
    found: Burden
    exposed: float
    code: str
    exposure: str
    outcome: str
    cases: float
    cases_words: str
    near: str
    caveats: tuple[str, ...]

    @property
    def place(self) -> str:
        """The area that the answer is for."""
        return name_of(self.code)

    @property
    def among(self) -> str:
        """Whom the exposure counts, out of whom: the cases are among the latter."""
        own = self.at.indicator
        return f"Exposed: {inside_sentence(own.numerator)}, of {inside_sentence(own.denominator)}."

    @property
    def everywhere(self) -> NDArray[np.float64]:
        """The attributable fraction of every area, per cent."""
        unit = {"%": 100.0, "per 1,000": 1_000.0}.get(self.at.indicator.unit, 100_000.0)
        return 100 * attributable_fraction(self.at.view.values / unit, self.risk.value)


def share_of(at: OnMap, typed: Typed, reduction: float) -> Share:
    """Return the share of the outcome that goes with the map's indicator, for the area meant.

    Raises
    ------
    AnalysisError
        The indicator is no share of people, or not those that the study's risk is for; no relative risk or
        no source; no figure for the area.
    """
    indicator = at.indicator
    published = load_published_risks().get(typed.risk)
    near = near_of(indicator, published) if published else ""
    risk = risk_of(published) if published else entered_risk(typed.value, typed.source, typed.interval)
    code = at.chosen[0] if at.chosen else at.subject.within or geodata.GM
    exposed = exposed_share(figure_at(at, code), indicator.unit, indicator.measure, indicator.title)
    if math.isnan(exposed):
        raise NotUsable(f"There is no figure of {indicator.title} for {name_of(code)}. Select an area.")
    cases, cases_words = cases_of(at, typed, code)
    return Share(
        at=at,
        risk=risk,
        found=burden(exposed, risk, reduction=reduction, cases=cases),
        exposed=exposed,
        code=code,
        exposure=published.called if published and not near else inside_sentence(indicator.title),
        outcome=published.outcome if published else outcome_words(at, typed),
        cases=cases,
        cases_words=cases_words,
        near=near,
        caveats=published.caveats if published else (),
    )


def near_of(indicator: Indicator, published: PublishedRisk) -> str:
    """Return how the indicator differs from the study's exposure, "" where it is the same.

    Raises
    ------
    NotUsable
        It is another thing.
    """
    if indicator.id in published.fits:
        return ""
    if indicator.id in published.near:
        return str(published.near[indicator.id])
    raise NotUsable(OTHER_EXPOSURE.format(exposure=published.exposure, title=indicator.title))


def risk_of(published: PublishedRisk) -> RelativeRisk:
    """Return a published risk for the formula."""
    limits = (math.nan if one is None else one for one in (published.lower, published.upper))
    return RelativeRisk(
        published.value,
        published.source,
        *limits,
        measure=published.measure,
        adjusted_for=published.adjusted_for,
    )


def figure_at(at: OnMap, code: str) -> float:
    """Return the map's indicator for an area of the map, a borough or Greater Manchester; NaN for none."""
    place = at.view.index(code)
    if place is not None:
        return float(at.view.values[place])
    rows = beside(at.views, at.subject, None, at.subject.within)
    return next((one.value for one in rows if one.code == code), math.nan)


def outcome_words(at: OnMap, typed: Typed) -> str:
    """Return what an outcome of the reader's own is called."""
    counted = at.views.catalogue.indicators.get(typed.counted_by)
    return inside_sentence(counted.numerator) if counted else "the outcome"


def cases_of(at: OnMap, typed: Typed, code: str) -> tuple[float, str]:
    """Return how many cases there are where the answer is for, and what they are; NaN where not known.

    Raises
    ------
    AnalysisError
        What was typed is no number of cases, or the indicator has no counts here.
    """
    if typed.risk != OWN or not typed.counted_by:
        return entered_count(typed.cases), "cases as entered"
    view = view_of(at.views, typed.counted_by, at.subject, PLAIN)
    indicator = at.views.catalogue.indicators[typed.counted_by]
    place = view.index(code)
    counts = view.numerator[at.shown] if place is None else view.numerator[place : place + 1]
    if not np.isfinite(counts).all():
        raise NotUsable(f"{indicator.title} has no counts here, so there is no number of cases.")
    return float(counts.sum()), indicator.numerator


def paint_share(share: Share, classes: int, way: str) -> Painting:
    """Return the attributable fraction of every area."""
    at = share.at
    words = Spoken(
        legend=f"Share of {share.outcome} that goes with {share.exposure}, %",
        sentence="{name}, {parent}: {value} of " + share.outcome + " would go with " + share.exposure + ".",
        unit="%",
        polarity="high_is_bad" if share.risk.value >= 1 else "neutral",
    )
    return paint_values(share.everywhere, at.subject.level, at.shown, words, classes=classes, method=way)


def table_of_share(share: Share, codes: NDArray[np.uint8]) -> ToolTable:
    """Return the areas shown with exposure, attributable fraction and impact fraction.

    `codes` are the map's, for the colour beside each number.
    """
    at, own, found = share.at, share.at.indicator, share.everywhere
    rows = base_rows(
        at.subject.level,
        at.shown,
        value=found,
        rank=rank(found),
        klass=codes,
        exposed=at.view.values,
        impact=found * share.found.reduction,
        reason=np.where(np.isfinite(found), "", at.view.reasons),
    )
    limits = f" ({share.risk.lower:g} to {share.risk.upper:g})" if share.risk.has_interval else ""
    return ToolTable(
        f"Share of {share.outcome} that goes with {share.exposure}",
        rows,
        Column("value", "Attributable fraction", unit="%"),
        (
            Column("exposed", own.title, unit=own.unit, decimals=own.decimals),
            Column("impact", f"After a fall by {share.found.reduction * 100:g} %", unit="%", decimals=2),
        ),
        facts=(
            ("Question", "What goes with it"),
            ("Relative risk", f"{share.risk.measure} {share.risk.value:g}{limits}"),
            ("Source of the relative risk", share.risk.source),
            ("Fall of the exposure", f"{share.found.reduction * 100:g} %"),
        ),
        sentences=(
            FORMULA,
            share.among,
            AMONG,
            *([share.near] if share.near else []),
            *share.found.notes,
            *share.caveats,
            SUMS,
        ),
        indicators=(own.id,),
        note="attributable fraction, highest first",
    )
