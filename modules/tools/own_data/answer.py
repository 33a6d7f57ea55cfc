"""What the page says of a session's own file: what was recognised, what was placed, what can be shown."""

from __future__ import annotations

from collections.abc import Iterator

from htmltools import Tag, TagChild, TagList, tags

import geodata
from own import HELD_BACK, ONE_PERIOD, PERIODS, ROLES, Draft, Figures, once_an_area
from own.indicators import POLARITIES

from ...parts.own_chooser import forget_button
from ...parts.own_columns import columns_taken, select_of
from ...parts.own_rows import rows_left_out
from ...parts.own_work import Made
from ...parts.tool_words import bullet, caution, method, numbers, said, show_button

BETTER = {
    "neutral": "Neither is better",
    "high_is_good": "Higher is better",
    "high_is_bad": "Higher is worse",
}


def columns_panel(draft: Draft) -> TagList:
    """Return the columns of a file with what each was taken for, to be changed or confirmed."""
    return TagList(
        columns_taken("own_data", draft, ROLES),
        _each(draft),
        _dates(draft),
        _small(),
        tags.button(
            "Use these columns", type="button", class_="button-outline own-button", **{"data-own": "use"}
        ),
        tags.p(
            "Only rows that answer every question are counted. This is settled until the page is closed: it "
            "shows one file, taken in one way, as small numbers could be worked out from the differences.",
            class_="note",
        ),
    )


def _each(draft: Draft) -> Tag | None:
    """Return the choice of what a row is, where no area comes twice."""
    if not once_an_area(draft, {}):
        return None
    options = {"person": "a person, household or answer", "area": "an area’s own figure"}
    return tags.div(
        tags.label("Each row is", **{"for": "own-each"}),
        select_of("own-each", options, "person"),
        tags.p(
            "Each area comes once. If its number is an average or a rate already, choose its own figure: "
            "it is then shown as it stands, at its own level.",
            class_="note",
        ),
        class_="own-choice",
    )


def _dates(draft: Draft) -> Tag | None:
    if not any(one.role == "date" for one in draft.columns):
        return None
    options = {key: words for key, (words, _) in PERIODS.items()} | {ONE_PERIOD: "One period"}
    return tags.div(
        tags.label("Dates make", **{"for": "own-grouping"}),
        select_of("own-grouping", options, "year"),
        class_="own-choice",
    )


def _small() -> Tag:
    options = {
        "hold": "are held back, with what gives them away",
        "round5": "are hidden by rounding every count to 5",
        "round10": "are hidden by rounding every count to 10",
    }
    return tags.div(
        tags.label("Small numbers", **{"for": "own-small"}),
        select_of("own-small", options, "hold"),
        class_="own-choice",
    )


def made_panel(made: Made, level: str, unused_id: str) -> Iterator[TagChild]:
    """Yield what became of the rows, then the measures."""
    prepared = made.prepared
    if prepared is None:
        return
    used = int(prepared.used.sum())
    yield said(
        (f"{used:,} of {prepared.rows:,} rows",), f" of {prepared.name} are counted",
        ", and on the map for this session." if made.holding else ".",
    )  # fmt: skip
    yield numbers((f"{used:,}", "rows counted"), (f"{prepared.rows - used:,}", "rows left out"))
    yield rows_left_out("What could not be used", prepared.problems, unused_id)
    if made.holding is not None:
        yield _measures(made, level)
        if prepared.per_area:
            yield caution(
                "The file does not say how many people are behind each figure, so none could be held back."
            )
        yield _method(made)
    yield forget_button("own_data")


def _measures(made: Made, level: str) -> Tag:
    holding = made.holding
    assert holding is not None
    rows = []
    for number, (name, indicator) in enumerate(holding.indicators.items(), 1):
        at = level if level in indicator.levels else next(iter(indicator.levels))
        rows.append(
            tags.li(
                tags.div(
                    tags.span(indicator.title, class_="list-name"),
                    show_button(name, "Show on the map"),
                    class_="own-measure",
                ),
                tags.p(_held_words(made, name, at), class_="note"),
                select_of(
                    f"own-better-{number}",
                    BETTER,
                    indicator.polarity,
                    **{"data-own-better": str(number), "aria-label": f"{indicator.title}: which is better"},
                )
                if len(POLARITIES) == len(BETTER)
                else None,
            )
        )
    return tags.div(tags.h3("Measures"), tags.ul(*rows, class_="own-measures"), class_="section")


def _held_words(made: Made, name: str, level: str) -> str:
    """Return how many areas of a level have a figure, how many are held back."""
    assert made.holding is not None
    figures = made.holding.figures[name]
    last = figures.tables[level]
    last = last[last["period"] == figures.periods[-1].label]
    shown, hidden = int(last["value"].notna().sum()), int((last["flag"] == HELD_BACK).sum())
    when = f", {figures.periods[-1].label}" if len(figures.periods) > 1 else ""
    kind = geodata.LEVELS[level]
    words = f"{shown:,} of {kind.areas:,} {kind.plural} have a figure{when}"
    return f"{words}; {hidden:,} are held back.{_coarser(figures, level, shown)}" if hidden else f"{words}."


def _coarser(figures: Figures, level: str, shown: int) -> str:
    """Return how many boroughs have a figure, where most areas of a level have none."""
    if shown > len(figures.tables[level]["area_code"].unique()) / 2 or "borough" not in figures.levels:
        return ""
    boroughs = figures.tables["borough"]
    of = boroughs[boroughs["period"] == figures.periods[-1].label]["value"]
    return "" if level == "borough" else f" Of {len(of)} boroughs {int(of.notna().sum())} have one."


def _method(made: Made) -> Tag:
    assert made.holding is not None
    caveats = dict.fromkeys(
        one for indicator in made.holding.indicators.values() for one in indicator.caveats
    )
    return method(
        "Postcodes lead to their LSOA of 2011 and codes and names to their own area; rows are added up to "
        "every level that those areas make. Shares have Wilson’s interval, means Student’s, counts of a "
        "denominator Byar’s; with weights the effective number of answers is taken (Kish).",
        bullet(tuple(caveats)),
    )
