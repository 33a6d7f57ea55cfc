import pandas as pd
import pytest

from sources import SchemaChanged
from sources.nomis_cells import check_columns, summed, without_repeats
from tests.sources.nomis_tables import BOROUGHS, rows


def cells(**changes):
    table = rows(areas=BOROUGHS[:2], band=[1, 2], kind=["a"]).assign(**changes)
    return without_repeats(table, "nomis.csv").assign(period="2026-01")


def test_cells_are_added_up_by_area_and_period():
    total = summed(cells(), {"band": [1, 2], "kind": "a"}, "nomis.csv")
    assert total["number"].to_dict() == {(code, "2026-01"): 200.0 for code in BOROUGHS[:2]}
    assert set(total["flag"]) == {""}


def test_a_sum_carries_the_gravest_of_its_flags():
    total = summed(cells(OBS_STATUS=["E", "P", "E", "Q"]), {"band": [1, 2]}, "nomis.csv")
    assert total["flag"].tolist() == ["provisional", "suppressed"]
    assert total["number"].isna().tolist() == [False, True]


def test_an_empty_cell_is_missing_and_never_zero():
    total = summed(cells(OBS_VALUE=["", "5", "5", "5"]), {"band": 1}, "nomis.csv")
    assert pd.isna(total["number"].iloc[0])
    assert total["number"].iloc[1] == 5


def test_a_missing_column_is_named_with_those_there_are():
    with pytest.raises(SchemaChanged, match="Our table has no column c, d; it has a, b"):
        check_columns(pd.DataFrame(columns=["a", "b"]), ("a", "c", "d"), "Our table")
