"""The store as the page uses it, on the snapshot in the project."""

import json
import math
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import LEVELS, load_areas, load_lookup
from store import (
    LevelUnavailable,
    Store,
    UnknownArea,
    UnknownIndicator,
    UnknownLevel,
    UnknownSource,
)
from store.figures import COLUMNS
from store.snapshot import FOLDER, MANIFEST

CATALOGUE = load_catalogue().embedded()
# Levels that are greyed too have figures only where the counts behind them were loaded.
ON_DEMAND = ("income_deprivation_children", "income_deprivation_older_people")
AVAILABLE = [
    (name, level)
    for name, found in CATALOGUE.indicators.items()
    for level in found.levels
    if level in LEVELS and (name not in ON_DEMAND or level == "lsoa11")
]
GREYED = [
    (name, level) for name, found in CATALOGUE.indicators.items() for level in found.greyed if level in LEVELS
]
ADDED_UP = ("msoa11", "ward17", "ward25", "borough", "combined_authority")


@pytest.fixture(scope="module")
def store():
    return Store()


@pytest.mark.parametrize(("name", "level"), AVAILABLE)
def test_every_level_of_the_catalogue_has_figures(store, name, level):
    figures = store.observations(name, level)
    assert tuple(figures.columns) == COLUMNS
    assert figures["value"].notna().any()
    numbers = figures.select_dtypes("float64")
    assert not np.isinf(numbers.to_numpy()).any()


@pytest.mark.parametrize(("name", "level"), [(n, lv) for n, lv in AVAILABLE if LEVELS[lv].on_map])
def test_every_area_of_a_map_level_has_a_row_in_canonical_order(store, name, level):
    codes = load_areas(level)["area_code"].tolist()
    for _, figures in store.observations(name, level).groupby(["period", "sex", "age"]):
        assert figures["area_code"].tolist() == codes


@pytest.mark.parametrize(("name", "level"), GREYED)
def test_a_level_without_figures_says_why(store, name, level):
    with pytest.raises(LevelUnavailable) as refusal:
        store.observations(name, level)
    assert refusal.value.reason == CATALOGUE.indicators[name].greyed[level]
    assert refusal.value.reason in str(refusal.value)


def test_published_values_are_handed_out_as_they_are(store):
    lsoa = store.observations("employment_deprivation", "lsoa11").set_index("area_code").loc["E01004766"]
    assert (lsoa["value"], lsoa["period"], lsoa["flag"], lsoa["area_vintage"]) == (12.6, "2019", "", "2011")
    trafford = store.observations("healthy_life_expectancy", "borough", "2021–23", "female")
    found = trafford.set_index("area_code").loc["E08000009"]
    assert (found["value"], found["lower_ci"], found["upper_ci"]) == (65.03, 61.56, 68.49)


@pytest.mark.parametrize("level", ADDED_UP)
def test_counts_add_up_to_the_same_at_every_level(store, level):
    figures = store.observations("claimants", level)
    assert figures["value"].sum() == 57_155
    assert (figures["rounding_se"] ** 2).sum() == pytest.approx(2 * 1673)


def test_a_rounded_count_carries_its_rounding(store):
    assert set(store.observations("claimants", "lsoa11")["rounding_se"]) == {math.sqrt(2)}
    gm = store.observations("claimants", "combined_authority").iloc[0]
    assert gm["rounding_se"] == pytest.approx(math.sqrt(2 * 1673))
    assert gm["flag"] == "rounded"


def test_rates_are_sums_over_sums_and_not_means_of_rates(store):
    gm = store.observations("no_qualifications_2011", "combined_authority").iloc[0]
    assert (gm["numerator"], gm["denominator"]) == (308_545, 2_682_528)
    assert gm["value"] == 1000 * 308_545 / 2_682_528


