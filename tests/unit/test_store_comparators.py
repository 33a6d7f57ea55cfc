import pytest

from store import Store
from store.comparators import comparator_codes


@pytest.fixture(scope="module")
def store():
    return Store()


ALWAYS = ["E47000001", "E12000002", "E92000001", "K02000001"]


@pytest.mark.parametrize(
    ("areas", "boroughs"),
    [
        ([], []),
        (["E01004766"], ["E08000001"]),
        (["E05000650", "E01004766"], ["E08000001"]),
        (["E01004766", "E02000984"], ["E08000001"]),
        (["E08000009"], []),
        (["E47000001"], []),
    ],
)
def test_areas_stand_beside_their_boroughs_and_never_a_borough_beside_itself(areas, boroughs):
    assert comparator_codes(areas) == boroughs + ALWAYS


def test_published_comparators_come_with_intervals_and_names(store):
    found = store.comparators("healthy_life_expectancy", ["E08000009"], "2021–23", "female")
    assert found["name"].tolist() == ["Greater Manchester", "North West", "England", "United Kingdom"]
    england = found.set_index("name").loc["England"]
    assert england["lower_ci"] < england["value"] < england["upper_ci"]
    assert england["reason"] == ""


def test_what_is_missing_says_why(store):
    lived = store.comparators("healthy_life_expectancy", [], "2021–23", "male").set_index("name")
    assert lived.loc["United Kingdom", "reason"] == "Not in this snapshot."
    paid = store.comparators("weekly_pay", [], "April 2015").set_index("name")
    reason = "No figure for April 2015: April 2023 to April 2025 are held."
    assert paid.loc["Greater Manchester", "reason"] == reason


def test_sums_reach_no_further_than_greater_manchester(store):
    found = store.comparators("social_rented", ["E01004766"], "March 2011")
    assert found["value"].notna().tolist() == [True, True, False, False, False]
    assert "small areas of Greater Manchester only" in found["reason"].iloc[2]


def test_what_cannot_be_added_up_says_so_for_the_borough_too(store):
    found = store.comparators("house_price", ["E01004766"], "2017").set_index("name")
    assert "cannot be added up" in found.loc["Bolton", "reason"]
    assert "cannot be added up" in found.loc["Greater Manchester", "reason"]
    assert found.loc["England", "reason"] == "Not in this snapshot."


def test_reasons_stand_exactly_where_values_do_not(store):
    for name in ("imd_score", "claimant_rate_annual", "child_poverty", "imd_rank"):
        period = store.periods(name, "lsoa11" if name.startswith("imd") else "borough")[-1]
        found = store.comparators(name, ["E01004766"], period)
        assert ((found["reason"] == "") == found["value"].notna()).all()
        assert found["area_type"].notna().all()


def test_both_sexes_come_when_none_is_picked(store):
    found = store.comparators("healthy_life_expectancy", [], "2021–23")
    assert found[found["name"] == "England"]["sex"].tolist() == ["female", "male"]
