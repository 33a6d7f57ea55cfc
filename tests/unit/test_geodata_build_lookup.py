"""The lookup is complete or refused."""

from __future__ import annotations

import pandas as pd
import pytest

from geodata import load_lookup
from geodata.build.lookup import (
    COLUMNS,
    IncompleteLookup,
    check_boards,
    check_lookup,
    check_nesting,
    read_table,
    working_age_shares,
)
from geodata.identifier_tables import load_icbs


def test_the_committed_lookup_passes_its_own_check() -> None:
    check_lookup(load_lookup())
    assert load_lookup().columns.tolist() == COLUMNS


def test_working_age_is_shared_out_by_residents_and_adds_up() -> None:
    residents = pd.DataFrame({"residents_2011": [100, 300, 50]}, index=["L1", "L2", "L3"])
    wards = pd.Series({"L1": "W1", "L2": "W1", "L3": "W2"})
    shares = working_age_shares(residents, wards, pd.Series({"W1": 200, "W2": 33}))
    assert shares.to_dict() == {"L1": 50, "L2": 150, "L3": 33}


def test_a_gap_is_named_by_its_column() -> None:
    lookup = load_lookup().copy()
    lookup.loc[5, "sub_icb"] = None
    with pytest.raises(IncompleteLookup, match="sub_icb"):
        check_lookup(lookup)


def test_a_lost_ward_is_counted() -> None:
    lookup = load_lookup()
    with pytest.raises(IncompleteLookup, match="214 wards found and 215 expected"):
        check_lookup(lookup.assign(ward25=lookup["ward25"].replace("E05015241", "E05015248")))


def test_a_repeated_lsoa_is_refused() -> None:
    lookup = load_lookup()
    with pytest.raises(IncompleteLookup, match="1674 rows"):
        check_lookup(pd.concat([lookup, lookup.head(1)]))


def test_an_lsoa_in_another_boroughs_ward_is_refused() -> None:
    lookup = load_lookup()
    boroughs = pd.concat([lookup.set_index(level)["borough"] for level in ("ward17", "ward25")])
    boroughs = boroughs[~boroughs.index.duplicated()]
    check_nesting(lookup, boroughs)
    with pytest.raises(IncompleteLookup, match=r"ward \(2017\) of another borough"):
        check_nesting(
            lookup, boroughs.replace("E08000009", "E08000003").where(boroughs.index < "E05009000", boroughs)
        )


def test_the_carried_tables_agree_with_each_other() -> None:
    wards = read_table("wards17.csv").set_index("ward17")
    fit = read_table("lsoa11_ward17.csv")
    population = read_table("working_age_population_2017_ward17.csv").set_index("area_code")[
        "residents_16_64"
    ]
    assert len(fit) == 1673
    assert set(fit["ward17"]) == set(wards.index)
    sums = population.reindex(wards.index).groupby(wards["borough"]).sum()
    assert (sums == population.reindex(sums.index)).all()
    assert sums.sum() == population["E47000001"]


def test_nhs_boards_must_agree_with_the_lookup() -> None:
    lookup, boards = load_lookup(), load_icbs()
    check_boards(lookup, boards)
    with pytest.raises(IncompleteLookup, match="do not agree"):
        check_boards(lookup, boards.head(9))
    with pytest.raises(IncompleteLookup, match="without an integrated care board"):
        check_boards(lookup, boards.assign(icb=None))