def test_weighted_means_agree_with_a_computation_by_hand(store):
    lookup = load_lookup().set_index("lsoa11")
    scores = store.observations("imd_score", "lsoa11").set_index("area_code")["value"]
    weights = lookup["residents_2011"]
    expected = (scores * weights).groupby(lookup["ward25"]).sum() / weights.groupby(lookup["ward25"]).sum()
    found = store.observations("imd_score", "ward25").set_index("area_code")["value"]
    pd.testing.assert_series_equal(found.sort_index(), expected.sort_index(), check_names=False)


def test_employment_deprivation_uses_a_working_age_weight(store):
    # From the published numerators Manchester has 14.2 %; all residents as weights give 15.1 %.
    boroughs = store.observations("employment_deprivation", "borough").set_index("area_code")
    assert boroughs.loc["E08000003", "value"] == pytest.approx(14.2, abs=0.34)


@pytest.mark.parametrize(
    ("name", "level", "flag"),
    [
        ("imd_score", "borough", "derived"),
        ("imd_score", "ward25", "derived,estimated"),
        ("employment_deprivation", "borough", "estimated"),
        ("employment_deprivation", "ward17", "estimated"),
        ("social_rented", "borough", ""),
        ("social_rented", "msoa11", ""),
        ("social_rented", "ward25", "estimated"),
        ("claimants", "ward25", "rounded,estimated"),
        ("claimants", "lsoa11", "rounded"),
        ("claimant_rate", "ward17", ""),
    ],
)
def test_flags_say_what_a_figure_is(store, name, level, flag):
    assert set(store.observations(name, level)["flag"]) == {flag}


def test_three_years_of_strokes_over_three_years_of_residents(store):
    gm = store.observations("stroke_admissions", "combined_authority").iloc[0]
    assert gm["numerator"] == 13_109
    assert gm["denominator"] == 3 * 2_682_528
    assert gm["value"] == pytest.approx(100_000 * 13_109 / (3 * 2_682_528))


def test_few_sales_make_a_median_unreliable_and_none_leaves_it_missing(store):
    prices = store.observations("house_price", "lsoa11")
    assert (prices["flag"] == "unreliable").sum() == 31
    assert prices["value"].isna().sum() == 2
    assert prices.loc[prices["value"].isna(), "flag"].tolist() == ["", ""]


def test_a_value_published_without_its_interval_is_unreliable(store):
    figures = store.observations("no_qualifications", "borough", "2023").set_index("area_code")
    assert figures["flag"].to_dict() == dict.fromkeys(figures.index, "") | {"E08000007": "unreliable"}


def test_wards_of_two_years_are_two_levels(store):
    old, new = store.observations("social_rented", "ward17"), store.observations("social_rented", "ward25")
    assert len(old) == len(new) == 215
    assert not set(old["area_code"]) & set(new["area_code"])
    assert set(old["area_vintage"]) == {"2017"} and set(new["area_vintage"]) == {"2025"}


def test_a_period_a_sex_and_an_age_can_be_picked(store):
    picked = store.observations("healthy_life_expectancy", "borough", "2011–13", "male", "all")
    assert len(picked) == 10
    assert store.observations("healthy_life_expectancy", "borough", "1950").empty
    assert store.observations("imd_score", "ward25", "1950").empty


def test_periods_and_dimensions(store):
    quarters = store.periods("claimant_rate", "ward17")
    assert (quarters[0], quarters[-1], len(quarters)) == ("November 2015", "November 2018", 13)
    assert store.periods("imd_score", "ward25") == ["2019"]
    assert "2019/20" not in store.periods("persistent_absence", "borough")
    lived = {"sexes": ["female", "male"], "ages": ["all"], "has_counts": False}
    assert store.dimensions("healthy_life_expectancy", "borough") == lived
    assert store.dimensions("social_rented", "ward25")["has_counts"]


def test_a_series_mixes_levels_in_the_order_asked_for(store):
    codes = ["E92000001", "E08000009", "E08000001"]
    series = store.series("weekly_pay", codes)
    assert list(dict.fromkeys(series["area_code"])) == codes
    assert series[series["area_code"] == "E08000009"]["period"].tolist() == store.periods(
        "weekly_pay", "borough"
    )
    mixed = store.series("employment_deprivation", ["E05000650", "E01004766", "E47000001"])
    assert mixed["area_type"].tolist() == ["ward", "lsoa", "combined_authority"]


