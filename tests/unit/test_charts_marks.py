"""Who is chosen and what is compared."""

import pytest

from charts.marks import Chosen, Comparator, Series, label_text, letter


def test_only_a_is_selected():
    assert Chosen("E1", "Bowdon", "A").selected
    assert not Chosen("E1", "Bowdon", "B").selected


def test_letters_are_found_by_code():
    chosen = (Chosen("E1", "Bowdon", "A"), Chosen("E2", "Hale", "B"))
    assert [letter(chosen, code) for code in ("E2", "E9")] == ["B", ""]


def test_a_comparator_has_a_shorter_name():
    assert Comparator("Greater Manchester", 13.4).brief == "GM"
    assert Comparator("Trafford", 8.9, "borough").brief == "Trafford"
    assert Comparator("North West", 9.9, "region", "NW").brief == "NW"


def test_chosen_lines_take_one_colour_and_comparators_their_own():
    kinds = ("selected", "compared", "borough", "gm", "region", "country")
    colours = [Series("E1", "x", kind).colour for kind in kinds]
    assert colours[0] == colours[1]
    assert len(set(colours)) == 5


@pytest.mark.parametrize(
    ("unit", "text"), [("%", "Bowdon 5.0"), ("£", "Bowdon £5.0"), ("years", "Bowdon 5.0")]
)
def test_labels_leave_the_unit_to_the_axis(unit, text):
    assert label_text("Bowdon", 5.0, unit, 1) == text
