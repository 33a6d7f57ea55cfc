"""Your areas: groups of areas from a file of your own, with every indicator that adds up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from htmltools import Tag, TagList
from shiny import Inputs, Outputs, Session, module, reactive, render, ui

from analysis.errors import AnalysisError
from analysis.view import View
from own import Grouping, groups_draft

from ...parts.drawings import Drawing
from ...parts.figures import Beside
from ...parts.later import Later
from ...parts.level_choice import OWN_GROUPS
from ...parts.own_chooser import chooser, forget_button, said_of, token_of
from ...parts.own_desk import Tray
from ...parts.own_rows import problem_rows
from ...parts.page_state import PageState
from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.session_views import SessionViews
from ...parts.state import Settings, Subject
from ...parts.tool_table import ToolTable
from ...parts.tool_words import drawing, waiting
from ..tool import Outcome, Tool
from .answer import (
    answer,
    empty,
    file_panel,
    further,
    left_over,
    off_the_map,
    ranked,
    refusal_panel,
)
from .figures import NOT_OWN, AddUp, GroupFigures, NotGrouped, group_figures, view_of_groups
from .level import level_message, reasons
from .map import SEVERAL, paint, table
from .work import Made, OwnAreas, Wanted

LEAD = (
    "Bring localities, Jobcentre catchments or neighbourhood teams of your own: a file with an area in one "
    "column and its group in another. It stays in this session and is gone when the page is closed."
)


@dataclass(frozen=True, slots=True)
class Picture:
    """What the drawing depends on, without anything of the file."""

    wanted: Wanted
    subject: Subject
    settings: Settings
    against: Beside | None
    projector: bool


@module.ui
def own_areas_ui() -> Tag:
    """Return the chooser, and the answer under it."""
    outputs = ("columns", "words", "chart", "rest")
    return TagList(chooser("own_areas", LEAD), *[ui.output_ui(name) for name in outputs])


@module.server
def own_areas_server(
    input: Inputs,
    output: Outputs,
    session: Session,
    *,
    state: PageState,
    views: SessionViews,
    against: Callable[[], Beside | None],
    tray: Tray,
    add_up: AddUp,
) -> Outcome:
    """Take a session's groups from its tray to the map."""
    work = OwnAreas(tray, lambda grouping: reasons(views.current, grouping))
    wanted: reactive.Value[Wanted | None] = reactive.value(None, name="wanted")
    session.on_ended(work.forget)

    @reactive.effect
    @reactive.event(input.heard)
    def act() -> None:
        says = said_of(input)
        if says.get("what") == "columns" and wanted():
            letters = (str(says.get(one, "")) for one in ("area", "group"))
            wanted.set(Wanted(tray.number, *letters))
        elif says.get("what") in ("file", "forget"):
            work.forget()
            if says["what"] == "forget":
                tray.empty()
            wanted.set(Wanted(tray.number) if tray.draft is not None else None)

    making = Later(wanted, work.make, pause=0.0)

    @reactive.calc
    def made() -> Made | None:
        newest = making.newest() if wanted() else None
        return work.made if newest and work.made and work.made.wanted == wanted() else None

    tell_level(session, made, waits=lambda: wanted() is not None)

    @reactive.calc
    def found() -> GroupFigures | None:
        grouping = grouping_in(made())
        return None if grouping is None else figures_for(views, add_up, grouping, state.subject())

    @reactive.calc
    def view() -> View | None:
        return view_of_groups(found(), state.settings()) if found() else None

    @reactive.calc
    def beside() -> Beside | None:
        return None if found() and found().other_period else against()

    def picture() -> Picture | None:
        if not known(found):
            return None
        projector = state.wish("mode") == "projector"
        return Picture(wanted(), state.subject(), state.settings(), beside(), projector)

    def draw(asked: Picture) -> Picture:
        return work.draw(asked, lambda made: drawn_of(views, add_up, made, asked))

    drawing_it = Later(picture, draw)

    @plain_ui
    def token():
        return token_of("own_areas", tray)

    @plain_ui
    def columns():
        return file_panel(tray.draft, made()) if made() else None

    @plain_ui
    def words():
        if grouping_in(made()) is None:
            return empty() if wanted() is None else waiting_for(made())
        try:
            level, figures = state.subject().level, found()
            several = int((figures.grouping.at(level)[state.shown()] == SEVERAL).sum())
            return answer(figures, view(), beside(), off_the_map(figures, level, several))
        except AnalysisError as fault:
            return refusal_panel(views, made().reasons, state.subject().indicator, str(fault))

    @plain_ui
    def chart():
        if not known(found) or drawing_it.newest() is None or work.drawing is None:
            return None
        return drawn(work.drawing[1])

    @render.ui
    def rest():
        if made() is None:
            return None
        grouping = made().grouping
        if grouping is None:
            return forget_button("own_areas")
        over = left_over(grouping, session.ns("unused"))
        return TagList(over, further(views, found()) if known(found) else forget_button("own_areas"))

    @render.download_link(filename="rows-not-used.csv", media_type="text/csv")
    def unused():
        grouping = grouping_in(made())
        yield problem_rows(grouping.problems if grouping else ())

    @reactive.calc
    def painting() -> Painting | None:
        if not found():
            return None
        return paint(found(), view(), state.subject().level, state.shown(), beside())

    @reactive.calc
    def rows() -> ToolTable | None:
        return table(found(), view(), beside()) if found() else None

    return Outcome(painting, rows)


