"""Carrying figures between vintages: counts shared out and flagged, rates refused, losses named."""

from pathlib import Path

import pandas as pd
import pytest

from geodata import load_areas, load_lookup
from geodata.crosswalks import lsoa_crosswalk, ward_crosswalk
from geodata.vintages import JoinLost, RateRefused, carry

SHARED = Path(__file__).parents[3] / "shared" / "datapack"
KEPT, CUT, PART, OTHER = "E01000001", "E01000002", "E01000003", "E01000004"
ONE, TWO, BOTH = "E01000005", "E01000006", "E01000007"


def lookup(rows=None):
    told = rows or [
        (KEPT, KEPT, "U"),
        (CUT, PART, "S"),
        (CUT, OTHER, "S"),
        (ONE, BOTH, "M"),
        (TWO, BOTH, "M"),
    ]
    return pd.DataFrame(told, columns=["from_code", "to_code", "change"])


def crosswalk(weights=None):
    return lsoa_crosswalk(lookup(), "LSOAs of 2011", "LSOAs of 2021", weights)


def counts(**numbers):
    numbers = numbers or {KEPT: 10, CUT: 20, ONE: 3, TWO: 4}
    table = pd.DataFrame({"area_code": list(numbers), "value": list(map(float, numbers.values()))})
    return table.assign(numerator=table["value"], denominator=float("nan"), flag="", period="2019")


def by_area(carried, column):
    return carried.figures.set_index("area_code")[column].to_dict()


def test_counts_are_shared_out_by_people_and_flagged():
    carried = carry(counts(), "count", crosswalk(pd.Series({PART: 300, OTHER: 100})))
    assert by_area(carried, "value") == {KEPT: 10, PART: 15, OTHER: 5, BOTH: 7}
    assert by_area(carried, "flag") == {KEPT: "", PART: "estimated", OTHER: "estimated", BOTH: "derived"}
    assert carried.figures["value"].sum() == counts()["value"].sum()
    assert carried.sentence() == "4 of 4 areas were matched and make 4."


def test_without_people_the_parts_are_equal():
    assert by_area(carry(counts(), "count", crosswalk()), "value")[PART] == 10


def test_the_way_back_adds_up_what_was_split():
    back = crosswalk().reversed(pd.Series({ONE: 1, TWO: 3}))
    carried = carry(counts(**{KEPT: 10, PART: 15, OTHER: 5, BOTH: 8}), "count", back)
    assert by_area(carried, "value") == {KEPT: 10, CUT: 20, ONE: 2, TWO: 6}
    assert by_area(carried, "flag") == {KEPT: "", CUT: "derived", ONE: "estimated", TWO: "estimated"}


def test_a_missing_part_leaves_the_whole_missing_and_keeps_its_reason():
    table = counts()
    table.loc[table["area_code"] == TWO, ["value", "numerator", "flag"]] = [None, None, "suppressed"]
    carried = carry(table, "count", crosswalk())
    assert pd.isna(by_area(carried, "value")[BOTH])
    assert by_area(carried, "flag")[BOTH] == "suppressed,derived"


def test_a_part_that_did_not_come_leaves_the_whole_missing():
    carried = carry(counts(**{KEPT: 10, ONE: 3}), "count", crosswalk())
    assert pd.isna(by_area(carried, "value")[BOTH])
    assert carried.unfilled == (PART, OTHER)


@pytest.mark.parametrize("measure", ["proportion", "rate", "median", "rank", "score", "index", "mean"])
def test_what_is_no_count_is_refused(measure):
    rates = counts().assign(numerator=float("nan"))
    with pytest.raises(RateRefused, match=f"A {measure} cannot be carried"):
        carry(rates, measure, crosswalk())


def test_a_rate_with_both_its_counts_is_carried_as_counts():
    rates = counts().assign(value=50.0, denominator=40.0)
    carried = carry(rates, "proportion", crosswalk())
    assert by_area(carried, "numerator")[BOTH] == 7
    assert by_area(carried, "denominator")[BOTH] == 80
    assert carried.figures["value"].isna().all()


