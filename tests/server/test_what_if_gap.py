"""People to move, from the figures of the page."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from analysis.errors import AnalysisError
from catalogue import countable
from modules.tools.what_if.gap import BEST, gap_of, paint_gap, points_of, table_of_gap

TRAFFORD = "E08000009"


def test_the_counts_of_the_census_give_people_exactly(ground):
    at = ground("indicator=no_qualifications_2011&level=borough")
    gap = gap_of(at, geodata.GM, 1.0)
    rate = gap.found.target
    by_hand = np.maximum(at.view.numerator - rate / 1_000 * at.view.denominator, 0)
    assert gap.people == pytest.approx(by_hand)
    assert not gap.found.rounded.any()


def test_without_counts_the_nearest_base_stands_in_and_is_called_rounded(ground):
    at = ground("level=borough")
    gap = gap_of(at, geodata.GM, 1.0)
    base = geodata.load_areas("borough")["working_age_2017"].to_numpy(float)
    assert gap.people == pytest.approx(np.maximum(at.view.values - gap.found.target, 0) / 100 * base)
    assert gap.found.rounded.all()


def test_the_best_borough_is_found_at_its_own_level(ground):
    gap = gap_of(ground("level=lsoa11"), BEST, 1.0)
    boroughs = gap_of(ground("level=borough"), BEST, 1.0)
    assert gap.target == boroughs.target == "Trafford’s rate, the best of the boroughs"
    assert gap.found.target == boroughs.found.target == ground("level=borough").view.values.min()


def test_only_what_is_shown_is_counted(ground):
    whole, part = (
        gap_of(ground(f"level=ward25{more}"), geodata.GM, 1.0) for more in ("", f"&within={TRAFFORD}")
    )
    assert part.found.people.size == 21
    assert np.nansum(part.people) == pytest.approx(part.found.total)
    assert part.found.total < whole.found.total


@pytest.mark.parametrize(
    ("link", "target", "said"),
    [
        (
            "indicator=social_rented&level=borough",
            geodata.GM,
            "Neither more nor less of Households in social",
        ),
        ("indicator=house_price&level=lsoa11", geodata.GM, "is not a rate of people"),
        ("level=borough", geodata.ENGLAND, "Employment deprivation has no figure for England here"),
        ("indicator=unemployment&level=borough", geodata.GM, "so its gap is not counted in people"),
        ("indicator=imd_score&level=ward25", geodata.GM, "is not a rate of people"),
    ],
)
def test_what_cannot_be_counted_says_why(ground, link, target, said):
    with pytest.raises(AnalysisError, match=said):
        gap_of(ground(link), target, 1.0)


def test_all_missing_is_said(made_up, open_on, ground):
    views = made_up({"ward25": {"2019": np.nan}}, beside={geodata.GM: 10.0})
    with pytest.raises(AnalysisError, match="No area has a figure"):
        gap_of(ground("level=ward25", lambda link: open_on(views, link)), geodata.GM, 1.0)


def test_the_map_shows_the_distance_and_says_the_people(ground):
    gap = gap_of(ground("level=ward25"), geodata.GM, 1.0)
    painting = paint_gap(gap, 5, "natural")
    there = gap.people == 0
    assert set(painting.codes[there]) == {0}
    assert painting.values.max() == pytest.approx(
        np.round(gap.at.view.values.max() - gap.found.target, 1), abs=0.1
    )
    assert "{extra0} people to move" in painting.about["sentence"]
    assert painting.about["breaks"][0] == pytest.approx(0.1)


def test_the_table_says_what_each_number_rests_on(ground):
    gap = gap_of(ground("level=ward25"), geodata.GM, 0.5)
    codes = paint_gap(gap, 5, "natural").codes
    table = table_of_gap(gap, codes)
    assert set(table.rows["rests_on"]) == {"rate × base"}
    assert table.rows["klass"].tolist() == codes.tolist()
    assert table.rows["value"].max() == table.rows.loc[table.rows["rank"] == 1, "value"].iloc[0]
    assert ("Share of each gap closed", "50 %") in table.facts
    assert table.indicators == ("employment_deprivation",)


def test_which_indicators_can_be_counted(screen):
    indicators = screen().views.catalogue.indicators
    assert countable(indicators["employment_deprivation"]) and countable(indicators["no_qualifications_2011"])
    assert not countable(indicators["social_rented"]) and not countable(indicators["imd_score"])
    assert points_of(indicators["no_qualifications_2011"]) == "per 1,000"
