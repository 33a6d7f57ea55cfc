"""The left rail: at most four controls, the rest under More settings, and the compare tray."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from htmltools import Tag, tags

import geodata

from .controls import action_button, help_button, range_control, select_control, switch_control, text_control
from .icons import icon
from .level_choice import OWN_GROUPS, names_of, offered
from .picker import picker_button
from .state import DEFAULTS, METHODS

AGAINST_WORDS = {"parent": "Its borough"} | dict(geodata.COMPARATORS)


HELP = {
    "level": "The areas that the map is cut into, coarse to fine, with their number. Struck through is where "
    "this indicator has no figures; pressing it says why. Last come your own groups, if a file made any.",
    "against": "The rate that every area is set beside: its own borough, Greater Manchester, the North West, "
    "England or the UK. One for which no figure is published is greyed.",
    "threshold": "Fades every area below this value, so that the ones above stand out. "
    "At the far end it is off. It changes the picture only, never a figure.",
    "period": "Which published period the map shows.",
    "classes": "How many colours. Five is what a reader can tell apart from across a room.",
    "method": "Natural breaks put limits where the values have gaps; equal counts put as many areas in "
    "each class; equal intervals split the range evenly; standard deviations measure from the mean. "
    "Limits are rounded to numbers that can be said aloud where no class is lost by it.",
    "confidence": "The level of the intervals computed here from counts. Published ones stay at 95 %.",
    "population": "Areas with fewer residents (Census 2011) are dimmed and left out of classes and ranks.",
    "pool": "Adds the counts of several periods before the rate is computed, to steady small numbers.",
    "sex": "Shown where the publisher gives the figures by sex.",
    "age": "Shown where the publisher gives the figures by age.",
}


def rail(state: Mapping[str, str], indicator, tool_settings: Sequence[Tag] = ()) -> Tag:
    """Return the rail for a state and its indicator, with the tools' settings."""
    return tags.aside(
        tags.div(
            picker_button(indicator),
            _levels(state["level"], indicator),
            range_control(
                "period", "Period", 0, 1, state["period"], default="", help=HELP["period"], bounds_follow=True
            ),
            select_control(
                "against",
                "Compare with",
                AGAINST_WORDS,
                state["against"],
                default=DEFAULTS["against"],
                help=HELP["against"],
            ),
            range_control(
                "threshold",
                "Highlight areas above",
                0,
                100,
                state["threshold"],
                default="",
                help=HELP["threshold"],
                off_at="max",
                bounds_follow=True,
            ),
            class_="rail-main",
        ),
        tags.div(*tool_settings, id="tool-rail", class_="tool-rail"),
        tags.div(
            action_button(
                "sliders", "More settings", id="more", aria_expanded="false", aria_controls="settings"
            ),
            tags.span("", id="defaults-note", class_="note"),
            class_="more-row",
        ),
        _settings(state),
        tags.section(
            tags.div("Compare", class_="label"),
            tags.div(id="tray-rows", class_="tray-list"),
            id="tray-box",
            class_="tray",
            **{"aria-label": "Compare"},
        ),
        tags.p(icon("info"), tags.span("", id="rail-source"), class_="rail-foot"),
        class_="rail",
        id="rail",
        **{"aria-label": "Controls"},
    )


def _levels(shown: str, indicator) -> Tag:
    names = names_of(offered(indicator, shown))
    buttons = [
        tags.button(
            tags.span(names.get(level, ""), class_="seg-name"),
            tags.span("", class_="seg-count"),
            type="button",
            class_="seg",
            hidden=None if level in names else "",
            **{"data-level": level, "aria-pressed": "false"},
        )
        for level in geodata.MAP_LEVELS
    ]
    own = tags.button(
        tags.span(OWN_GROUPS, class_="seg-name"),
        tags.span("", class_="seg-count"),
        type="button",
        class_="seg",
        hidden="",
        **{"data-own-level": "", "aria-pressed": "false"},
    )
    return tags.div(
        tags.div(
            tags.span("Show by", class_="label", id="levels-label"),
            help_button(HELP["level"], "Show by"),
            class_="field-top",
        ),
        tags.div(
            *buttons, own, class_="segments", id="levels", role="group", **{"aria-labelledby": "levels-label"}
        ),
        tags.p("", class_="field-reason", hidden=""),
        class_="field field-levels",
        **{"data-field": "level"},
    )


def _settings(state: Mapping[str, str]) -> Tag:
    return tags.div(
        range_control(
            "classes",
            "Number of classes",
            3,
            9,
            state["classes"],
            default="5",
            help=HELP["classes"],
            bounds_follow=True,
        ),
        select_control(
            "method", "Class limits by", METHODS, state["method"], default="natural", help=HELP["method"]
        ),
        text_control("manual", "Own class limits", state["manual"], "5, 10, 15, 20"),
        range_control(
            "confidence",
            "Confidence level",
            80,
            99,
            state["confidence"],
            default="95",
            unit=" %",
            help=HELP["confidence"],
            bounds_follow=True,
        ),
        range_control(
            "population",
            "Fewest residents",
            0,
            3000,
            state["population"],
            default="0",
            step=100,
            help=HELP["population"],
            bounds_follow=True,
        ),
        range_control(
            "pool", "Years pooled", 1, 5, state["pool"], default="1", help=HELP["pool"], bounds_follow=True
        ),
        _sex_and_age(),
        switch_control("places", "Jobcentre offices", state["places"], note="September 2018"),
        switch_control("tiles", "Street map underneath", state["tiles"], note="needs a network"),
        id="settings",
        class_="settings",
        hidden="",
    )


def _sex_and_age() -> Tag:
    return tags.div(
        *[
            tags.div(
                tags.div(
                    tags.span(label, class_="label", id=f"{key}-label"),
                    help_button(HELP[key], label),
                    class_="field-top",
                ),
                tags.div(
                    class_="segments small",
                    role="group",
                    **{"data-choice": key, "aria-labelledby": f"{key}-label"},
                ),
                tags.p("", class_="field-reason", hidden=""),
                class_="field",
                **{"data-field": key},
            )
            for key, label in (("sex", "Sex"), ("age", "Age"))
        ],
        class_="pair",
    )