def test_periods_stay_apart():
    later = counts().assign(period="2020")
    carried = carry(pd.concat([counts(), later], ignore_index=True), "count", crosswalk())
    assert carried.figures.groupby("period")["value"].sum().to_dict() == {"2019": 37, "2020": 37}


def test_what_a_join_loses_is_named_and_stops_it():
    with pytest.raises(JoinLost, match="1 areas are none of the LSOAs of 2011") as stopped:
        carry(counts(E01009999=1, **{KEPT: 10}), "count", crosswalk())
    assert stopped.value.codes == ("E01009999",)
    carried = carry(counts(E01009999=1, **{KEPT: 10}), "count", crosswalk(), may_lose=1)
    assert carried.lost == ("E01009999",)
    assert "Lost: E01009999." in carried.sentence()


def test_a_join_that_loses_whole_boroughs_says_which():
    areas = load_areas("lsoa11")
    held = areas[~areas["parent_name"].isin(["Bury", "Rochdale", "Salford"])]
    pairs = lookup([(code, code, "U") for code in held["area_code"]])
    with pytest.raises(JoinLost, match="Bury, Rochdale, Salford would vanish whole") as stopped:
        carry(counts(**dict.fromkeys(areas["area_code"], 5)), "count", lsoa_crosswalk(pairs, "a", "b"), 50)
    assert stopped.value.boroughs == ("Bury", "Rochdale", "Salford")


def test_wards_of_two_years_are_joined_through_the_small_areas_in_both():
    parts = load_lookup().rename(columns={"ward17": "from_code", "ward25": "to_code"})
    wards = ward_crosswalk(parts, "wards of 2017", "wards of 2025", "residents_2011")
    held = parts.groupby("from_code")["residents_2011"].sum()
    carried = carry(counts(**held.to_dict()), "count", wards)
    assert carried.figures["value"].sum() == pytest.approx(held.sum())
    expected = parts.groupby("to_code")["residents_2011"].sum()
    assert carried.figures.set_index("area_code")["value"].to_dict() == pytest.approx(expected.to_dict())
    assert set(carried.figures["flag"]) == {"estimated"}


def test_two_years_of_215_wards_are_not_the_same_wards():
    old, new = set(load_areas("ward17")["area_code"]), set(load_areas("ward25")["area_code"])
    assert len(old) == len(new) == 215
    parts = load_lookup().rename(columns={"ward17": "from_code", "ward25": "to_code"})
    wards = ward_crosswalk(parts, "wards of 2017", "wards of 2025", "residents_2011")
    with pytest.raises(JoinLost, match="areas are none of the wards of 2017"):
        carry(counts(**dict.fromkeys(new, 5)), "count", wards)


@pytest.mark.skipif(not SHARED.is_dir(), reason="there is no ../shared/datapack")
def test_the_official_lookup_carries_every_resident_from_2011_to_2021():
    official = pd.read_csv(SHARED / "lookups" / "lookup_lsoa11_lsoa21_ltla22.csv", dtype=str)
    columns = {"lsoa11_code": "from_code", "lsoa21_code": "to_code", "change_code": "change"}
    pairs = official.rename(columns=columns)
    assert pairs.groupby("change")["from_code"].nunique().to_dict() == {"U": 1636, "S": 31, "M": 6}
    assert pairs.groupby("change")["to_code"].nunique().to_dict() == {"U": 1636, "S": 63, "M": 3}
    areas = load_areas("lsoa11")
    residents = counts(**dict(zip(areas["area_code"], areas["residents_2011"], strict=True)))
    there = carry(residents, "count", lsoa_crosswalk(pairs, "LSOAs of 2011", "LSOAs of 2021"))
    assert (there.areas_given, there.areas_matched, len(there.figures)) == (1673, 1673, 1702)
    assert there.figures["value"].sum() == pytest.approx(areas["residents_2011"].sum())
    assert there.figures["flag"].value_counts().to_dict() == {"": 1636, "estimated": 63, "derived": 3}
