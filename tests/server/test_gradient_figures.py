"""A gradient on the real figures, checked by plain arithmetic."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from analysis.errors import AnalysisError
from analysis.groups import TooFewForGroups
from analysis.variants import NotOnThisScale
from modules.tools.gradient.choice import Wish
from modules.tools.gradient.figures import gradient_of, most_possible, whole_of


@pytest.fixture
def gradient(screen):
    """The gradient at a link."""

    def made(link, **wish):
        opened = screen(link)
        return gradient_of(opened.views, opened.subject, opened.settings, Wish(**{"draws": 2000, **wish}))

    return made


def test_the_groups_and_the_line_by_hand(screen, gradient):
    """Fifths of residents by the index, counts added, a line through log odds: against plain arithmetic."""
    made = gradient("indicator=social_rented&level=lsoa11")
    index = screen("indicator=imd_score&level=lsoa11").view.values
    homes, households = made.view.numerator, made.view.denominator
    people = geodata.load_areas("lsoa11")["residents_2011"].to_numpy(float)
    order = np.argsort(-index, kind="stable")
    fifth = np.minimum((np.cumsum(people[order]) - people[order] / 2) / people.sum() * 5, 4).astype(int)
    cases, base = (np.bincount(fifth, weights=of[order]) for of in (homes, households))
    assert made.values.value == pytest.approx(100 * cases / base)
    assert made.groups.areas == tuple(np.bincount(fifth))
    odds = np.log(cases / (base - cases))
    share = base / base.sum()
    places = np.cumsum(share) - share / 2
    slope, middle = np.polyfit(places - 0.5, odds, 1, w=np.sqrt(share))
    most, least = (100 / (1 + np.exp(-(middle + side * slope / 2))) for side in (-1, 1))
    assert made.found.slope.value == pytest.approx(most - least)
    assert made.found.ratio.value == pytest.approx(most / least)
    assert made.values.way == "counts"


def test_the_default_variant_follows_the_measure_and_another_may_be_chosen(gradient):
    assert gradient("indicator=social_rented&level=lsoa11").variant == "logit"
    assert gradient("indicator=stroke_admissions&level=msoa11").variant == "log"
    assert gradient("indicator=health_deprivation&level=lsoa11").variant == "none"
    assert gradient("indicator=social_rented&level=lsoa11", variant="none").variant == "none"


def test_trap_21_years_of_life_are_worse_for_the_most_deprived_by_a_positive_number(gradient):
    made = gradient("indicator=healthy_life_expectancy&level=borough")
    assert made.values.value[0] < made.values.value[-1]
    assert made.found.slope.value > 0
    assert made.found.ratio.value > 1
    assert (made.values.way, made.found.turned) == ("published", True)


def test_a_borough_is_grouped_by_itself_while_it_is_on_the_map(gradient):
    trafford = gradient("indicator=social_rented&level=lsoa11&within=E08000009")
    assert sum(trafford.groups.areas) == 138
    assert trafford.words.where == "Trafford"
    whole = gradient("indicator=social_rented&level=lsoa11&within=E08000009", where="gm")
    assert sum(whole.groups.areas) == 1673
    assert whole.words.where == "Greater Manchester"


def test_englands_tenths_are_uneven_here(gradient):
    made = gradient("indicator=social_rented&level=lsoa11", where="england", groups=10)
    ranks = made.rank_values
    assert made.groups.areas[0] == int((ranks <= 3284).sum()) > 300
    assert made.groups.areas[-1] == int((ranks > 32844 * 0.9).sum()) < 100
    assert made.words.england


def test_areas_left_out_by_the_fewest_residents_are_in_no_group(screen, gradient):
    made = gradient("indicator=social_rented&level=lsoa11&population=2000")
    large = geodata.load_areas("lsoa11")["residents_2011"].to_numpy(float) >= 2000
    assert sum(made.groups.areas) == int(large.sum()) < 1673


def test_a_score_has_an_interval_from_its_areas_and_no_ratio(gradient):
    made = gradient("indicator=health_deprivation&level=lsoa11")
    assert made.values.way == "areas"
    assert made.found.slope.lower < made.found.slope.value < made.found.slope.upper
    assert made.found.ratio.value is None


def test_few_areas_without_counts_have_no_interval(gradient):
    made = gradient("indicator=crime&level=lsoa11&within=E05011372")
    assert (made.values.way, made.found.slope.lower) == ("none", None)
    assert "Eight LSOAs only" in made.cautions[0]


def test_the_confidence_of_the_page_widens_the_limits(gradient):
    narrow, wide = (
        gradient(f"indicator=social_rented&level=lsoa11&confidence={level}").found.slope
        for level in ("95", "99.8")
    )
    assert narrow.value == wide.value
    assert wide.lower < narrow.lower < narrow.upper < wide.upper


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("indicator=house_price&level=lsoa11", "median of areas cannot be averaged"),
        ("indicator=claimants&level=lsoa11", "A number of people .* choose a rate"),
        ("indicator=imd_rank&level=lsoa11", "Ranks cannot be averaged"),
    ],
)
def test_what_cannot_be_averaged_is_refused(gradient, link, said):
    with pytest.raises(AnalysisError, match=said):
        gradient(link)


def test_ten_boroughs_allow_a_few_groups_and_say_what_is_not_in_it(screen, gradient):
    made = gradient("indicator=healthy_life_expectancy&level=borough")
    assert made.cautions == (
        "Ten boroughs in five groups: the gaps inside boroughs, from one neighbourhood to the next, are not "
        "in this.",
    )
    with pytest.raises(TooFewForGroups, match="choose 8 groups"):
        gradient("indicator=healthy_life_expectancy&level=borough", groups=10)
    opened = screen("indicator=healthy_life_expectancy&level=borough")
    # Two areas a group: ten boroughs carry five.
    assert most_possible(opened.views, opened.subject, opened.settings, Wish()) == 5


def test_a_ward_with_fewer_lsoas_than_groups_says_what_to_do(gradient):
    with pytest.raises(TooFewForGroups, match=r"10 groups need at least 10 areas.*Choose fewer groups"):
        gradient("indicator=crime&level=lsoa11&within=E05011372", groups=10)


def test_a_negative_score_has_no_logarithm(gradient):
    with pytest.raises(NotOnThisScale, match="no logarithm"):
        gradient("indicator=crime&level=lsoa11", variant="log")


def test_trap_21c_a_crude_rate_says_that_age_is_in_it(gradient):
    made = gradient("indicator=stroke_admissions&level=msoa11")
    assert any("not adjusted for age" in one for one in made.cautions)


def test_the_whole_is_what_everybody_would_be(views):
    of = views.catalogue.indicators
    assert whole_of(of["claimant_rate"]) == 100  # published as a rate, without counts or multiplier
    assert whole_of(of["no_qualifications_2011"]) == 1000
    assert whole_of(of["stroke_admissions"]) == 100_000
    assert whole_of(of["healthy_life_expectancy"]) == 1


def test_the_answer_is_kept_beside_the_views(screen):
    opened = screen("indicator=social_rented&level=lsoa11")
    asked = opened.views, opened.subject, opened.settings, Wish()
    assert gradient_of(*asked) is gradient_of(*asked)
