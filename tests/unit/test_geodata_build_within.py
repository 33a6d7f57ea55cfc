"""Which areas each area lies in."""

from __future__ import annotations

import pandas as pd

from geodata.build.within import ancestors

LOOKUP = pd.DataFrame(
    {
        "lsoa11": ["L1", "L2", "L3"],
        "msoa11": ["M1", "M1", "M2"],
        "ward17": ["V1", "V1", "V2"],
        "ward25": ["W1", "W2", "W2"],
        "borough": ["B", "B", "B"],
    }
)


def test_an_lsoa_lies_in_one_of_each() -> None:
    assert ancestors(LOOKUP, "lsoa11")["L2"] == ["B", "W2", "V1", "M1"]


def test_an_msoa_lists_every_ward_that_it_shares_an_lsoa_with() -> None:
    assert ancestors(LOOKUP, "msoa11") == {"M1": ["B", "W1", "W2", "V1"], "M2": ["B", "W2", "V2"]}


def test_wards_lie_in_boroughs_and_boroughs_in_nothing_that_is_drawn() -> None:
    assert ancestors(LOOKUP, "ward25") == {"W1": ["B"], "W2": ["B"]}
    assert ancestors(LOOKUP, "borough") == {}
