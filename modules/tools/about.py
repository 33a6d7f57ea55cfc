"""About the data: every source, every vintage, every gap, in one page that can be read aloud."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from htmltools import Tag, TagList, tags
from shiny import render, ui

import geodata
from catalogue import Catalogue, Indicator, load_catalogue

from ..parts.level_choice import names_of, reason_of
from ..parts.shelf import EMBEDDED, Shown
from ..parts.views import Views
from .asked_for import asked_for
from .gaps import gaps


def about_server(shown: Shown) -> None:
    """Register the page; it is drawn when it is first opened."""

    @render.ui
    def about():
        return about_page(shown)

    if shown.whole is None:
        return
    whole = shown.whole

    @render.download_link(filename=f"gm-determinants-explorer_snapshot_{shown.views.store.made_on}.zip")
    def whole_snapshot():
        yield whole()


def about_page(shown: Shown, today: date | None = None) -> TagList:
    """Return the whole page; ages are counted to `today`."""
    views = shown.views
    return TagList(
        tags.p(
            "Everything shown here is kept beside the application: a dated snapshot of official figures. "
            "It works with no network, and nothing is asked of another server "
            "unless the street map is switched on."
        ),
        tags.p(snapshot_words(shown)),
        whole_words(shown),
        tags.h3("Sources"),
        sources_table(views, today or date.today()),
        tags.h3("Indicators and levels"),
        tags.p(
            "A tick is a level with figures; elsewhere the reason stands in the cell's note and in "
            "the indicator list."
        ),
        indicators_table(views.catalogue),
        tags.h3("Areas and their vintages"),
        areas_table(),
        tags.p(
            "Wards of 2025 are best-fit unions of whole LSOAs of 2011: each LSOA goes to the ward "
            "that holds most of its live postcodes. Their outlines differ from the official ones, "
            "and figures summed over them are estimates. They never share a ranking with figures "
            "published for wards of 2017."
        ),
        tags.h3("What is missing"),
        *gaps(views, load_catalogue()),
        *asked_for(views, load_catalogue()),
        tags.h3("Credits"),
        tags.p(
            "Contains public sector information licensed under the Open Government Licence v3.0. "
            "Source: Office for National Statistics licensed under the Open Government Licence v3.0. "
            "Contains OS data © Crown copyright and database right. Contains Royal Mail data © Royal "
            "Mail copyright and database right. Typeface: Source Sans 3, SIL Open Font License."
        ),
    )


def snapshot_words(shown: Shown) -> str:
    """Return which snapshot is shown, and what to do about a newer one."""
    if shown.snapshot == EMBEDDED:
        which = "The snapshot shown is the one that comes with the application"
    else:
        which = f"The snapshot shown is {moment_words(shown.snapshot)}"
    newest = f"its newest table is of {day_words(date.fromisoformat(shown.views.store.made_on))}"
    stays = "It stays the same for as long as this page is open; a newer one shows once it is loaded anew."
    return " ".join(part for part in (f"{which}: {newest}.", shown.fault, stays) if part)


def whole_words(shown: Shown) -> Tag | None:
    """Return the way to the whole snapshot as one file; None where it is kept in a database."""
    if shown.whole is None:
        return None
    link = ui.download_link("whole_snapshot", "Download the whole snapshot")
    return tags.p(link, " (a ZIP archive of Parquet tables, with a page that says what they hold)")


def moment_words(name: str) -> str:
    """Return a snapshot's name in words, where it is the moment at which it was written."""
    try:
        moment = datetime.strptime(name[:17], "%Y-%m-%dT%H%M%S")
    except ValueError:
        return name
    return f"that of {day_words(moment.date())}, {moment:%H:%M} UTC ({name})"


def sources_table(views: Views, today: date) -> Tag:
    """Return publisher, dataset, licence, day and age of every source, and why it is not newer."""
    held = [views.provenance(source_id) for source_id in views.store.sources()]
    rows = [source_row(one, today) for one in sorted(held, key=lambda one: (one.publisher, one.dataset))]
    heads = ("Dataset", "Publisher", "Query", "Licence", "Retrieved", "Rows", "Link")
    return in_table("Sources", heads, rows)


def source_row(held: Any, today: date) -> Tag:
    """Return the row of a source."""
    return tags.tr(
        tags.th(held.dataset, scope="row"),
        tags.td(held.publisher),
        tags.td(held.query, *([tags.p(fault_words(held), class_="about-fault")] if held.fault else [])),
        tags.td(held.licence),
        tags.td(str(held.retrieved_at)[:10], tags.br(), age_words(held.retrieved_at, today)),
        tags.td(f"{held.rows:,}"),
        tags.td(
            tags.a(
                "Publisher’s page",
                href=held.link,
                target="_blank",
                rel="noopener",
                **{"aria-label": f"Publisher’s page of {held.dataset}"},
            )
        ),
    )


def fault_words(held: Any) -> str:
    """Return why a source has no newer figures, and when they were asked for."""
    asked = f" of {day_words(held.checked_at)}" if held.checked_at else ""
    return f"Not brought up to date by the refresh{asked}: {held.fault}"


def age_words(day: date, today: date) -> str:
    """Return how long ago a day was, as coarsely as one would say it."""
    days = (today - day).days
    if days < 1:
        return "today"
    for length, name in ((365, "year"), (30, "month"), (1, "day")):
        count = days // length
        if count:
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return ""


def day_words(day: date) -> str:
    """Return a day as a British reader writes it."""
    return f"{day:%-d %B %Y}"


def indicators_table(catalogue: Catalogue) -> Tag:
    """Return every indicator with the levels that have figures."""
    rows = [
        tags.tr(
            tags.th(indicator.title, scope="row"),
            tags.td(indicator.definition),
            *[level_cell(indicator, level) for level in geodata.MAP_LEVELS],
        )
        for indicator in sorted(catalogue.indicators.values(), key=lambda one: (one.theme, one.title))
    ]
    levels = names_of(geodata.MAP_LEVELS).values()
    return in_table("Indicators and levels", ("Indicator", "What it measures", *levels), rows)


def level_cell(indicator: Indicator, level: str) -> Tag:
    """Return a tick, or a dash whose note says why not."""
    reason = reason_of(indicator, level)
    return tags.td("–", title=reason) if reason else tags.td("✓", **{"aria-label": "yes"})


def areas_table() -> Tag:
    """Return every level with its number of areas and its vintage."""
    rows = [
        tags.tr(
            tags.th(level.plural, scope="row"),
            tags.td(f"{level.areas:,}"),
            tags.td(level.vintage or "as now"),
        )
        for level in geodata.LEVELS.values()
    ]
    return in_table("Areas and their vintages", ("Areas", "How many", "Boundaries of"), rows)


def in_table(name: str, heads: tuple[str, ...], rows: list[Tag]) -> Tag:
    """Return a table that can be scrolled by keyboard."""
    return tags.div(
        tags.table(tags.thead(tags.tr(*[tags.th(head, scope="col") for head in heads])), tags.tbody(*rows)),
        class_="about-table",
        tabindex="0",
        role="region",
        **{"aria-label": name},
    )
