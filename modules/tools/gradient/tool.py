"""Social gradient: how a figure rises or falls from the most to the least deprived areas."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from htmltools import Tag, TagList, tags
from shiny import module, reactive, render, ui

from analysis.errors import AnalysisError
from analysis.inequality import DRAWS, FEWEST_DRAWS, MOST_DRAWS

from ...parts.later import Later
from ...parts.painting import Painting
from ...parts.plain_ui import plain_ui
from ...parts.tool_table import ToolTable
from ...parts.tool_words import deeper, method, refused, waiting
from ..settings import Choice, IndicatorChoice, Slider, value_of
from ..tool import Outcome, Tool
from . import map as gradient_map
from .answer import VARIANTS, answer, both_indices, groups_table, method_words
from .choice import ENGLAND, HELD_FOR_LSOAS, Wish, low_title, usual_measure, why_not
from .figures import GradientFigures, gradient_of, most_possible
from .pictures import Request, bars, further

MEASURE = IndicatorChoice(
    "measure",
    "Rank areas by",
    none="Usual deprivation measure",
    why="The Index of Multiple Deprivation, or where it contains the indicator on the map, income or "
    "employment deprivation. A measure that holds the indicator within it is refused: the two would rise "
    "together anyway.",
)
WHERE = Choice(
    "where",
    "Groups of",
    {
        "map": "The place on the map",
        "gm": "All of Greater Manchester",
        "england": "England, by rank",
    },
    "map",
    why="Within a place, groups hold about equal numbers of residents. By England’s ranks they are the "
    "nation’s equal parts, so that a borough may have many areas in one group and few in another.",
)
GROUPS = Slider(
    "groups",
    "Number of groups",
    3,
    10,
    5,
    follows=True,
    why="Five, quintiles, are usual, ten for many small areas. Few groups hide what differs within them; "
    "with many, each rests on few people.",
)
VARIANT = Choice(
    "variant",
    "Line through",
    VARIANTS,
    "usual",
    why="A straight line suits years of life. Rates are fitted by their logarithm and proportions by their "
    "log odds, because they curve: so UKHSA recommends.",
)
PRECISION = Slider(
    "draws",
    "Draws behind an interval",
    FEWEST_DRAWS,
    MOST_DRAWS,
    DRAWS,
    step=1000,
    why="More draws place the limits of the interval more exactly, and take longer. The seed is fixed.",
)
ID = "gradient"
HELP = (
    "Areas are put in order from the most to the least deprived and cut into groups. The bars show the "
    "indicator in each group, the line is fitted through all of them. The slope index is the difference "
    "between its two ends, in the indicator’s unit: positive is worse for the most deprived. The relative "
    "index is their ratio. Both use every group, so they can exceed the gap between the end groups. Below: "
    "how cases are shared out, the gap over time, and the method. The map shows each area’s group. It is "
    "about areas: not everybody in a deprived area is deprived."
)


@module.ui
def gradient_ui() -> Tag:
    """Return the tool's part of the panel."""
    return TagList(
        ui.output_ui("finding"),
        ui.output_ui("picture"),
        ui.output_ui("indices"),
        ui.output_ui("groups_shown"),
        deeper("Shares, and the gap over time", ui.output_ui("beyond")),
        method(
            ui.output_ui("made_how"),
            tags.div(**{"data-setting-slot": f"{ID}-{PRECISION.id}"}),
        ),
    )


