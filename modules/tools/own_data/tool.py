"""Your data: a file of your own, recognised, matched and shown for this session only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, reactive, render, ui

from own import ONE_PERIOD, PERIODS, draft_of

from ...parts.figures import Beside
from ...parts.later import Later
from ...parts.own_chooser import chooser, said_of, token_of
from ...parts.own_desk import Tray
from ...parts.own_rows import problem_rows
from ...parts.own_work import THREADS, Agreement, Asked, OwnWork
from ...parts.page_state import PageState
from ...parts.plain_ui import plain_ui
from ...parts.session_views import SessionViews
from ...parts.tool_words import refused, waiting
from ..settings import Slider, value_of
from ..tool import Outcome, Tool
from .answer import columns_panel, made_panel

LEAST, USUAL, MOST = 5, 10, 30
BASES = {"round5": 5, "round10": 10}
LEAD = (
    "Bring rows of your own: a survey, a service’s records. They stay in this session: read in memory, saved "
    "nowhere, gone when the page is closed."
)

WORKING = (
    "Placing the rows, and looking for what small numbers could be worked out from. A large file takes up "
    "to a minute …"
)

THRESHOLD = Slider(
    "threshold",
    "Hold back fewer than",
    LEAST,
    MOST,
    USUAL,
    step=LEAST,
    why="Figures of fewer people or answers than this are not shown, and neither are others from which they "
    "could be worked out. Five is the least, and too few where a single answer would hurt; ten is careful.",
)


@module.ui
def own_data_ui() -> Tag:
    """Return the chooser, and what is known of the file under it."""
    lead = chooser("own_data", LEAD, css="sentence own-lead")
    return TagList(lead, *[ui.output_ui(name) for name in ("columns", "made")])


@module.server
def own_data_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: SessionViews,
    against: Callable[[], Beside | None],
    tray: Tray,
) -> Outcome:
    """Take a session's own file from its tray to the map."""
    work = OwnWork(tray, views.lay)
    agreed: reactive.Value[Agreement | None] = reactive.value(None, name="agreed")
    polarities: reactive.Value[tuple[tuple[str, str], ...]] = reactive.value((), name="polarities")
    told: reactive.Value[int] = reactive.value(0, name="told")
    session.on_ended(work.forget)

    @reactive.effect
    @reactive.event(input.heard)
    def act() -> None:
        says = said_of(input)
        what = str(says.get("what", ""))
        if what in ("file", "forget"):
            agreed.set(None)
            polarities.set(())
            work.forget()
            work.show()
            if what == "forget":
                tray.empty()
        elif what == "use" and agreed() is None and tray.draft is not None:
            agreed.set(agreement_of(tray.number, says))
        elif what == "better":
            polarities.set(
                tuple(sorted({**dict(polarities()), str(says.get("of")): str(says.get("is"))}.items()))
            )
        told.set(told() + 1)

    def asked() -> Asked | None:
        agreement = agreed()
        if agreement is None:
            return None
        return Asked(agreement, int(value_of(input, THRESHOLD)), polarities())

    later = Later(asked, work.make, stop=True, pool=THREADS)

    @reactive.effect
    def lay() -> None:
        if agreed() is not None and later.current() is not None:
            work.show()

    @plain_ui
    def token():
        return token_of("own_data", tray)

    @plain_ui
    def columns():
        told()
        return columns_panel(tray.draft) if tray.draft is not None and agreed() is None else None

    @render.ui
    def made():
        told()
        if agreed() is None:
            return None
        newest = later.newest()
        if newest is None or work.made is None:
            return waiting(WORKING)
        if work.made.fault:
            return refused(
                work.made.fault, *made_panel(work.made, state.subject().level, session.ns("unused"))
            )
        return TagList(*made_panel(work.made, state.subject().level, session.ns("unused")))

    @render.download_link(filename="rows-not-used.csv", media_type="text/csv")
    def unused():
        yield problem_rows(work.made.prepared.problems if work.made and work.made.prepared else ())

    return Outcome()


def agreement_of(number: int, says: dict[str, Any]) -> Agreement:
    """Return what the page agreed to, with nothing in it that is not known."""
    given = says.get("roles")
    roles = {str(letter): str(role) for letter, role in given.items()} if isinstance(given, dict) else {}
    grouping = str(says.get("grouping", "year"))
    grouping = grouping if grouping in (*PERIODS, ONE_PERIOD) else "year"
    return Agreement(
        number,
        tuple(sorted(roles.items())),
        grouping,
        says.get("each") == "area",
        BASES.get(str(says.get("small")), 0),
    )


TOOL = Tool(
    "own_data",
    "Your data",
    "Bring a file of your own",
    100,
    own_data_ui,
    own_data_server,
    "Choose a CSV or XLSX file of rows with a postcode, an area code or an area name, and what was "
    "measured: yes or no, a number, answers to choose from, or a count with its denominator. A date makes "
    "periods, a weight is used if there is one. Change what was recognised wrongly, then use the columns. "
    "The measures then stand in the indicator list under “Your data”, on the map and in every tool. Small "
    "numbers are held back, and a page shows one file, taken in one way, so that none can be worked out by "
    "subtraction. Nothing is saved: all goes with this page. Names, dates of birth, NHS "
    "numbers and such are refused.",
    (THRESHOLD,),
    reads=draft_of,
)
