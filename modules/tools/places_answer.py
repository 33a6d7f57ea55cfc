"""What the page says of a session's places: its columns, the finding, the places, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from htmltools import Tag, TagChild, TagList, tags
from shiny import ui

from analysis.wording import sentence_case
from own import PLACE_ROLES, Draft, Points, Problem

from ..parts.own_chooser import forget_button
from ..parts.own_columns import columns_list, select_of
from ..parts.tool_words import bullet, deeper, numbers, spoken
from .places_figures import Found
from .places_words import headline, residents_words, selected_words
from .places_work import MOST_DRAWN, kind_of, title_of

KIND = "places"
LISTED, MOST_REASONS, MOST_ROWS = 100, 8, 8


def columns_panel(draft: Draft) -> TagList:
    """Return the columns of a file with what each was taken for, to be changed or agreed upon."""
    return TagList(
        tags.h3(
            f"{draft.name}: {draft.rows:,} rows, {len(draft.columns)} columns",
            tabindex="-1",
            class_="own-title",
        ),
        bullet(draft.notes) if draft.notes else None,
        tags.p("This is what its columns were taken for. Change what is wrong.", class_="note"),
        columns_list(KIND, draft.columns, PLACE_ROLES),
        tags.button(
            "Put them on the map", type="button", class_="button-outline own-button", **{"data-places": "use"}
        ),
        tags.p(forget_button(KIND)),
    )


def change_button() -> Tag:
    """Return the way back to the columns."""
    return tags.button("Change the columns", type="button", class_="link", **{"data-places": "change"})


def answer(found: Found) -> TagList:
    """Return the finding, what of it is the selected area's, and who lives near."""
    own = list(selected_words(found))
    return TagList(
        spoken(headline(found)),
        spoken(own, css="places-own") if own else None,
        spoken(residents_words(found), css="places-near"),
    )


def kind_select(points: Points, kind: int) -> Tag | None:
    """Return the choice of a category; None where the file has none to choose among."""
    if len(points.kinds) < 2:
        return None
    counts = np.bincount(points.kind, minlength=len(points.kinds))
    options = {"": f"All categories ({len(points):,})"} | {
        str(number): f"{name} ({int(count):,})"
        for number, (name, count) in enumerate(zip(points.kinds, counts, strict=True), 1)
    }
    return tags.div(
        tags.label("Count", **{"for": "places-of"}),
        select_of(
            "places-of", options, str(kind) if str(kind) in options else "", **{"data-places-kind": ""}
        ),
        class_="own-choice",
    )


def held(points: Points, rows: np.ndarray, where: str, ids: dict[str, str]) -> Iterator[TagChild]:
    """Yield what became of the file: its rows, the places one by one, downloads, the way out.

    Parameters
    ----------
    rows
        The places to list, as numbers: those of the area selected and the category.
    where
        What they are: "in Wigan", "".
    ids
        The ids of the download links, by file.
    """
    yield numbers((f"{len(points):,}", "places counted"), (f"{len(points.problems):,}", "rows not placed"))
    remarks = list(points.remarks)
    if len(points) > MOST_DRAWN:
        remarks.append(
            f"At most {MOST_DRAWN:,} places are drawn, the first of the file; all {len(points):,} count."
        )
    if remarks:
        yield bullet(remarks)
    yield _listed(points, rows, where)
    if points.problems:
        yield _not_placed(points.problems, ids["unplaced"])
    yield tags.p(
        "Take the places away: ",
        ui.download_link(ids["csv"], "CSV", class_="link"),
        " · ",
        ui.download_link(ids["geojson"], "GeoJSON", class_="link"),
        ". The table under the map has the counts.",
        class_="places-files",
    )
    yield tags.p(change_button(), " · ", forget_button(KIND), class_="places-files")


def _listed(points: Points, rows: np.ndarray, where: str) -> Tag:
    """Return the places as buttons that point at them on the map."""
    items = [
        tags.li(
            tags.button(
                tags.span(
                    tags.span(title_of(points, row), class_="list-name"),
                    " ",
                    tags.span(kind_of(points, row), class_="list-note"),
                ),
                type="button",
                **{"data-place-at": ",".join(f"{one:.5f}" for one in points.degrees[row, ::-1])},
            )
        )
        for row in rows[:LISTED]
    ]
    more = rows.size - len(items)
    rest = f"And {more:,} more: select an area, or a category, to list its own." if more > 0 else ""
    body = tags.ul(*items, class_="tool-list places-list") if items else tags.p("None.", class_="note")
    title = f"The places{f' {where}' if where else ''}: {rows.size:,}"
    return deeper(title, body, tags.p(rest) if rest else None)


def _not_placed(problems: tuple[Problem, ...], link: str) -> Tag:
    counts: dict[str, int] = {}
    for one in problems:
        counts[one.reason] = counts.get(one.reason, 0) + 1
    often = sorted(counts.items(), key=lambda pair: -pair[1])[:MOST_REASONS]
    rows = [
        tags.li(
            tags.strong(f"Row {one.line:,}"),
            f", {one.column}: ",
            tags.q(one.given) if one.given else None,
            f" {one.reason}",
        )
        for one in problems[:MOST_ROWS]
    ]
    more = len(problems) - len(rows)
    return tags.div(
        tags.h3("What could not be placed"),
        bullet([f"{sentence_case(reason)}: {count:,}" for reason, count in often]),
        deeper(
            "The rows",
            tags.ul(*rows, class_="own-rows"),
            tags.p(f"And {more:,} more in the file.") if more > 0 else None,
        ),
        ui.download_link(link, "Download all of them, with the reasons", class_="link"),
        class_="section",
    )
