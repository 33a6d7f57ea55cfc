"""Controls of our own as Shiny inputs: a native range, a segmented choice, a select, a hidden value.

Each carries `data-key`, its name in the address bar. The browser side (`www/js/inputs.js`) registers one
Shiny input binding for all of them, so `input.<id>()` gives their value as text, from the first message on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from htmltools import Tag, TagList, tags

from .icons import icon


def hidden_value(key: str, value: str) -> Tag:
    """Return an input without a face: state that the map, the picker and the tray set."""
    return tags.input(type="hidden", id=key, class_="gm-input", value=value, **{"data-key": key})


def help_button(text: str, about: str) -> Tag:
    """Return a small button that opens `text` in the help popover."""
    return tags.button(
        icon("help"),
        type="button",
        class_="help-dot",
        **{"aria-label": f"Help: {about}", "data-help": text, "data-help-title": about},
    )


def action_button(picture: str, label: str, css: str = "action", **attributes: str) -> Tag:
    """Return a button of an icon and a word; underscores in the names of attributes stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return tags.button(icon(picture), tags.span(label), type="button", class_=css, **named)


def info_dot(info: str, of_what: str) -> Tag:
    """Return the "i" that opens the provenance in the template `info`."""
    return tags.button(
        icon("info"),
        type="button",
        class_="info-dot",
        **{"data-info": info, "aria-label": f"Source of {of_what}"},
    )


def range_control(
    id: str,
    label: str,
    minimum: float,
    maximum: float,
    value: str,
    *,
    default: str,
    step: float = 1,
    key: str | None = None,
    unit: str = "",
    help: str = "",
    off_at: str = "",
    bounds_follow: bool = False,
) -> Tag:
    """Return a slider: label, value, native range, ends. It sends while dragged, first event at once.

    `off_at` "max" makes the far right end mean "off": the input's value is then empty. With `bounds_follow`
    the server tells the bounds with the first state; a browser would bend the value to the bounds of before,
    so until then the value is kept as it was wished for.
    """
    dom = id.replace(" ", "-")
    wish = {"data-wish": value, "data-follows": ""} if bounds_follow else {}
    shown = value or default or str(maximum if off_at == "max" else minimum)
    return tags.div(
        tags.div(
            tags.label(label, **{"for": dom}),
            help_button(help, label) if help else None,
            tags.output("", class_="range-value", **{"for": dom}),
            class_="field-top",
        ),
        tags.input(
            type="range",
            id=dom,
            class_="gm-input gm-range",
            min=str(minimum),
            max=str(maximum),
            step=str(step),
            value=shown,
            **{"data-key": key or id, "data-default": default, "data-unit": unit, "data-off": off_at},
            **wish,
        ),
        tags.div(tags.span("", class_="range-min"), tags.span("", class_="range-max"), class_="range-ends"),
        tags.p("", class_="field-reason", hidden=""),
        class_="field",
        **{"data-field": key or id},
    )


def select_control(
    id: str, label: str, choices: Mapping[str, str], value: str, *, default: str, help: str = ""
) -> Tag:
    """Return a native select; what is no option is told to the server all the same."""
    options = [
        tags.option(text, value=code, selected="" if code == value else None)
        for code, text in choices.items()
    ]
    return native_select(id, label, options, default, help, **{"data-wish": value})


def native_select(
    key: str, label: str, options: Sequence[Tag], usual: str, help: str, **attributes: str
) -> Tag:
    """Return a native select with its label, as an input of ours."""
    return tags.div(
        tags.div(
            tags.label(label, **{"for": key}), help_button(help, label) if help else None, class_="field-top"
        ),
        tags.div(
            tags.select(
                *options,
                id=key,
                class_="gm-input gm-select",
                **{"data-key": key, "data-default": usual} | attributes,
            ),
            icon("chevron"),
            class_="select-box",
        ),
        tags.p("", class_="field-reason", hidden=""),
        class_="field",
        **{"data-field": key},
    )


def switch_control(
    id: str, label: str, value: str, *, on: str = "1", off: str = "", note: str = "", css: str = ""
) -> Tag:
    """Return a switch: value `on` or `off`."""
    return tags.label(
        tags.input(
            type="checkbox",
            role="switch",
            id=id,
            class_="gm-input gm-switch",
            checked="" if value == on else None,
            **{"data-key": id, "data-on": on, "data-unchecked": off or None, "data-default": ""},
        ),
        tags.span(class_="switch-track", **{"aria-hidden": "true"}),
        tags.span(label, class_="switch-label"),
        tags.span(note, class_="switch-note") if note else None,
        class_=f"switch {css}".strip(),
    )


def text_control(id: str, label: str, value: str, placeholder: str, help: str = "") -> Tag:
    """Return a short text field that sends when it is left or Enter is pressed."""
    return tags.div(
        tags.div(
            tags.label(label, **{"for": id}), help_button(help, label) if help else None, class_="field-top"
        ),
        tags.input(
            type="text",
            id=id,
            class_="gm-input gm-text",
            value=value,
            placeholder=placeholder,
            autocomplete="off",
            **{"data-key": id, "data-default": ""},
        ),
        tags.p("", class_="field-reason", hidden=""),
        class_="field",
        **{"data-field": id},
    )


def menu(id: str, label: str, *items: Tag, css: str = "") -> TagList:
    """Return a button and the small menu that it opens."""
    return TagList(
        tags.div(
            tags.button(
                tags.span(label),
                icon("chevron"),
                type="button",
                class_="button-outline menu-button",
                id=f"{id}-button",
                **{"aria-expanded": "false", "aria-controls": id, "data-opens": id},
            ),
            tags.div(*items, id=id, class_="menu popover", hidden=""),
            class_=f"menu-box {css}".strip(),
        )
    )
