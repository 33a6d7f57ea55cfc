"""Stand-ins for the page's colours."""

from analysis.colour import contrast
from charts.inks import (
    BETTER,
    BETTER_INK,
    COMPARATORS,
    LABELS,
    PANEL,
    SELECT,
    VARIABLES,
    WORSE,
    WORSE_INK,
)


def test_no_two_colours_stand_for_different_properties():
    assert len(VARIABLES) == len(set(VARIABLES.values())) == 18
    assert all(colour == colour.lower() for colour in VARIABLES)


def test_text_is_legible_on_the_panel():
    for colour in (SELECT, *LABELS.values()):
        assert contrast(colour, PANEL) >= 4.5


def test_lines_are_visible_on_the_panel():
    for colour in COMPARATORS.values():
        assert contrast(colour, PANEL) >= 3


def test_text_is_legible_on_the_verdicts():
    assert contrast(BETTER_INK, BETTER) >= 4.5
    assert contrast(WORSE_INK, WORSE) >= 4.5
