"""Sharing out a budget or a number of staff over the areas of a need index. No Shiny."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from htmltools import TagList, tags

import geodata
from analysis.errors import NotShareable
from analysis.sharing import Shares, claims_by_score, share_out
from analysis.wording import count_words, format_number, format_value, sentence_case
from catalogue import people_per

from ...parts.figures import chosen_comparator
from ...parts.state import Chosen, Notices, resolve_settings
from ...parts.tool_words import area_list
from ...parts.views import Views, residents
from .figures import Answer, figure_of_indicator

KINDS: Mapping[str, str] = {"budget": "A budget", "staff": "Staff"}
BY: Mapping[str, str] = {
    "score": "Need score",
    "people": "People",
    "both": "Need score × people",
    "gap": "Gap in people to Greater Manchester",
}
LISTED = 5


@dataclass(frozen=True, slots=True)
class Request:
    """What is shared out: `kind` budget (in pounds) or staff, how much, the least for each, by what."""

    kind: str
    amount: int
    least: int
    by: str


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The shares of all areas, and the words for what was shared out and by what."""

    request: Request
    shares: Shares
    what: str
    by: str


def unit_of(request: Request) -> str:
    """Return the unit of what is shared out."""
    return "£" if request.kind == "budget" else "people"


def amount_words(request: Request, amount: float) -> str:
    """Return an amount as it is shown: "£12,000", "3 staff"."""
    if request.kind == "budget":
        return format_value(amount, "£", 0)
    return f"{format_number(amount)} staff"


def share(views: Views, answer: Answer, request: Request) -> Shared:
    """Return how the amount is shared out over the areas shown that are ranked.

    Raises
    ------
    NotShareable
        A minimum that needs more than there is, or nothing to share out by.
    """
    claims, by = claims_of(views, answer, request.by)
    ranked = np.where(answer.need.ranks > 0, claims, np.nan)
    what = "pounds" if request.kind == "budget" else "staff"
    shares = share_out(request.amount, ranked, request.least, what)
    return Shared(request, shares, amount_words(request, request.amount), by)


def claims_of(views: Views, answer: Answer, by: str) -> tuple[np.ndarray, str]:
    """Return what each area's share is in proportion to, and how that is said."""
    scores = claims_by_score(np.where(answer.need.ranks > 0, answer.need.scores, np.nan))
    people = residents(answer.question.place.level)
    if by == "people":
        return people, "in proportion to residents"
    if by == "both":
        return scores * people, "in proportion to residents times the score above the lowest"
    if by == "gap":
        return _gap(views, answer)
    return scores, "in proportion to the score above the lowest"


def _gap(views: Views, answer: Answer) -> tuple[np.ndarray, str]:
    """Return how many people of each area would have to change to match Greater Manchester.

    Of the indicator with the largest weight that is a share of people whose number is held.
    """
    weights = dict(answer.question.entries)
    level = answer.question.place.level
    columns = geodata.load_areas(level).columns
    counted = [
        part
        for part in answer.need.parts
        if (base := views.catalogue.indicators[part.id].people_base) and base in columns
    ]
    if not counted:
        raise NotShareable(
            "None of these indicators is a share of people whose number is held, so no gap can be counted: "
            "share out by something else, or add one that is, such as employment deprivation."
        )
    part = max(counted, key=lambda one: weights[one.id])
    indicator = views.catalogue.indicators[part.id]
    subject, view = figure_of_indicator(views, part.id, answer.question.place.whole)
    against = chosen_comparator(views, subject, resolve_settings({}, Notices()), Chosen())
    if against is None:
        raise NotShareable(
            f"No figure of {part.name} is held for Greater Manchester, so there is no gap to it."
        )
    base = geodata.load_areas(level)[indicator.people_base].to_numpy(float)
    sign = 1.0 if indicator.polarity == "high_is_bad" else -1.0
    gaps = np.maximum(sign * (view.values - against.value), 0.0) / people_per(indicator) * base
    return gaps, f"in proportion to the people by whom {part.name} exceeds the figure of Greater Manchester"


def share_answer(answer: Answer, shared: Shared) -> TagList:
    """Return who gets how much in words, and the largest shares."""
    shares, where, request = shared.shares, answer.question.place, shared.request
    areas = geodata.load_areas(where.level)
    known = np.flatnonzero(~shares.left_out)
    order = known[np.argsort(-shares.amounts[known], kind="stable")]
    most, least = order[0], order[-1]
    names = areas["name"].to_numpy(str)
    raised = int(shares.raised.sum())
    return TagList(
        tags.p(
            tags.strong(shared.what),
            f" over {count_words(known.size, where.singular, where.plural)}, {shared.by}: from ",
            tags.strong(amount_words(request, float(shares.amounts[least]))),
            f" ({names[least]}) to ",
            tags.strong(amount_words(request, float(shares.amounts[most]))),
            f" ({names[most]}).",
            class_="theme-answer",
        ),
        tags.p(
            f"{sentence_case(count_words(raised, where.singular, where.plural))} "
            f"{'is' if raised == 1 else 'are'} raised to the minimum of "
            f"{amount_words(request, request.least)}.",
            class_="note",
        )
        if raised
        else None,
        area_list(
            "Largest shares",
            [
                (
                    str(areas["area_code"].iloc[place]),
                    str(names[place]),
                    str(areas["parent_name"].iloc[place]) if where.level != "borough" else "",
                    amount_words(request, float(shares.amounts[place])),
                )
                for place in order[:LISTED].tolist()
            ],
        ),
        tags.p(
            "Shares are whole numbers that add up exactly, by largest remainder. All are in the table and in "
            "its download; the map shows them when it is set to “What each area gets”.",
            class_="note",
        ),
    )
