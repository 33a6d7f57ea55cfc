"""The page's own help: what a newcomer needs in a minute."""

from __future__ import annotations

from htmltools import Tag, tags

from .stories import story_list

STEPS = (
    ("Choose", "Open the indicator list and press a level beside an indicator: borough, ward, MSOA or LSOA."),
    ("Look", "Green is best and red is worst, by what is good for people. Hatched areas have no figure."),
    (
        "Select",
        (
            "Click an area for its figures. Click it again to keep it for comparing, then click another. "
            "Shift and click adds at once."
        ),
    ),
    (
        "Go deeper",
        (
            "Double-click an area, or press Enter on it, for the small areas inside. The trail above the "
            "map leads back up."
        ),
    ),
    ("Move", "Every slider acts while you drag it. Press a colour in the legend to show only that class."),
    ("Check", "Every number has an i: publisher, query, licence, period, cautions."),
    ("Take away", "Download gives exactly what the table shows. Share copies a link to this very screen."),
    (
        "Keyboard",
        (
            "Tab to the map, move between areas with the arrow keys, Space selects, Enter goes deeper, "
            "Escape closes."
        ),
    ),
)


def help_template() -> Tag:
    """Return the help card's content; the page shows it when Help is pressed."""
    rows = [part for name, words in STEPS for part in (tags.dt(name), tags.dd(words))]
    guide = tags.div(
        tags.button(
            "Take the tour: two minutes", type="button", class_="button-solid", **{"data-action": "tour"}
        ),
        tags.p("Or follow a story:", class_="note"),
        story_list(),
        class_="guide",
    )
    return tags.template(guide, tags.dl(*rows, class_="facts"), id="help-text")