def test_a_series_agrees_with_the_observations_of_each_level(store):
    ward, borough = load_areas("ward25")["area_code"].iloc[0], "E08000005"
    series = store.series("claimants", [ward, borough]).set_index("area_code")["value"]
    assert series[ward] == store.observations("claimants", "ward25").set_index("area_code")["value"][ward]
    assert (
        series[borough] == store.observations("claimants", "borough").set_index("area_code")["value"][borough]
    )


def test_a_series_leaves_out_what_has_no_figures(store):
    assert store.series("house_price", ["E08000009"]).empty
    assert tuple(store.series("house_price", []).columns) == COLUMNS


@pytest.mark.parametrize("code", ["E01034567", "E05099999", "nonsense", ""])
def test_a_code_of_another_vintage_or_none_is_refused(store, code):
    with pytest.raises(UnknownArea) as refusal:
        store.series("imd_score", [code])
    assert str(refusal.value).endswith(".")


def test_an_lsoa_of_2021_is_named_as_one(store):
    with pytest.raises(UnknownArea, match="2021"):
        store.series("imd_score", ["E01034567"])


@pytest.mark.parametrize("ask", ["observations", "periods", "dimensions"])
def test_unknown_indicators_and_levels_are_refused(store, ask):
    with pytest.raises(UnknownIndicator, match="'happiness'"):
        getattr(store, ask)("happiness", "borough")
    with pytest.raises(UnknownLevel, match="'parish'"):
        getattr(store, ask)("imd_score", "parish")


def test_areas_are_those_of_the_geography(store):
    assert len(store.areas("ward25")) == 215
    with pytest.raises(UnknownLevel, match="'parish'"):
        store.areas("parish")


def test_breaks_are_there_for_three_to_nine_classes(store):
    found = store.breaks("employment_deprivation", "ward25", "2019")
    assert list(found) == list(range(3, 10))
    assert all(len(breaks) == classes - 1 for classes, breaks in found.items())
    female = store.breaks("healthy_life_expectancy", "borough", "2021–23", sex="female")
    assert female != store.breaks("healthy_life_expectancy", "borough", "2021–23", sex="male")
    assert store.breaks("claimants", "lsoa11", "November 2018") == {}


def test_provenance_leads_back_to_the_publisher(store):
    found = store.provenance("iod2019")
    assert found.publisher.startswith("Ministry of Housing")
    assert found.rows == 1673 and len(found.sha256) == 64
    with pytest.raises(UnknownSource, match="'rumour'"):
        store.provenance("rumour")


@pytest.mark.parametrize("name", CATALOGUE.indicators)
def test_every_figure_has_its_provenance(store, name):
    level = CATALOGUE.indicators[name].levels[0]
    figures = store.observations(name, level)
    assert store.provenance(figures["source_id"].iloc[0]).retrieved_at == figures["retrieved_at"].iloc[0]


def test_the_snapshot_says_when_it_was_made(store):
    assert len(store.made_on) == len("2026-01-31")


def test_snapshots_are_told_apart(store, tmp_path):
    assert store.identity == Store().identity
    other = Path(shutil.copytree(FOLDER, tmp_path / "other"))
    manifest = json.loads((other / MANIFEST).read_text("utf-8")) | {"made_on": "2031-01-01"}
    (other / MANIFEST).write_text(json.dumps(manifest), "utf-8")
    assert Store(other).identity != store.identity


def test_what_is_held_is_told_by_period_sex_and_age(store):
    held = store.held("healthy_life_expectancy", "borough")
    assert list(zip(held["period"], held["sex"], strict=True))[-2:] == [
        ("2021–23", "female"),
        ("2021–23", "male"),
    ]
    assert set(store.held("imd_score", "ward25")["source_id"]) == {"iod2019"}
    with pytest.raises(LevelUnavailable):
        store.held("imd_rank", "borough")
