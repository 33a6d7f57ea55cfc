"""What is missing stays missing and what is infinite never gets out, in a snapshot made by hand."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import numpy as np
import pandas as pd
import pytest

from catalogue import Catalogue, load_catalogue
from geodata import load_lookup
from store import LevelUnavailable, Store
from store.build.snapshot import BREAKS, MEMBERS, OBSERVATIONS, PROVENANCE, members, write_table
from store.snapshot import file_of, write_manifest

OWN = load_catalogue().embedded()
LOOKUP = load_lookup()
COUNTED = OWN.indicators["social_rented"]
SCORED = replace(OWN.indicators["imd_score"], id="scored")


@pytest.fixture
def store_of(tmp_path):
    def make(**changes):
        """Return a store of a count and a score of every LSOA, with `changes` to the first row."""
        rows = pd.DataFrame(
            {"area_code": LOOKUP["lsoa11"], "numerator": 10.0, "denominator": 100.0, "value": 10.0}
        )
        rows = rows.assign(
            area_type="lsoa", area_vintage="2011", period="2019", sex="all", age="all", source_id="iod2019",
            flag="", lower_ci=np.nan, upper_ci=np.nan, retrieved_at=date(2026, 1, 1),
            period_start=date(2019, 1, 1), period_end=date(2019, 12, 31),
        )  # fmt: skip
        for column, value in changes.items():
            rows.loc[0, column] = value
        both = pd.concat([rows.assign(indicator_id=name) for name in ("social_rented", "scored")])
        write_table(both, OBSERVATIONS, file_of(tmp_path, "observations"))
        write_table(members(), MEMBERS, file_of(tmp_path, "members"))
        write_table([], PROVENANCE, file_of(tmp_path, "provenance"))
        write_table([], BREAKS, file_of(tmp_path, "breaks"))
        write_manifest(tmp_path, "2026-01-01")
        entries = MappingProxyType(dict(OWN.indicators) | {"scored": SCORED})
        return Store(tmp_path, catalogue=Catalogue(entries, OWN.sources))

    return make


@pytest.mark.parametrize("name", ["social_rented", "scored"])
@pytest.mark.parametrize("missing", [np.nan, np.inf, -np.inf])
def test_a_sum_that_lacks_a_part_is_missing_and_the_others_are_not(store_of, name, missing):
    store = store_of(value=missing, numerator=missing)
    first = LOOKUP.iloc[0]
    for level in ("msoa11", "ward17", "ward25", "borough"):
        figures = store.observations(name, level).set_index("area_code")["value"]
        assert figures.index[figures.isna()].tolist() == [first[level]]
        assert figures.dropna().to_numpy() == pytest.approx(10.0)
    assert store.observations(name, "lsoa11")["value"].isna().sum() == 1


def test_a_suppressed_part_keeps_its_flag_at_its_own_level(store_of):
    store = store_of(value=np.nan, numerator=np.nan, flag="suppressed")
    lsoas = store.observations("social_rented", "lsoa11").set_index("area_code")
    assert lsoas.loc[LOOKUP["lsoa11"].iloc[0], "flag"] == "suppressed"
    gm = store.observations("social_rented", "combined_authority").iloc[0]
    assert pd.isna(gm["value"]) and pd.isna(gm["numerator"])


def test_a_rounded_part_makes_the_sum_rounded(store_of):
    gm = store_of(flag="rounded").observations("social_rented", "combined_authority").iloc[0]
    assert gm["flag"] == "rounded"
    assert gm["rounding_se"] == pytest.approx(np.sqrt(2 * len(LOOKUP)))


def test_people_without_a_base_have_no_rate(store_of):
    store = store_of()
    assert store.observations("social_rented", "combined_authority")["value"].tolist() == pytest.approx(
        [10.0]
    )
    nobody = store_of(denominator=-100.0 * (len(LOOKUP) - 1))
    assert nobody.observations("social_rented", "combined_authority")["value"].isna().all()


def test_a_snapshot_that_lacks_an_indicator_says_so(store_of):
    with pytest.raises(LevelUnavailable, match="The snapshot does not hold any"):
        store_of().observations("weekly_pay", "borough")
    with pytest.raises(LevelUnavailable, match="The snapshot does not hold any"):
        store_of().observations("claimants", "ward25")
