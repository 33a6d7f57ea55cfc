"""Where the tools stand in the page: entries of the menu, parts of the panel, what the open one gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from htmltools import Tag, TagList, tags
from shiny import reactive

from analysis.errors import AnalysisError

from ..tools.settings import IndicatorChoice
from ..tools.tool import Outcome, Tool
from .controls import action_button, help_button
from .figures import Beside
from .level_choice import reason_of
from .page_state import PageState
from .painting import Painting
from .tool_table import ToolTable
from .views import Views

NOTHING: Mapping[str, Any] = MappingProxyType({})


def tool_parts(tools: Sequence[Tool], wishes: Mapping[str, str]) -> TagList:
    """Return the tools' parts of the panel, the open one in sight."""
    return TagList(*[tool_part(tool, wishes) for tool in tools])


def tool_part(tool: Tool, wishes: Mapping[str, str]) -> Tag:
    """Return a tool's part: its name, help, a place for its settings where there is no rail, its answer."""
    return tags.section(
        tags.div(
            tags.h2(tool.title, class_="tool-title", tabindex="-1"),
            help_button(tool.help, tool.title),
            action_button("close", "Close", data_action="close-tool", aria_label=f"Close {tool.title}"),
            class_="tool-head",
        ),
        tags.details(
            tags.summary("Settings"),
            tags.div(**{"data-tool-slot": tool.id}),
            class_="tool-settings",
            hidden="",
        ),
        tool.ui(tool.id),
        class_="tool-part",
        hidden=None if wishes.get("tool") == tool.id else "",
        **{"data-tool-part": tool.id, "aria-label": tool.title},
    )


class OpenTool:
    """The tool that is open in a session, and its outcome; every member is reactive.

    A tool's server is wired when it is opened for the first time, and stays for the session.
    """

    def __init__(
        self,
        tools: Sequence[Tool],
        *,
        state: PageState,
        views: Views,
        against: Callable[[], Beside | None],
        handed: Mapping[str, Any] = NOTHING,
        trays: Mapping[str, Any] = NOTHING,
    ) -> None:
        self._tools = {tool.id: tool for tool in tools}
        self._state, self._views, self._against = state, views, against
        self._handed, self._trays = handed, trays
        self._outcomes: dict[str, Outcome] = {}

        # Most sessions open few tools or none, and each has tens of outputs: a page with all wired takes
        # twice as long to answer. Before everything that asks the open tool for something.
        @reactive.effect(priority=20)
        def wire_opened() -> None:
            tool = self.tool()
            if tool is not None and tool.id not in self._outcomes:
                with reactive.isolate():
                    self._outcomes[tool.id] = self._wire(tool)

        @reactive.calc
        def painting() -> Painting | None:
            return self._of("painting")

        @reactive.calc
        def table() -> ToolTable | None:
            return self._of("table")

        self.painting, self.table = painting, table

    def tool(self) -> Tool | None:
        """Return the open tool, None where there is none."""
        return self._tools.get(self._state.wish("tool"))

    def _wire(self, tool: Tool) -> Outcome:
        """Set up a tool's server in this session."""
        tray = {"tray": self._trays[tool.id]} if tool.reads is not None else {}
        more = {name: self._handed.get(name) for name in tool.needs} | tray
        return tool.server(tool.id, state=self._state, views=self._views, against=self._against, **more)

    def _of(self, what: str) -> Any:
        tool = self.tool()
        if tool is None or tool.id not in self._outcomes:
            return None
        try:
            return getattr(self._outcomes[tool.id], what)()
        except AnalysisError:
            return None  # the tool's own part says why

    def address(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return the open tool's settings as the address bar has them, and their defaults."""
        tool = self.tool()
        if tool is None:
            return {}, {}
        held = {"tool": tool.id} | self._state.settings_of(tool)
        return held, tool.defaults

    def message(self) -> dict[str, Any]:
        """Return what the page is told of the open tool."""
        tool = self.tool()
        if tool is None:
            return {"id": "", "controls": {}}
        return {
            "id": tool.id,
            "title": tool.title,
            "against": tool.uses_comparator,
            "indicator": tool.uses_indicator,
            "controls": self._controls(tool),
            "table": table.note if (table := self.table()) else "",
            "shown_by": table.shown_by if table else "",
        }

    def _controls(self, tool: Tool) -> dict[str, dict[str, Any]]:
        level, indicators = self._state.subject().level, self._views.catalogue.indicators.values()
        absent = {one.id: reason for one in indicators if (reason := reason_of(one, level))}
        told: dict[str, dict[str, Any]] = {
            tool.key(one): {"missing": absent} for one in tool.settings if isinstance(one, IndicatorChoice)
        }
        for name, says in (self._of("controls") or {}).items():
            key = f"{tool.id}-{name}"
            told[key] = told.get(key, {}) | says
        return told


def tool_items(tools: Sequence[Tool]) -> list[Tag]:
    """Return the tools' entries of the Tools menu."""
    return [
        tags.button(
            tags.span(tool.title, class_="menu-title"),
            tags.span(tool.note, class_="menu-note"),
            type="button",
            class_="menu-item",
            **{"data-tool": tool.id},
        )
        for tool in tools
    ]


def sources_of(views: Views, table: ToolTable, level: str) -> dict[str, str]:
    """Return publisher, dataset and licence of every indicator that a table was made from, by title."""
    found = {}
    for name in dict.fromkeys(table.indicators):
        indicator = views.catalogue.indicators[name]
        if views.absent(name, level):
            continue
        held = views.provenance(views.store.source_of(name, level, views.periods(name, level)[-1]))
        found[indicator.title] = (
            f"{held.dataset}, {held.publisher}. {held.licence}. {held.attribution} {held.link} "
            f"Retrieved {str(held.retrieved_at)[:10]}, sha256 {held.sha256}."
        )
    return found
