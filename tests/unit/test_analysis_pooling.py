"""Years pooled from counts."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.errors import NotPoolable
from analysis.pooling import pool_years


def observed(rows):
    """Rows of (area, year, numerator, denominator) as observations."""
    table = pd.DataFrame(rows, columns=["area_code", "year", "numerator", "denominator"])
    return table.assign(
        indicator_id="stroke",
        area_type="msoa",
        sex="all",
        age="all",
        period=table["year"].astype(str),
        period_start=[date(year, 1, 1) for year in table["year"]],
        period_end=[date(year, 12, 31) for year in table["year"]],
        value=table["numerator"] / table["denominator"],
        lower_ci=0.1,
        upper_ci=0.2,
        flag="",
        source_id="nhs",
        retrieved_at="2024-01-01",
    ).drop(columns="year")


TWO_YEARS = observed(
    [("E1", 2018, 5, 100), ("E1", 2019, 10, 200), ("E2", 2018, 4, 50), ("E2", 2019, np.nan, 50)]
)


def test_counts_are_summed_and_the_rate_computed_last():
    pooled = pool_years(TWO_YEARS, ["2018", "2019"], multiplier=100).set_index("area_code")
    assert pooled.loc["E1", ["numerator", "denominator", "value"]].tolist() == [15, 300, 5.0]
    assert pooled.loc["E1", ["period", "flag"]].tolist() == ["2018 to 2019", "derived"]
    assert pooled.loc["E1", "period_start"] == date(2018, 1, 1)
    assert np.isnan(pooled.loc["E1", "lower_ci"])


def test_an_area_that_lacks_a_year_stays_missing():
    pooled = pool_years(TWO_YEARS, ["2018", "2019"]).set_index("area_code")
    assert np.isnan(pooled.loc["E2", "value"])
    assert pooled.loc["E2", "flag"] == "not_collected"


def test_one_year_keeps_its_label():
    assert set(pool_years(TWO_YEARS, ["2018"])["period"]) == {"2018"}


def test_rates_without_counts_cannot_be_pooled():
    rates = TWO_YEARS.assign(numerator=np.nan, denominator=np.nan)
    with pytest.raises(NotPoolable, match="without the counts"):
        pool_years(rates, ["2018", "2019"])


def test_overlapping_windows_cannot_be_pooled():
    windows = TWO_YEARS.assign(
        period_start=[date(2016, 1, 1), date(2017, 1, 1)] * 2,
        period_end=[date(2018, 12, 31), date(2019, 12, 31)] * 2,
    )
    with pytest.raises(NotPoolable, match="overlap"):
        pool_years(windows, ["2018", "2019"])


@pytest.mark.parametrize("periods", [["2018", "2031"], []])
def test_a_period_without_figures_is_named(periods):
    with pytest.raises(NotPoolable, match=r"2031|no period"):
        pool_years(TWO_YEARS, periods)
