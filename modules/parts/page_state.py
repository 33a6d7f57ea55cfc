"""The session's state as reactive calcs: wishes in, the nearest valid state out. Nothing is set here."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from shiny import Inputs, Session, reactive

from analysis.view import View

from ..theme import Parameter, Theme
from .state import (
    DEFAULTS,
    Chosen,
    Notices,
    Settings,
    Subject,
    resolve_chosen,
    resolve_settings,
    resolve_subject,
)
from .views import Views, in_window, inside

SUBJECT_KEYS = ("indicator", "level", "within", "period", "sex", "age", "pool", "population")
SETTING_KEYS = ("against", "threshold", "classes", "method", "manual", "confidence")


@dataclass(frozen=True)
class PageState:
    """What the parts and themes of one session read; every member is called to get its value.

    `shown` marks the areas inside the drilled area, `in_view` those of them in the map window; `settings_of`
    gives a tool's settings as the address bar has them.
    """

    subject: Callable[[], Subject]
    settings: Callable[[], Settings]
    chosen: Callable[[], Chosen]
    view: Callable[[], View]
    shown: Callable[[], NDArray[np.bool_]]
    in_view: Callable[[], NDArray[np.bool_]]
    notices: Callable[[], Notices]
    order: Callable[[], dict]
    opened: Callable[[], str]
    wish: Callable[[str], str]
    parameters: Callable[[Theme], dict[str, str]]
    settings_of: Callable[[Any], dict[str, str]]


def page_defaults(themes: Sequence[Theme]) -> dict[str, str]:
    """Return what the address bar means where it is silent, the settings of tools apart."""
    return DEFAULTS | {key: value for theme in themes for key, value in theme.defaults.items()}


def read(input: Inputs, key: str) -> str:
    """Return a wish as text; a control that has not reported yet has its default."""
    if key not in input:
        return DEFAULTS.get(key, "")
    value = input[key]()
    return "" if value is None else str(value)


def page_state(input: Inputs, session: Session, views: Views) -> PageState:
    """Return the state of a session from its inputs."""

    @reactive.calc
    def resolved_subject() -> tuple[Subject, Notices]:
        return _with_notices(
            resolve_subject, {key: read(input, key) for key in SUBJECT_KEYS}, views.catalogue, views
        )

    @reactive.calc
    def resolved_settings() -> tuple[Settings, Notices]:
        return _with_notices(resolve_settings, {key: read(input, key) for key in SETTING_KEYS})

    @reactive.calc
    def resolved_chosen() -> tuple[Chosen, Notices]:
        wishes = {key: read(input, key) for key in ("selected", "tray")}
        return _with_notices(resolve_chosen, wishes, resolved_subject()[0].level)

    @reactive.calc
    def view() -> View:
        return views.view(resolved_subject()[0], resolved_settings()[0])

    @reactive.calc
    def shown() -> NDArray[np.bool_]:
        subject = resolved_subject()[0]
        return inside(subject.level, subject.within)

    @reactive.calc
    def in_view() -> NDArray[np.bool_]:
        return shown() & in_window(resolved_subject()[0].level, parse_window(read(input, "window")))

    @reactive.calc
    def notices() -> Notices:
        all_of = Notices()
        for part in (resolved_subject()[1], resolved_settings()[1], resolved_chosen()[1]):
            all_of.sentences += [one for one in part.sentences if one not in all_of.sentences]
            all_of.quiet += part.quiet
        return all_of

    return PageState(
        subject=lambda: resolved_subject()[0],
        settings=lambda: resolved_settings()[0],
        chosen=lambda: resolved_chosen()[0],
        view=view,
        shown=shown,
        in_view=in_view,
        notices=notices,
        order=lambda: parse_order(read(input, "table_order")),
        opened=lambda: read(input, "opened"),
        wish=lambda key: read(input, key),
        parameters=lambda theme: {
            theme.key(one): one.text(parameter(session, theme, one)) for one in theme.parameters
        },
        settings_of=lambda tool: {
            tool.key(one): one.text(setting(session, tool, one)) for one in tool.settings
        },
    )


def parameter(session: Session, theme: Theme, one: Parameter) -> float:
    """Return the value of a theme's slider, within its bounds."""
    return one.valid(read(session.make_scope(theme.id).input, one.id) or one.default)


def setting(session: Session, tool: Any, one: Any) -> Any:
    """Return the valid value of one of a tool's settings."""
    inputs = session.make_scope(tool.id).input
    return one.valid(read(inputs, one.id) if one.id in inputs else one.usual)


def while_open(state: PageState, tool_id: str) -> Callable[[], bool]:
    """Return what says whether a tool is open; "" for none, when the indicator has the panel."""
    return lambda: state.wish("tool") == tool_id


def _with_notices(resolve: Callable, *arguments):
    notices = Notices()
    return resolve(*arguments, notices), notices


def parse_window(text: str) -> tuple[float, float, float, float] | None:
    """Return south, west, north, east of the map window, None until the map has told it."""
    parts = text.split(",")
    if len(parts) != 4:
        return None
    try:
        south, west, north, east = (float(part) for part in parts)
    except ValueError:
        return None
    return south, west, north, east


def parse_order(text: str) -> dict:
    """Return how the table is sorted and filtered: column, down, words."""
    try:
        order = json.loads(text) if text else {}
    except (json.JSONDecodeError, RecursionError):
        order = {}
    return {"column": "value", "down": True, "words": "", **(order if isinstance(order, dict) else {})}
