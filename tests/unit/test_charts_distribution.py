"""One dot an area."""

import numpy as np
import pytest

from charts.distribution import MOST_NAMED, NOTHING, Distribution, plot_distribution, staggered
from charts.marks import PROJECTOR, Chosen, Comparator
from charts.svg import to_svg
from tests.unit.chart_figures import texts, wards

CHOSEN = (Chosen("E05010003", "Bowdon", "A"), Chosen("E05010007", "Hale", "B"))
LINES = (Comparator("Trafford", 8.9, "borough"), Comparator("Greater Manchester", 13.4))


def dots(svg):
    return svg.count("h0")


def test_every_area_with_a_value_is_a_dot():
    areas = wards(50)
    areas.loc[3, "value"] = np.nan
    areas.loc[4, "value"] = np.inf
    assert dots(to_svg(plot_distribution(areas, Distribution()), "")) == 48


def test_chosen_areas_and_comparators_carry_name_and_value():
    areas = wards()
    said = texts(plot_distribution(areas, Distribution(chosen=CHOSEN, comparators=LINES)))
    values = areas.set_index("area_code")["value"]
    assert f"Bowdon {values['E05010003']:.1f}" in said and f"Hale {values['E05010007']:.1f}" in said
    assert {"A", "B", "Trafford 8.9", "Greater Manchester 13.4"} <= set(said)


def test_many_comparators_are_named_briefly():
    lines = (*LINES, Comparator("England", 10.4, "country"))
    assert "GM 13.4" in texts(plot_distribution(wards(), Distribution(comparators=lines)))


def test_a_comparator_without_a_value_is_left_out():
    lines = (Comparator("England", np.nan, "country"),)
    assert not any(
        "England" in text for text in texts(plot_distribution(wards(), Distribution(comparators=lines)))
    )


def test_the_areas_of_the_borough_are_darker():
    svg = to_svg(plot_distribution(wards(), Distribution(parent_code="E08000009")), "")
    assert 'stroke="var(--cmp-borough)"' in svg
    assert "cmp-borough" not in to_svg(plot_distribution(wards(), Distribution()), "")


def test_ten_chosen_areas_have_badges_and_three_have_names():
    chosen = tuple(Chosen(f"E0501{n:04d}", f"Name {n}", "ABCDEFGHIJ"[n]) for n in range(10))
    said = texts(plot_distribution(wards(), Distribution(chosen=chosen)))
    assert set("ABCDEFGHIJ") <= set(said)
    assert sum(text.startswith("Name") for text in said) == MOST_NAMED


def test_badges_at_one_place_stand_over_one_another():
    assert staggered([10, 11, 200, 12], 17) == [0, 17, 0, -17]


@pytest.mark.parametrize("areas", [0, 1, 2, 1673])
def test_few_and_many_areas(areas):
    figure = plot_distribution(wards(areas), Distribution(chosen=CHOSEN))
    assert (NOTHING in texts(figure)) is (areas == 0)


def test_equal_values_are_drawn():
    assert dots(to_svg(plot_distribution(wards(30).assign(value=5.0), Distribution()), "")) == 30


def test_the_projector_has_larger_text():
    figure = plot_distribution(wards(), Distribution(sheet=PROJECTOR))
    assert {text.get_fontsize() for text in figure.texts} == {18}


def test_no_text_leaves_the_sheet():
    figure = plot_distribution(wards(), Distribution(chosen=CHOSEN, comparators=LINES))
    width = figure.get_figwidth() * 72
    for text in figure.texts:
        box = text.get_window_extent()
        assert box.x0 >= -1 and box.x1 <= width + 1
