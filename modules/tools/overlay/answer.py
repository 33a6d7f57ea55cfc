"""What the overlay says in the panel: the sentence, numbers, the list of areas, method. No Shiny here."""

from __future__ import annotations

import math

from htmltools import Tag, TagList, tags

import geodata
from analysis.overlay_sentences import describe_overlay
from analysis.wording import format_number, format_value

from ...parts.tool_words import area_list, bullet, deeper, method, numbers, said
from ..pairing import periods_apart
from .figures import OF_ALL, OF_SHOWN, Crossing
from .table import CUTS, METHOD

MOST_LISTED = 15


def answer_of(crossing: Crossing) -> TagList:
    """Return the answer, the plain sentence first."""
    found = crossing.found
    level = geodata.LEVELS[crossing.level]
    notes = [note for note in (*found.notes, periods_apart(*crossing.subjects)) if note]
    runs = describe_overlay(found, crossing.names, level.plural)
    return TagList(
        said(*[(text,) if bold else text for text, bold in runs]),
        numbers(*_figures(crossing)),
        bullet(notes) if notes else None,
        high_on_both(crossing),
        deeper("All nine classes", nine_classes(crossing)),
        method(METHOD, _cuts(crossing), _periods(crossing), *_missing(crossing), _palette()),
    )


def high_on_both(crossing: Crossing) -> Tag:
    """Return the areas that are high on both, worst first; each selects on a click."""
    areas = geodata.load_areas(crossing.level)
    rows = []
    for place in crossing.on_both.places[:MOST_LISTED]:
        values = [
            one.say(float(view.values[place]))
            for one, view in zip(crossing.names, crossing.views, strict=True)
        ]
        area = areas.iloc[place]
        rows.append((str(area["area_code"]), str(area["name"]), _borough(crossing, area), " · ".join(values)))
    more = crossing.on_both.places.size - len(rows)
    title = "High on both, worst first"
    listed = area_list(title, rows, "No area is in the worse class of both: choose other cut points.")
    after = tags.p(f"{format_number(more)} more are in the table.", class_="note") if more > 0 else None
    return tags.div(listed, after)


def nine_classes(crossing: Crossing) -> Tag:
    """Return every cell with its number of areas, for readers who do not use the legend."""
    counts = crossing.found.counts
    rows = [
        tags.tr(tags.th(words, scope="row"), tags.td(f"{counts[number]:,}"))
        for number, words in enumerate(crossing.cells)
    ]
    return tags.table(
        tags.thead(tags.tr(tags.th("Class", scope="col"), tags.th("Areas", scope="col"))),
        tags.tbody(*reversed(rows)),
        class_="tool-table",
    )


def _figures(crossing: Crossing) -> list[tuple[str, str]]:
    found, level = crossing.found, geodata.LEVELS[crossing.level]
    share = 100 * found.on_both / found.areas if found.areas else math.nan
    figures = [
        (format_number(found.on_both), f"{level.plural} high on both"),
        (format_value(share, "%", 0), f"of {level.plural} with both figures"),
    ]
    if math.isfinite(crossing.people):
        figures.append((format_number(crossing.people), "people live in them, at the census"))
    return figures


def _cuts(crossing: Crossing) -> str:
    where = {OF_ALL: f" in Greater Manchester ({geodata.LEVELS[crossing.level].areas:,})", OF_SHOWN: ""}
    parts = [
        f"{one.quoted} at {' and '.join(one.say(cut) for cut in cuts)}"
        for one, cuts in zip(crossing.names, crossing.found.cuts, strict=True)
    ]
    return f"Cut points, {CUTS[crossing.cuts]}{where.get(crossing.cuts, '')}: {'; '.join(parts)}."


def _periods(crossing: Crossing) -> str:
    parts = [
        f"{one.quoted}, {subject.period}"
        for one, subject in zip(crossing.names, crossing.subjects, strict=True)
    ]
    return f"Periods: {'; '.join(parts)}."


def _missing(crossing: Crossing) -> list[str]:
    lacking = int(crossing.shown.sum()) - crossing.found.areas
    if not lacking:
        return []
    verb = "area lacks" if lacking == 1 else "areas lack"
    return [f"{format_number(lacking)} {verb} a figure of one or both, and are hatched: never ranked as low."]


def _palette() -> str:
    return (
        "Colours: C. A. Brewer’s scheme for two sequences, told apart by colour-blind readers too. Press a "
        "square of the legend to see only its areas."
    )


def _borough(crossing: Crossing, area: object) -> str:
    return "" if crossing.level == "borough" else str(area["parent_name"])  # type: ignore[index]
