"""What the administrator sees of files: what they hold, what would be loaded, and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from htmltools import Tag, TagList, tags

import geodata
from catalogue import load_catalogue

from ...parts.jobs import Progress
from ..about import in_table
from .words import anew, button, fault_list

READ_FIRST = "All must be readable before any is loaded: leave out those that are not, and read the rest."
NOTHING = "There is nothing in them to load: no figure is of an indicator and an area that are known."
LEFT_OUT = {
    "unmatched_series": "not in the catalogue",
    "valueless": "a number of people without its rate, which another file may bring",
    "missing": "without a number",
    "lost": "no figures",
}
"""What is said of figures that are counted in a report, by the report's key."""
NAMED = 4
"""Series, areas or reasons that are spelt out before the rest is only counted."""


def read_panel(progress: Progress) -> TagList | None:
    """Return in a sentence or two what came of reading the files."""
    if progress.running:
        return TagList(tags.p("The files are being read…"))
    read = next(iter(progress.events("read")), None)
    refused = [event["why"] for event in progress.events("refused")]
    if read is None:
        return fault_list(progress.faults) if progress.what else None
    counted = f"{read['files']:,} of {read['of']:,} files were read"
    if refused:
        return TagList(tags.p(f"{counted}. {READ_FIRST}"), *fault_list(refused))
    if not read["loadable"] and unnamed(progress):
        return TagList(tags.p(f"{counted}. Choose below what is measured."))
    if not read["loadable"]:
        return TagList(tags.p(f"{counted}. {NOTHING}"))
    return TagList(tags.p(f"{counted}: {read['figures']:,} figures would be loaded. Nothing is changed yet."))


def report_panel(progress: Progress, writing: Progress) -> TagList | None:
    """Return what is understood of each file, and the buttons that load or discard them.

    Parameters
    ----------
    writing
        The job that refreshes or loads: while it is at work, nothing else can be loaded.
    """
    if progress.running or not progress.what:
        return None
    files = progress.events("file")
    nameless = unnamed(progress)
    parts: list[Any] = []
    if writing.what != "load" or not writing.running:
        parts += [buttons(progress, writing), name_form(nameless) if nameless else None]
    if files:
        heads = ("File", "What it holds", "To be loaded", "Left out, or in doubt")
        parts.append(in_table("What the files hold", heads, [file_row(event) for event in files]))
    notes = [event["note"] for event in progress.events("note")]
    return TagList(*parts, tags.ul(*map(tags.li, notes)) if notes else None)


def unnamed(progress: Progress) -> list[str]:
    """Return the files of which it has to be said what they measure."""
    files = progress.events("file")
    return [event["file"] for event in files if event["unnamed"] and not event["indicators"]]


def buttons(progress: Progress, writing: Progress) -> Tag:
    """Return the buttons above what was read; nothing is loaded while something else is written."""
    loadable = any(event["loadable"] for event in progress.events("read"))
    if loadable and writing.running:
        first: Tag | None = tags.span("They can be loaded when the work that goes on has ended.")
    else:
        first = button("load", "Load") if loadable else None
    return tags.p(first, button("discard", "Discard the files"), class_="admin-row")


def name_form(files: list[str]) -> Tag:
    """Return the list to choose from what files measure that do not say so."""
    catalogue = load_catalogue()
    themes: dict[str, list[Tag]] = {}
    for one in catalogue.indicators.values():
        themes.setdefault(one.theme.capitalize(), []).append(tags.option(one.title, value=one.id))
    groups = [tags.optgroup(*options, label=theme) for theme, options in themes.items()]
    said = "does not say what it measures" if len(files) == 1 else "do not say what they measure"
    return tags.form(
        # Without an id: Shiny would send every choice as it is made.
        tags.label(
            f"{' and '.join(files)} {said}: ",
            tags.select(tags.option("choose", value=""), *groups, required=""),
        ),
        tags.button("Read again", type="submit", class_="action"),
        id="admin-name",
        class_="admin-row",
    )


def file_row(event: Mapping[str, Any]) -> Tag:
    """Return the row of a file."""
    areas = some([f"{count:,} {kind}" for kind, count in event["areas"].items()])
    holds = [areas, event["periods"], f"{event['rows']:,} rows"]
    loaded = [tags.li(f"{title} ({count:,})") for title, count in event["indicators"].items()]
    if not loaded:
        loaded = [
            tags.li("no figures" if event["kind"] == "figures" else f"areas: a file of {event['kind']}")
        ]
    return tags.tr(
        tags.th(event["file"], tags.p(f"{event['publisher']}, {event['dataset']}"), scope="row"),
        tags.td(tags.ul(*[tags.li(one) for one in holds if one])),
        tags.td(tags.ul(*loaded)),
        tags.td(tags.ul(*[tags.li(one) for one in doubts(event)])),
    )


def doubts(event: Mapping[str, Any]) -> list[Any]:
    """Return what of a file is left out, or has to be looked at; codes that are not known can be listed."""
    found: list[Any] = [unmatched(kind, codes) for kind, codes in event["unmatched_codes"].items()]
    for what, words in LEFT_OUT.items():
        counts = event[what]
        if counts:
            named = some([f"{name} ({count:,})" for name, count in counts.items()])
            found.append(f"{words}: {named}")
    return [*found, *event["notes"]]


def unmatched(kind: str, codes: Mapping[str, Any]) -> Tag:
    """Return how many areas are not known, with their codes one press away."""
    listed, more = codes["some"], codes["count"] - len(codes["some"])
    words = ", ".join(listed) + (f" and {more:,} more" if more else "")
    return tags.details(tags.summary(f"not matched: {codes['count']:,} {kind}"), tags.p(words))


def some(words: list[str]) -> str:
    """Return the first few, and how many more there are."""
    more = len(words) - NAMED
    return ", ".join(words[:NAMED]) + (f" and {more:,} more" if more > 0 else "")


def loaded_panel(progress: Progress, shown: str) -> TagList | None:
    """Return what became of files that are loaded, to a page that shows the snapshot `shown`."""
    if progress.what != "load":
        return None
    if progress.running:
        return TagList(tags.p("The files are being loaded…"))
    areas = next(iter(progress.events("areas")), None)
    brought = [*new_levels(areas), *joins(areas)] if areas else []
    done = next(iter(progress.events("loaded")), None)
    if done is None:
        return TagList(*brought, *fault_list(progress.faults))
    aside = some([f"{count:,} of {title}" for title, count in done["set_aside"].items()])
    return TagList(
        tags.p(
            f"{done['figures']:,} figures were loaded, {done['replaced']:,} of them in the place of older "
            f"ones. The snapshot in use is {done['snapshot']}.",
            f" Set aside, of levels at which they are not shown: {aside}." if aside else "",
        ),
        anew(done["snapshot"], shown),
        *brought,
    )


def new_levels(areas: Mapping[str, Any]) -> list[Tag]:
    """Return which levels this process shows only after its next start."""
    new = [level for level in areas["levels"] if level["on_map"] and level["key"] not in geodata.LEVELS]
    if not new:
        return []
    named = ", ".join(f"{level['areas']:,} {level['kind']}" for level in new)
    return [tags.p(tags.strong(f"Start the explorer again to see the new areas: {named}."))]


def joins(areas: Mapping[str, Any]) -> list[Tag]:
    """Return what every join of areas did, one press away."""
    notes = areas["notes"]
    return (
        [tags.details(tags.summary("How areas were joined"), tags.ul(*map(tags.li, notes)))] if notes else []
    )
