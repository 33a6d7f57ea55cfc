"""The controls of a tool's settings, drawn from what the settings say of themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from htmltools import Tag, tags

from catalogue import Catalogue

from ..theme import Theme
from ..tools.settings import Choice, IndicatorChoice, Kept, Setting, Slider, Switch, Text
from ..tools.tool import Tool
from .controls import help_button, hidden_value, native_select, range_control, switch_control, text_control


def tool_controls(
    tool: Tool, wishes: Mapping[str, str], catalogue: Catalogue, themes: Sequence[Theme]
) -> Tag:
    """Return all controls of a tool in their box, at the values of the address bar or their defaults."""
    drawn = {one.id: control(tool, one, wishes, catalogue, themes) for one in tool.settings}
    folded = [drawn.pop(name) for name in tool.folded]
    return tags.div(
        *drawn.values(),
        tags.details(tags.summary("More of this tool"), *folded, class_="tool-method") if folded else None,
        class_="tool-controls",
        hidden="" if wishes.get("tool") != tool.id else None,
        **{"data-tool-controls": tool.id},
    )


def control(
    tool: Tool, one: Setting, wishes: Mapping[str, str], catalogue: Catalogue, themes: Sequence[Theme]
) -> Tag:
    """Return the control of one setting."""
    key = tool.key(one)
    value = one.text(one.valid(wishes.get(key, one.usual)))
    if isinstance(one, Slider):
        return range_control(
            key, one.label, one.minimum, one.maximum, value, default=one.usual, step=one.step, unit=one.unit,
            help=one.why, bounds_follow=one.follows,
        )  # fmt: skip
    if isinstance(one, Choice):
        options = [
            tags.option(text, value=code, **_picked(code, value)) for code, text in one.options.items()
        ]
        return native_select(key, one.label, options, one.usual, one.why)
    if isinstance(one, IndicatorChoice):
        options = indicator_options(one, value, catalogue, themes)
        return native_select(key, one.label, options, one.usual, one.why, **{"data-indicators": ""})
    if isinstance(one, Switch):
        return tags.div(
            switch_control(key, one.label, value, on=one.words[0], off=one.words[1], note=one.note),
            help_button(one.why, one.label) if one.why else None,
            class_="field field-switch",
            **{"data-field": key},
        )
    if isinstance(one, Text):
        return text_control(key, one.label, value, one.placeholder, one.why)
    if isinstance(one, Kept):
        return hidden_value(key, value)
    raise TypeError(f"There is no control for a {type(one).__name__}.")


def indicator_options(
    one: IndicatorChoice, value: str, catalogue: Catalogue, themes: Sequence[Theme]
) -> list[Tag]:
    """Return every indicator as an option, by theme."""
    groups = [
        tags.optgroup(
            *[
                tags.option(indicator.title, value=indicator.id, **_picked(indicator.id, value))
                for indicator in catalogue.of_theme(theme.id)
            ],
            label=theme.title,
        )
        for theme in themes
    ]
    return [tags.option(one.none, value="", **_picked("", value)), *groups] if one.none else groups


def _picked(code: str, value: str) -> dict[str, str]:
    return {"selected": ""} if code == value else {}
