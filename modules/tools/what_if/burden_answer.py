"""The answer to what goes with an exposure: sentences, source of the risk, cautions. No Shiny here."""

from __future__ import annotations

import math

from htmltools import Tag, TagList, tags

from analysis.errors import AnalysisError
from analysis.what_if_words import describe_burden, describe_impact
from analysis.wording import format_number, format_value
from catalogue import load_published_risks

from ...parts.level_choice import reason_of
from ...parts.tool_words import bullet, caution, method, numbers, refused, show_button, spoken
from ..on_map import OnMap
from ..others import held_at
from .burden import AMONG, FORMULA, OWN, SUMS, Share, Typed

MOST_OFFERED = 6


def answer_share(share: Share) -> TagList:
    """Return the sentences, the numbers, where the relative risk comes from, the cautions and the method."""
    found, risk = share.found, share.risk
    first, *rest = found.notes
    return TagList(
        spoken(describe_burden(found, share.exposure, share.outcome, share.place)),
        spoken(describe_impact(found, share.exposure, share.outcome), css="theme-answer"),
        caution(first),
        caution(share.near) if share.near else None,
        numbers(
            (format_value(share.exposed * 100, "%", 1), f"exposed in {share.place}"),
            (f"{risk.value:g}", _risk_words(share)),
            (format_value(found.fraction * 100, "%", 1), "attributable fraction"),
        ),
        tags.p(
            f"{format_number(share.cases)}: {share.cases_words[:1].lower()}{share.cases_words[1:]}.",
            class_="note",
        )
        if math.isfinite(share.cases)
        else None,
        tags.p("Relative risk from: ", tags.span(risk.source, class_="source-line"), class_="note"),
        bullet([f"{share.among} {AMONG}", *rest, *share.caveats]),
        method(FORMULA, SUMS),
    )


def _risk_words(share: Share) -> str:
    risk = share.risk
    return f"{risk.measure}, {risk.lower:g} to {risk.upper:g}" if risk.has_interval else risk.measure


def refused_share(at: OnMap, typed: Typed, fault: AnalysisError) -> Tag:
    """Return why there is no share, and what fits: exposures of the study, or shares of people held here."""
    ways = [show_button(name, title) for name, title in exposures(at, typed)]
    if not ways:
        return refused(str(fault))
    return refused(
        str(fault), tags.p("Show one of these on the map:"), tags.ul(*[tags.li(one) for one in ways])
    )


def exposures(at: OnMap, typed: Typed) -> list[tuple[str, str]]:
    """Return other indicators that can be the exposure, by id and title."""
    indicators = at.views.catalogue.indicators
    published = load_published_risks().get(typed.risk)
    if published is None:
        if at.indicator.measure == "proportion":
            return []
        able = [one for one in held_at(at.views, at.subject.level) if one.measure == "proportion"]
        return [(one.id, one.title) for one in able[:MOST_OFFERED]]
    if typed.risk != OWN and at.indicator.id in (*published.fits, *published.near):
        return []
    found = [indicators[name] for name in (*published.fits, *published.near) if name in indicators]
    near = sorted(found, key=lambda one: bool(reason_of(one, at.subject.level)))
    return [(one.id, one.title) for one in near]
