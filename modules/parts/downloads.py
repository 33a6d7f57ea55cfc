"""Taking the data away: exactly the rows on the screen, as CSV, Excel, GeoJSON, GeoPackage or Parquet."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import TypeVar

import pandas as pd
from shiny import Session, reactive, render

from .control_facts import address_state
from .export import write_csv, write_parquet, write_xlsx
from .export_notes import Notes, notes_for
from .export_shapes import write_geojson, write_geopackage
from .figures import Beside
from .page_state import PageState
from .state import DEFAULTS, write_address
from .table_data import in_order
from .tool_frame import OpenTool, sources_of
from .tool_table import tool_notes
from .views import Views

Answer = TypeVar("Answer")


def downloads_server(
    *,
    state: PageState,
    views: Views,
    rows: Callable[[], pd.DataFrame],
    against: Callable[[], Beside | None],
    session: Session,
    tool: OpenTool,
) -> None:
    """Register one download a format."""

    def table_and_notes() -> tuple[pd.DataFrame, Notes]:
        subject, link = state.subject(), link_of(session, state, tool)
        table = tool.table()
        if table is not None:
            notes = tool_notes(table, subject.level, sources_of(views, table, subject.level), link)
            return in_order(table.rows, state.order(), state.chosen()), notes
        notes = notes_for(views, subject, state.view(), against(), link)
        return in_order(rows(), state.order(), state.chosen()), notes

    def boundaries() -> tuple[str, Mapping[str, tuple[str, ...]]]:
        """Return the level of the rows, and of which of its areas each is made where it is none itself."""
        table, level = tool.table(), state.subject().level
        return (level, {}) if table is None else (table.made_at or level, table.made_of)

    def file_name(kind: str) -> Callable[[], str]:
        return lambda: name_of(state, kind, tool)

    # The links wait in a closed menu, and the table's own buttons press them there.
    ready = session.output(suspend_when_hidden=False)

    @ready
    @render.download_link(filename=file_name("csv"))
    def download_csv():
        yield write_csv(*isolated(table_and_notes))

    @ready
    @render.download_link(filename=file_name("xlsx"))
    def download_xlsx():
        yield write_xlsx(*isolated(table_and_notes))

    @ready
    @render.download_link(filename=file_name("geojson"))
    def download_geojson():
        yield write_geojson(*isolated(table_and_notes), *isolated(boundaries))

    @ready
    @render.download_link(filename=file_name("gpkg"))
    def download_gpkg():
        yield write_geopackage(*isolated(table_and_notes), *isolated(boundaries))

    @ready
    @render.download_link(filename=file_name("parquet"))
    def download_parquet():
        yield write_parquet(*isolated(table_and_notes))


def isolated(ask: Callable[[], Answer]) -> Answer:
    """Return the answer without depending on it: a download is made once."""
    with reactive.isolate():
        return ask()


def name_of(state: PageState, kind: str, tool: OpenTool) -> str:
    """Return a file name that says theme, indicator, level, period and date."""
    subject = isolated(state.subject)
    period = re.sub(r"[^0-9A-Za-z]+", "-", subject.period).strip("-").lower()
    shown = isolated(tool.tool)
    about = (subject.indicator.theme, subject.indicator.id, subject.level, period, f"{date.today():%Y-%m-%d}")
    named = about if shown is None else (shown.id, *about)
    return f"{'_'.join(named)}.{kind}"


def link_of(session: Session, state: PageState, tool: OpenTool) -> str:
    """Return the link to the screen that the file was taken from; the sliders of a theme are not in it."""
    with reactive.isolate():
        wishes = {key: state.wish(key) for key in DEFAULTS}
        held = address_state(state.subject(), state.settings(), state.chosen(), wishes)
        settings, usual = tool.address()
    query = write_address(held | settings, {**DEFAULTS, **usual})
    return address_of(session) + (f"?{query}" if query else "")


def address_of(session: Session) -> str:
    """Return the address of the page without its state, as far as the session knows it."""
    with reactive.isolate():
        told = session.clientdata
        port = f":{told.url_port()}" if told.url_port() else ""
        return f"{told.url_protocol()}//{told.url_hostname()}{port}{told.url_pathname()}"
