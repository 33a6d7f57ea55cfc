"""Lines to paste: they hold the address as it is, and those for pandas read it."""

from __future__ import annotations

import io
from typing import Any

import pandas as pd
import pytest

from feeds.snippets import ADDRESS, SNIPPETS
from tests.unit.asked_feeds import asking

HERE = "http://127.0.0.1:8017/api/v1/observations.csv?indicator=crime&level=borough&period=2019"


@pytest.mark.parametrize("name", SNIPPETS)
def test_the_address_stands_in_the_lines_as_text(name: str) -> None:
    lines = SNIPPETS[name].of(HERE)
    assert f'"{HERE}"' in lines
    assert ADDRESS not in lines
    assert lines.count('"') % 2 == 0


def test_the_lines_for_pandas_give_the_table(monkeypatch: pytest.MonkeyPatch) -> None:
    read_csv = pd.read_csv

    def fetched(address: str, **options: Any) -> pd.DataFrame:
        return read_csv(io.BytesIO(asking().get(address).content), **options)

    monkeypatch.setattr(pd, "read_csv", fetched)
    held: dict[str, Any] = {}
    exec(SNIPPETS["pandas"].of(HERE), held)
    assert held["figures"]["area_code"].is_unique
    assert held["figures"].columns[0] == "indicator_id"
    assert held["figures"]["value"].dtype == float


def test_the_columns_that_power_query_makes_numbers_are_there() -> None:
    head = asking().get(HERE).text.lstrip("\ufeff").splitlines()[0].split(",")
    for column in ("value", "lower_ci", "upper_ci", "rank", "numerator", "denominator"):
        assert f'"{column}"' in SNIPPETS["excel"].lines
        assert column in head
