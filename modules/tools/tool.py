"""What a tool is, and how the tools are found.

A tool answers one question over the shared map. It is one file in this folder with a module-level `TOOL`.
Nothing lists the tools: put a file beside the others and it is in the *Tools* menu.

While a tool is open its settings stand in the left rail (in the panel where there is no rail), its answer in
the panel, and its painting and table take the place of the indicator's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..discovery import discover
from ..parts.painting import Painting
from ..parts.tool_table import ToolTable
from .settings import Setting

MOST_HELP_WORDS = 120


class ToolError(ValueError):
    """A tool file that cannot be used; the message names the file and what is wrong."""


def _nothing() -> None:
    return None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a tool's server gives the page; every member is called to get its value.

    `painting` is what the map shows, None for the indicator's own colours; `table` what the drawer and the
    downloads hold, None for the indicator's rows; `controls` what the tool's own controls must be told:
    setting id → bounds, labels, options that are missing, a reason why it is greyed (as
    `control_facts.controls` has them).
    """

    painting: Callable[[], Painting | None] = _nothing
    table: Callable[[], ToolTable | None] = _nothing
    controls: Callable[[], dict[str, dict[str, Any]]] = dict


@dataclass(frozen=True, slots=True)
class Tool:
    """One entry of the Tools menu: a Shiny module with its settings and a help text of at most 120 words.

    `server(id, state=, views=, against=)` returns an `Outcome`. `uses_comparator` keeps the *Compare with*
    control in sight, `uses_indicator` says whether the indicator of the picker matters. A tool on `trial` is
    offered only where the environment variable `EXPLORER_TRIAL` names it. `folded` names the
    settings that wait under *More of this tool*, for a rail shows four controls at most. `needs` names what
    the server is handed besides, by keyword, of the parts of the application that no module may import.
    With `reads(content, name)` the tool takes files of the reader's own (see `parts.own_desk`): its server is
    handed the session's `tray` for them, and `parts.own_chooser` shows where one is chosen.
    """

    id: str
    title: str
    note: str
    order: int
    ui: Callable[..., Any]
    server: Callable[..., Outcome]
    help: str
    settings: tuple[Setting, ...] = ()
    uses_comparator: bool = False
    uses_indicator: bool = True
    trial: bool = False
    folded: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    reads: Callable[[bytes, str], Any] | None = None

    def __post_init__(self) -> None:
        if len(self.help.split()) > MOST_HELP_WORDS:
            raise ToolError(
                f"The help of “{self.title}” has {len(self.help.split())} words; {MOST_HELP_WORDS} at most."
            )

        if unknown := set(self.folded) - {one.id for one in self.settings}:
            raise ToolError(f"“{self.title}” folds settings that it does not have: {', '.join(unknown)}.")

    def key(self, setting: Setting) -> str:
        """Return the setting's name in the address bar and on its control."""
        return f"{self.id}-{setting.id}"

    @property
    def defaults(self) -> dict[str, str]:
        """What the address bar means where it is silent about the settings."""
        return {self.key(one): one.usual for one in self.settings}


def offered(tools: Sequence[Tool], trial: str) -> list[Tool]:
    """Return the tools that are offered: those on trial only where `trial` names them, split by commas."""
    named = {name.strip() for name in trial.split(",")}
    return [one for one in tools if not one.trial or one.id in named]


def discover_tools(package: str = "modules.tools") -> list[Tool]:
    """Return every tool found in the files of `package`, in the order of the menu.

    Raises
    ------
    ToolError
        Two files claim one id, or a `TOOL` is not a `Tool`.
    """
    return discover(package, "TOOL", Tool, ToolError)
