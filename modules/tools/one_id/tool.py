"""One ID: every identifier of a place across council, NHS and police, and lists of identifiers matched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from htmltools import Tag, TagList, tags
from shiny import Inputs, Outputs, Session, module, reactive, render, req, ui

import geodata

from ...parts.figures import Beside
from ...parts.icons import icon
from ...parts.later import Later
from ...parts.page_state import PageState
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import deeper, waiting
from ...parts.views import Views
from ..settings import Kept, value_of
from ..tool import Outcome, Tool
from .answer import answer_of, nothing_found
from .files import ABOUT_CROSSWALK, crosswalks, csv_of, xlsx_of
from .links import shown_there
from .matching import form, match, matched_csv, matched_of, matched_xlsx
from .table import table_of

TYPED = Kept("q")
HELP = (
    "Type a postcode, an area code of any year, or the name of an area, former ones too; or click an area on "
    "the map. The answer has every identifier that is held of the place: the codes of each year, NHS sub-ICB "
    "and integrated care board, police force, the areas that it lies in and is made of, and those that it "
    "became or came from, with the share of its residents. What is not held is said to be not held. Below, a "
    "list of mixed identifiers can be matched, line by line, and the whole crosswalk taken away. The table "
    "under the map has the areas shown with their other codes."
)
FEED = "api/v1/crosswalk.csv"


@module.ui
def one_id_ui() -> Tag:
    """Return the search, the places of the answer, and the form for lists."""
    return TagList(
        tags.label(
            tags.span("Postcode, code or name", class_="label"),
            tags.span(
                icon("search"),
                # Without an id: Shiny would send every letter.
                tags.input(
                    type="search",
                    class_="one-id-text",
                    placeholder="M15 5JD, E05015244, St Mary’s",
                    autocomplete="off",
                    spellcheck="false",
                    **{"data-one-id-search": ""},
                ),
                class_="one-id-box",
            ),
            class_="one-id-search",
        ),
        tags.button("Match a whole list", type="button", class_="link", **{"data-one-id-list": ""}),
        tags.div(ui.output_ui("answer"), **{"aria-live": "polite"}, class_="one-id-answer"),
        deeper(
            "Match a list",
            form(),
            ui.output_ui("matched"),
            tags.p(
                ui.download_link("list_csv", "Result as CSV"),
                " ",
                ui.download_link("list_xlsx", "Result as Excel"),
                class_="one-id-files",
                hidden="",
            ),
        ),
        deeper(
            "The whole crosswalk",
            tags.p("Every LSOA with code and name of each area and body that holds it."),
            tags.p(
                ui.download_link("crosswalk_csv", "CSV"),
                " ",
                ui.download_link("crosswalk_xlsx", "Excel"),
                class_="one-id-files",
            ),
            tags.p("For programs, every pair of levels with shares: ", tags.a(FEED, href=FEED)),
        ),
    )


@module.server
def one_id_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: Views,
    against: Callable[[], Beside | None],
) -> Outcome:
    """Say what a place is known by: the one typed, else the one on the map; and match lists."""

    @reactive.calc
    def table() -> ToolTable:
        return table_of(state.subject().level, state.shown())

    @plain_ui
    def answer():
        return answered(views, value_of(input, TYPED) or on_the_map(state), state.subject().indicator.id)

    # A list that is cleared is matched as nothing, and so takes the place of the one before.
    found = Later(lambda: input.lines() if "lines" in input else None, match, pause=0)

    @plain_ui
    def matched():
        newest = found.newest()
        if found.working:
            return waiting("Matching …")
        return None if newest is None or not input.lines() else matched_of(newest)

    def of_list(write: Callable[[geodata.Matched], bytes]) -> bytes:
        with reactive.isolate():
            newest = found.newest()
        req(isinstance(newest, geodata.Matched))
        return write(newest)

    @render.download_link(filename=lambda: file_name("matched", "csv"))
    def list_csv():
        yield of_list(matched_csv)

    @render.download_link(filename=lambda: file_name("matched", "xlsx"))
    def list_xlsx():
        yield of_list(matched_xlsx)

    @render.download_link(filename=lambda: file_name("crosswalk", "csv"))
    def crosswalk_csv():
        yield csv_of(geodata.crosswalk_of(geodata.FINEST[-1]), ABOUT_CROSSWALK)

    @render.download_link(filename=lambda: file_name("crosswalk", "xlsx"))
    def crosswalk_xlsx():
        yield xlsx_of(crosswalks(), ABOUT_CROSSWALK)

    return Outcome(table=table)


def on_the_map(state: PageState) -> str:
    """Return the code of the area that the map is about; reactive."""
    return state.chosen().selected or state.subject().within or geodata.GM


def answered(views: Views, typed: str, indicator: str) -> Tag | TagList:
    """Return the answer to what was typed: one place, those that it may be, or why there is none."""
    looked = geodata.look_up(typed)
    if looked.place is None:
        return nothing_found(looked)
    found = geodata.identify(looked.place.code)
    assert found is not None
    return answer_of(found, lambda level: shown_there(views, level, indicator))


def file_name(what: str, kind: str) -> str:
    """Return the name of a file of today."""
    return f"one_id_{what}_{date.today():%Y-%m-%d}.{kind}"


TOOL = Tool(
    id="one_id",
    title="One ID",
    note="Every code of a place; lists matched",
    order=110,
    ui=one_id_ui,
    server=one_id_server,
    help=HELP,
    settings=(TYPED,),
    uses_indicator=False,
)