@module.server
def gradient_server(
    input: Any, output: Any, session: Any, *, state: Any, views: Any, against: Any
) -> Outcome:
    """Work out the gradient of the indicator on the map; see `gradient_figures`."""

    @reactive.calc
    def wished() -> Wish:
        return Wish(
            value_of(input, MEASURE),
            value_of(input, WHERE),
            int(value_of(input, GROUPS)),
            value_of(input, VARIANT),
            int(value_of(input, PRECISION)),
        )

    @reactive.calc
    def most() -> int:
        try:
            return most_possible(views, state.subject(), state.settings(), wished())
        except AnalysisError:
            return 0  # there is no gradient at all, and `made` says why

    def wish() -> Wish:
        return nearest(wished(), most())

    @reactive.calc
    def made() -> GradientFigures:
        return gradient_of(views, state.subject(), state.settings(), wish())

    @reactive.calc
    def painting() -> Painting:
        return gradient_map.paint(made(), state.shown())

    @reactive.calc
    def table() -> ToolTable:
        return gradient_map.table(made(), state.shown())

    def request() -> Request | None:
        return asked(made, state) if state.wish("tool") == ID else None

    chart = Later(request, lambda wanted: bars(views, wanted))
    more = Later(
        lambda: request() if session.clientdata.output_hidden("beyond") is False else None,
        lambda wanted: further(views, wanted),
    )

    @plain_ui
    def finding() -> TagList | Tag:
        try:
            return answer(made())
        except AnalysisError as fault:
            return refused(str(fault), *ways_on(views, state.subject(), wish()))

    @plain_ui
    def indices() -> Any:
        return _or_nothing(lambda: both_indices(made()))

    @plain_ui
    def groups_shown() -> Tag:
        return _or_nothing(lambda: groups_table(made()))

    @plain_ui
    def made_how() -> Tag:
        return _or_nothing(lambda: tags.div(*[tags.p(one) for one in method_words(made())]))

    @render.ui
    def picture() -> Any:
        return _or_nothing(lambda: made() and (chart.newest() or waiting("Drawing …")))

    @render.ui
    def beyond() -> Any:
        return _or_nothing(lambda: made() and (more.newest() or waiting("Drawing …")))

    return Outcome(painting, table, lambda: told(views, state.subject(), wished(), most()))


def asked(made: Any, state: Any) -> Request | None:
    """Return what is to be drawn; None where there is no gradient."""
    try:
        found = made()
    except AnalysisError:
        return None
    place = found.view.index(state.chosen().selected) if state.chosen().selected else None
    selected = 0 if place is None else int(found.groups.member[place])
    return Request(state.subject(), state.settings(), found.wish, selected, state.wish("mode") == "projector")


def ways_on(views: Any, subject: Any, wish: Wish) -> list[Tag]:
    """Return buttons from a refusal to a gradient: the usual measure, or groups within the place."""
    if wish.where == "england":
        return [_setting_button(WHERE, "map", "Groups within the place on the map")]
    usual = usual_measure(views, subject)
    if wish.measure and usual and usual != wish.measure:
        title = low_title(views.catalogue.indicators[usual])
        return [_setting_button(MEASURE, "", f"Rank areas by {title}")]
    return []


def _setting_button(setting: Any, value: str, words: str) -> Tag:
    return tags.button(
        words, type="button", class_="link", **{"data-setting": f"{ID}-{setting.id}", "data-value": value}
    )


def nearest(wish: Wish, most: int) -> Wish:
    """Return the wish with as many groups as the areas carry, where they carry any."""
    return replace(wish, groups=min(wish.groups, most)) if most else wish


def told(views: Any, subject: Any, wish: Wish, most: int) -> dict[str, dict[str, Any]]:
    """Return what the controls are told: what cannot rank, where England's ranks lack, how many groups."""
    missing = {
        name: reason for name in views.catalogue.indicators if (reason := why_not(views, subject, name))
    }
    says: dict[str, dict[str, Any]] = {"measure": {"missing": missing}, "where": {"missing": {}}}
    if subject.level not in ENGLAND:
        says["where"]["missing"]["england"] = HELD_FOR_LSOAS.split(".")[0]
    if wish.where == "england":
        says["measure"]["reason"] = "England’s ranks are those of the Index of Multiple Deprivation."
    if most:
        says["groups"] = {"max": most, "value": str(nearest(wish, most).groups)}
    return says


def _or_nothing(make: Any) -> Any:
    try:
        return make()
    except AnalysisError:
        return tags.div()


TOOL = Tool(
    ID,
    "Social gradient",
    "From the most to the least deprived",
    40,
    gradient_ui,
    gradient_server,
    HELP,
    (MEASURE, WHERE, GROUPS, VARIANT, PRECISION),
)
