"""What the page says of a session's places: its columns, the finding, the places, what was left out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from htmltools import Tag, TagChild, TagList, tags
from shiny import ui

from own import PLACE_ROLES, Draft, Points

from ...parts.own_chooser import forget_button
from ...parts.own_columns import columns_taken, select_of
from ...parts.own_rows import rows_left_out
from ...parts.tool_words import bullet, deeper, numbers, spoken
from .figures import Found
from .words import headline, residents_words, selected_words
from .work import MOST_DRAWN, kind_of, title_of

KIND = "places"
LISTED = 100


def columns_panel(draft: Draft) -> TagList:
    """Return the columns of a file with what each was taken for, to be changed or agreed upon."""
    return TagList(
        columns_taken(KIND, draft, PLACE_ROLES),
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
    yield rows_left_out("What could not be placed", points.problems, ids["unplaced"])
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
