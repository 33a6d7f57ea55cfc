"""Why an area scores as it does."""

from __future__ import annotations

import pandas as pd
import pytest

from charts.contributions import Contributions, alt_contributions, plot_contributions, title_contributions
from charts.marks import PROJECTOR
from charts.svg import to_svg
from tests.unit.chart_figures import texts

ROWS = pd.DataFrame(
    [
        ("Crime", -0.10, "−0.20"),
        ("Employment deprivation", 0.42, "20.1 %"),
        ("No qualifications", 0.20, ""),
    ],
    columns=["name", "value", "note"],
)
IN_BUCKLOW = Contributions("Bucklow-St. Martins")
ALIKE = ROWS.assign(value=0.001)


def test_every_bar_has_its_name_and_what_it_adds_the_largest_first() -> None:
    said = texts(plot_contributions(ROWS, IN_BUCKLOW))
    assert [text for text in said if text.startswith(("+", "−0.1"))] == ["+0.42", "+0.20", "−0.10", "+0.52"]
    assert said.index("Employment deprivation") < said.index("No qualifications") < said.index("Crime")
    assert {"average area", "All together", "20.1 %"} <= set(said)


def test_what_adds_and_what_takes_off_differ_by_side_and_colour() -> None:
    svg = to_svg(plot_contributions(ROWS, IN_BUCKLOW), "")
    assert 'fill="var(--select)"' in svg and 'fill="var(--dot)"' in svg
    assert 'fill="var(--dot)"' not in to_svg(plot_contributions(ROWS.iloc[1:], IN_BUCKLOW), "")


def test_a_long_name_is_cut_before_its_value_and_a_note_without_room_is_left_out() -> None:
    long = ROWS.iloc[:1].assign(name="Health deprivation and disability of the people who live here, score")
    said = texts(plot_contributions(long, IN_BUCKLOW))
    assert any(text.endswith("…") for text in said)
    assert "−0.20" not in said and "−0.10" in said


def test_for_a_room_it_is_drawn_larger() -> None:
    panel, room = (
        plot_contributions(ROWS, Contributions("Bowdon", sheet=sheet)).get_size_inches()[1]
        for sheet in (IN_BUCKLOW.sheet, PROJECTOR)
    )
    assert room == pytest.approx(1.5 * panel)


def test_the_title_is_what_weighs_most() -> None:
    assert title_contributions(ROWS, IN_BUCKLOW) == "Employment deprivation adds most in Bucklow-St. Martins"
    turned = ROWS.assign(value=-ROWS["value"])
    assert title_contributions(turned, IN_BUCKLOW) == (
        "Employment deprivation takes most off in Bucklow-St. Martins"
    )
    modelled = ROWS.assign(name=["Crime", "Unemployment rate, modelled", "No qualifications"])
    assert title_contributions(modelled, Contributions("Bolton")) == "Unemployment rate adds most in Bolton"
    assert title_contributions(ALIKE, IN_BUCKLOW) == "Bucklow-St. Martins is like the average area"


def test_the_alternative_text_has_every_part() -> None:
    assert alt_contributions(ROWS, IN_BUCKLOW) == (
        "What makes the score of Bucklow-St. Martins, +0.52 against the average area: "
        "Employment deprivation +0.42 (20.1 %), No qualifications +0.20 and Crime −0.10 (−0.20)."
    )


def test_no_indicators_are_said_and_drawn_as_an_average_area() -> None:
    nothing = ROWS.iloc[:0]
    assert "average area" in texts(plot_contributions(nothing, IN_BUCKLOW))
    assert alt_contributions(nothing, IN_BUCKLOW).endswith("no indicators.")
    assert title_contributions(nothing, IN_BUCKLOW).endswith("is like the average area")


@pytest.mark.parametrize("values", [[0.0, 0.0, 0.0], [-1.0, -2.0, -3.0], [50.0, 1e-9, 12.0]])
def test_parts_of_any_sign_are_drawn(values: list[float]) -> None:
    assert len(texts(plot_contributions(ROWS.assign(value=values, note=""), IN_BUCKLOW))) == 1 + 2 * 4
