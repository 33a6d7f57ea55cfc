"""The header: title, theme tabs, tools, share, projector, help; and the short bar of projector mode."""

from __future__ import annotations

from collections.abc import Sequence

from htmltools import Tag, tags

import geodata

from ..theme import Theme
from ..tools.tool import Tool
from .controls import action_button, menu, switch_control
from .icons import LOGO, icon
from .level_choice import OWN_GROUPS, names_of
from .tool_frame import tool_items


def header(themes: Sequence[Theme], active: str, tools: Sequence[Tool]) -> Tag:
    """Return the header for the themes, the active one marked, and the tools' menu."""
    tabs = [
        tags.button(
            theme.title,
            type="button",
            class_="tab",
            **{"data-theme-tab": theme.id, "data-opens-with": theme.opens_with},
            **({"aria-current": "page"} if theme.id == active else {}),
        )
        for theme in themes
    ]
    return tags.header(
        tags.h1(
            LOGO, tags.span(tags.strong("GM Determinants"), " Explorer", class_="title-words"), class_="title"
        ),
        tags.p(
            LOGO,
            tags.strong("", id="projector-title"),
            tags.span("", id="projector-note"),
            class_="projector-title",
            role="heading",  # it stands in for the title, which a room does not need
            **{"aria-level": "1"},
        ),
        tags.nav(*tabs, class_="tabs", id="theme-tabs", **{"aria-label": "Themes"}),
        tags.div(
            menu(
                "tools-menu",
                "Tools",
                *tool_items(tools),
                _menu_item("about", "About the data", "Sources, vintages, gaps"),
                tags.div(switch_control("dark", "Dark", ""), class_="menu-row"),
            ),
            _action("share", "link", "Share"),
            _action("projector", "screen", "Projector"),
            _action("help", "help", "Help"),
            _projector_bar(),
            class_="actions",
        ),
        class_="header",
    )


def _projector_bar() -> Tag:
    levels = menu(
        "projector-levels",
        "Areas",
        *[
            tags.button(name, type="button", class_="menu-item", **{"data-level": level})
            for level, name in names_of(geodata.MAP_LEVELS).items()
        ],
        tags.button(OWN_GROUPS, type="button", class_="menu-item", hidden="", **{"data-own-level": ""}),
    )
    return tags.div(
        tags.button(
            tags.span("Indicator"),
            icon("chevron"),
            type="button",
            class_="button-outline",
            **{"data-opens": "picker", "aria-expanded": "false"},
        ),
        levels,
        action_button("close", "Leave projector", id="leave-projector"),
        class_="projector-bar",
    )


def _menu_item(action: str, title: str, note: str) -> Tag:
    return tags.button(
        tags.span(title, class_="menu-title"),
        tags.span(note, class_="menu-note"),
        type="button",
        class_="menu-item",
        **{"data-action": action},
    )


def _action(action: str, picture: str, label: str) -> Tag:
    return action_button(picture, label, data_action=action, aria_label=label)
