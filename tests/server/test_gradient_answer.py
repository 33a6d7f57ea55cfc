"""What the panel says of a gradient."""

from __future__ import annotations

import re

import pytest

from modules.tools.gradient.answer import (
    answer,
    big_numbers,
    both_indices,
    facts,
    groups_table,
    left_out,
    method_words,
    ranked_by,
)
from modules.tools.gradient.choice import Wish
from modules.tools.gradient.figures import gradient_of


@pytest.fixture
def made(screen):
    """The gradient at a link."""

    def opened(link, **wish):
        page = screen(link)
        return gradient_of(page.views, page.subject, page.settings, Wish(**{"draws": 2000, **wish}))

    return opened


def test_the_plain_sentence_comes_first(made, words):
    said = words(answer(made("indicator=social_rented&level=lsoa11")))
    assert said.startswith(
        "In the most deprived fifth of Greater Manchester, 52.0 % of households rent from a council or a "
        "housing association; in the least deprived fifth, 2.8 %."
    )
    assert "Ranked by the Index of Multiple Deprivation (2019)." in said


def test_three_big_numbers_with_their_units_in_the_label(made):
    found = made("indicator=healthy_life_expectancy&level=borough")
    labels = [label for _, label in big_numbers(found)]
    assert labels == ["Slope index (SII), years", "Relative index (RII)", "Between end fifths, years"]
    slope, _, ends = (float(number) for number, _ in big_numbers(found))
    assert slope == pytest.approx(found.found.slope.value, abs=0.05)
    assert ends == pytest.approx(found.values.value[-1] - found.values.value[0], abs=0.06)


def test_a_score_has_two_big_numbers(made):
    assert len(big_numbers(made("indicator=health_deprivation&level=lsoa11"))) == 2


def test_a_reverse_gradient_has_a_true_minus(made):
    assert big_numbers(made("indicator=minutes_to_stroke_unit&level=lsoa11"))[0][0] == "−0.7"


def test_both_indices_are_explained_in_a_sentence_each(made, words):
    said = words(both_indices(made("indicator=no_qualifications_2011&level=lsoa11")))
    assert re.search(
        r"the most deprived end is 188 per 1,000 worse than the least deprived \(95 % interval", said
    )
    assert "5.36 times the figure of the least deprived" in said


def test_cautions_stand_where_they_are_seen(made, words):
    said = words(both_indices(made("")))
    assert "part of this gradient is built in" in said
    assert "residents aged 16 to 64 (mid-2017) stand for them" in said


def test_another_measure_than_the_index_is_explained(made):
    assert ranked_by(made("indicator=crime&level=lsoa11")) == (
        "The Index of Multiple Deprivation contains this indicator and cannot rank it. Ranked by income "
        "deprivation (2019)."
    )


def test_the_groups_are_a_table_with_a_heading_for_every_cell(made, words):
    html = str(groups_table(made("indicator=social_rented&level=lsoa11")))
    assert html.count('scope="row"') == 5
    assert html.count('scope="col"') == 5
    said = words(html)
    assert "The five groups in numbers" in said
    assert "Most deprived fifth 325" in said
    assert "No area with a figure is left out." in said


def test_areas_that_cannot_be_ranked_are_counted(made, monkeypatch):
    found = made("indicator=social_rented&level=lsoa11")
    from dataclasses import replace

    lacking = replace(found, groups=replace(found.groups, unranked=3, unpeopled=1))
    assert left_out(lacking) == (
        "Left out: 3 without a figure of the Index of Multiple Deprivation, 1 without residents."
    )


def test_the_method_says_variant_weights_draws_and_seed(made):
    said = " ".join(str(one) for one in method_words(made("indicator=social_rented&level=lsoa11")))
    assert "computed from added counts" in said
    assert "A line is fitted to their log odds, and turned back at its ends" in said
    assert "2,000 draws" in said and "seed 20190926" in said
    assert "not everybody in a deprived area is deprived" in said


def test_the_method_of_englands_ranks_and_of_no_interval(made):
    england = " ".join(
        str(one) for one in method_words(made("indicator=social_rented&level=lsoa11", where="england"))
    )
    assert "England’s 5 equal parts of all LSOAs by rank" in england
    none = " ".join(str(one) for one in method_words(made("indicator=crime&level=lsoa11&within=E05011372")))
    assert "No interval of the indices" in none


def test_facts_of_what_is_missing_say_why(made):
    told = dict(facts(made("indicator=crime&level=lsoa11&within=E05011372")))
    assert told["Relative index (RII)"].startswith("none: twice the value")
    assert "(" not in told["Slope index (SII)"]