def tell_level(session: Session, made: Callable[[], Made | None], waits: Callable[[], bool]) -> None:
    """Tell the session's page what can be shown by its groups, whenever that changes.

    While they are made anew, which `waits` says, what was told before stands.
    """
    told = [level_message(None, {})]

    @reactive.effect
    async def tell() -> None:
        now = made()
        message = level_message(grouping_in(now), now.reasons if now else {})
        if message != told[0] and (now or not waits()):
            told[0] = message
            await session.send_custom_message("gm-own-areas", message)


def grouping_in(made: Made | None) -> Grouping | None:
    """Return the groups that were made, None where there are none."""
    return made.grouping if made else None


def waiting_for(made: Made | None) -> Tag | None:
    """Return that groups are being made; nothing where they could not be, which is said already."""
    return None if made else waiting("Putting the areas together …")


def figures_for(views: SessionViews, add_up: AddUp, grouping: Grouping, subject: Subject) -> GroupFigures:
    """Return the figures of groups; a session's own indicators are never added up.

    Raises
    ------
    NotGrouped
        There are none; the message says why.
    """
    if views.has(subject):
        raise NotGrouped(NOT_OWN)
    return group_figures(views.current, add_up, grouping, subject)


def known(found: Callable[[], GroupFigures | None]) -> bool:
    """Return whether there are figures, and no reason why there are none; reactive."""
    try:
        return found() is not None
    except AnalysisError:
        return False


def drawn_of(views: SessionViews, add_up: AddUp, made: Made, asked: Picture) -> Drawing | None:
    """Return the groups in order, of the file that is still there; called in a thread."""
    if made.grouping is None or made.wanted != asked.wanted:
        return None
    found = figures_for(views, add_up, made.grouping, asked.subject)
    shown = view_of_groups(found, asked.settings)
    return ranked(views, found, shown, asked.against, asked.projector)


def drawn(picture: Drawing) -> Tag:
    """Return a drawing with its finding."""
    return drawing(picture.svg, title=picture.title, note=picture.note, foot=picture.foot)


TOOL = Tool(
    "own_areas",
    OWN_GROUPS,
    "Groups of areas of your own",
    105,
    own_areas_ui,
    own_areas_server,
    "Choose a CSV or XLSX file with an area code or name in one column and its group in another: localities, "
    "Jobcentre catchments, neighbourhood teams. Your groups are then one more level: “Your areas” stands "
    "after the others, and beside every indicator of the list. Counts are summed and rates computed last, "
    "with their intervals, beside the comparator; what does not add up is greyed and says why. The "
    "indicator, period and classes are those of the page. Rows with areas that are not known are listed; an "
    "area in two groups is refused. Nothing is saved: the file is read in memory and is gone when this page "
    "is closed.",
    uses_comparator=True,
    needs=("add_up",),
    reads=groups_draft,
)
