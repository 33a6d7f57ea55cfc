"""What the tool says of a difference in differences: sentence, numbers, who is compared, method. No Shiny."""

from __future__ import annotations

from htmltools import Tag, TagList, tags

from analysis.change import CLAIMANT_RULES
from analysis.placebo import STANDS_OUT
from analysis.verdicts import describe_difference
from analysis.wording import format_number, ordinal

from ...parts.tool_words import area_list, caution, deeper, method, numbers, said
from .figures import COURSE, OTHERS, Compared, named
from .table import COURSE_METHOD, DIFFERENCE_METHOD, MATCHED

TABS = ((OTHERS, "Against other areas"), (COURSE, "Against its own course"))
MOST_LISTED = 20


def tabs(open_one: str) -> Tag:
    """Return the two ways of looking, as tabs."""
    return tags.div(
        *[
            tags.button(
                label,
                type="button",
                class_="chart-tab",
                role="tab",
                id=f"difference-tab-{name}",
                **{
                    "data-difference-view": name,
                    "aria-selected": "true" if name == open_one else "false",
                    "aria-controls": "difference-shown",
                },
            )
            for name, label in TABS
        ],
        class_="tool-tabs",
        role="tablist",
        **{"aria-label": "Ways of looking"},
    )


def answer(made: Compared) -> TagList:
    """Return the answer: the plain sentence first, then how sure it is and what it cannot show."""
    found = made.found
    verdict = describe_difference(found, made.about)
    return TagList(
        said(verdict.effect),
        numbers(*_figures(made)),
        caution(verdict.uncertainty) if found.reasons else tags.p(verdict.uncertainty),
        *[caution(note) for note in verdict.notes if note != CLAIMANT_RULES],
        tags.p(verdict.cannot_show, class_="note"),
    )


def further(made: Compared) -> TagList:
    """Return the comparison areas, and the method."""
    return TagList(deeper(f"Compared with {made.others}", comparison_list(made)), how(made))


def comparison_list(made: Compared) -> Tag:
    """Return the comparison areas, nearest first where they were matched; each selects on a click."""
    found, about = made.found, made.about
    apart = dict(zip(found.comparison_codes, found.placebo_effects.tolist(), strict=False))
    near = "nearest first" if made.matches is not None else "all others"
    rows = [
        (
            code,
            name,
            parent if made.place.level != "borough" else "",
            about.signed(apart[code]) if apart else "",
        )
        for code, name, parent in named(found.comparison_codes, MOST_LISTED)
    ]
    more = len(found.comparison_codes) - len(rows)
    return tags.div(
        area_list(f"As if each were the one, {near}", rows),
        tags.p(f"{format_number(more)} more are in the table.", class_="note") if more > 0 else None,
    )


def how(made: Compared) -> Tag:
    """Return the method of both ways, one click deeper."""
    left = made.found.left_out
    few = f"Left out, because they lack a figure in a period used: {len(left)} areas." if left else None
    fit = (
        f"Before the start the areas chosen were {made.about.signed(made.found.fit).lstrip('+')} from the "
        "course of the comparison, by root mean square."
    )
    parts = [DIFFERENCE_METHOD, MATCHED if made.matches is not None else None, fit, few, COURSE_METHOD]
    caveats = made.place.asked.subject.indicator.caveats
    return method(*[one for one in parts if one], *caveats)


def big_number(signed: str, words: str) -> tuple[str, str]:
    """Return a difference as a big number stands: the unit goes down to the words."""
    number, _, unit = signed.partition("\u00a0")
    return number, f"{unit} {words}".strip()


def _figures(made: Compared) -> list[tuple[str, str]]:
    found = made.found
    figures = [big_number(made.about.signed(found.effect), "difference")]
    if found.rank is not None and found.p is not None:
        of = len(found.comparison_codes) + 1
        stands = "stands out" if found.verdict == STANDS_OUT else "largest, by size"
        figures += [
            (f"{ordinal(found.rank)} of {of:,}", stands),
            (format_number(found.p, 2), "p, by placebo"),
        ]
    return figures
