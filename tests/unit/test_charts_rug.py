"""The tartan rug."""

from charts.marks import Sheet
from charts.rug import RugOptions, plot_rug, short_names
from charts.svg import to_svg
from tests.unit.chart_figures import texts
from tests.unit.profile_figures import AREAS, RUG

WIDE = Sheet(600.0)


def test_wide_columns_hold_names_and_figures():
    said = texts(plot_rug(RUG, RugOptions(sheet=WIDE)))
    assert {*AREAS, "3.0 %", "9.0 %", "£700", "Unemployment"} <= set(said)


def test_narrow_columns_hold_the_beginnings_of_names_and_no_figures():
    said = texts(plot_rug(RUG, RugOptions(sheet=Sheet(220.0))))
    assert {"Bo", "Bu", "Ma"} <= set(said)
    assert "3.0 %" not in said


def test_what_is_missing_is_a_dash():
    assert texts(plot_rug(RUG, RugOptions(sheet=WIDE))).count("–") == 1


def test_only_verdicts_are_filled():
    svg = to_svg(plot_rug(RUG, RugOptions(sheet=WIDE)), "")
    assert "var(--c1-on)" in svg and "var(--c5-on)" in svg
    unsure = to_svg(plot_rug(type(RUG)(RUG.areas, RUG.rows[1:2]), RugOptions(sheet=WIDE)), "")
    assert "var(--c1)" not in unsure and "var(--c5)" not in unsure


def test_groups_have_their_headings():
    said = texts(plot_rug(RUG, RugOptions((("work", "Worklessness"),), sheet=WIDE)))
    assert said.count("Worklessness") == 1


def test_the_legend_names_what_occurs():
    said = texts(plot_rug(RUG, RugOptions(sheet=WIDE)))
    assert {"better", "similar", "worse", "higher", "lower", "better side, not tested"} <= set(said)
    assert "no comparator" not in said


def test_the_selected_area_stands_out():
    figure = plot_rug(RUG, RugOptions(selected="Bury", sheet=WIDE))
    inks = {text.get_text(): text.get_color() for text in figure.texts if text.get_text() in AREAS}
    assert inks["Bury"] != inks["Bolton"] == inks["Manchester"]


def test_short_names_tell_areas_apart():
    assert short_names(["Bolton", "Bury", "Salford", "Stockport"]) == ("Bo", "Bu", "Sa", "St")
    assert short_names(["Brooklands", "Broadheath", "Bowdon"]) == ("Broo", "Broa", "Bowd")
    assert short_names(["Bury", "Bury"]) == ("Bu", "Bu")
    assert short_names([]) == ()
