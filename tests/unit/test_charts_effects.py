"""Standardised effects with their intervals."""

import numpy as np
import pytest

from analysis.pairs import Named
from analysis.regression import regress
from charts.effects import Effects, alt_effects, effect_rows, plot_effects, title_effects
from charts.marks import PROJECTOR
from charts.svg import to_svg
from tests.unit.chart_figures import texts


def found(*slopes):
    rng = np.random.default_rng(6)
    x = rng.normal(size=(200, len(slopes)))
    names = {"a": Named("Out of work"), "b": Named("No qualifications"), "y": Named("Bad health")}
    return regress(x @ slopes + rng.normal(size=200), dict(zip("ab", x.T, strict=False)), names, "y")


def test_the_largest_effect_stands_first():
    rows = effect_rows(found(0.2, -2))
    assert rows["name"].tolist() == ["No qualifications", "Out of work"]
    assert (rows["lower"] < rows["effect"]).all() and (rows["effect"] < rows["upper"]).all()


def test_every_exposure_has_its_name_and_its_signed_effect():
    said = texts(plot_effects(effect_rows(found(0.5, -2)), Effects()))
    assert {"Out of work", "No qualifications"} <= set(said)
    assert any(text.startswith("+0.") for text in said)
    assert any(text.startswith("−0.") for text in said)


def test_nought_is_on_the_axis_and_marked():
    figure = plot_effects(effect_rows(found(2, 2)), Effects())
    assert "0.0" in texts(figure) or "0" in texts(figure)
    assert "var(--line-strong)" in to_svg(figure, "")


@pytest.mark.parametrize("sheet", [Effects().sheet, PROJECTOR])
def test_a_long_name_is_broken_into_lines(sheet):
    rows = effect_rows(found(0.5, -2))
    name = "Residents 16–64 without qualifications, per 1,000 residents of all ages, and more words"
    rows.loc[0, "name"] = name
    said = texts(plot_effects(rows, Effects(sheet)))
    assert name not in said
    assert " ".join(text for text in said if text in name) == name


def test_the_title_is_the_finding():
    assert title_effects(found(0.5, -2)) == "“No qualifications” goes most closely with “Bad health”"
    assert title_effects(found(0, 0)).startswith("Nothing goes clearly with “Bad health”")


def test_the_alternative_text_has_every_effect():
    said = alt_effects(found(0.5, -2))
    assert said.startswith("Standardised effects on Bad health: No qualifications: −0.")
    assert "; Out of work: +0." in said
