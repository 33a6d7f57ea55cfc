"""Figures of the feeds: those of the store, worked out as on the page, with reasons where there are none."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from analysis.intervals import wilson
from catalogue import load_catalogue
from feeds.columns import Rows
from feeds.errors import NothingThere
from feeds.observations import observations
from feeds.questions import Question
from feeds.served import Served
from tests.unit.asked_feeds import BUCKLOW, TRAFFORD, question, served, store


def rows(query: str) -> pd.DataFrame:
    """Return the rows that an address gives."""
    return answer(query).table


def answer(query: str) -> Rows:
    return observations(question("observations", query))


def test_every_area_of_the_level_has_a_row_in_the_order_of_codes() -> None:
    found = rows("indicator=employment_deprivation&level=ward25&period=latest")
    assert len(found) == 215
    assert found["area_code"].is_monotonic_increasing
    held = store().observations("employment_deprivation", "ward25").set_index("area_code")["value"]
    assert found.set_index("area_code")["value"][BUCKLOW] == round(held[BUCKLOW], 1)


def test_a_missing_value_is_missing_and_says_why() -> None:
    found = rows("indicator=house_price&level=lsoa11")
    lacking = found["value"].isna()
    assert lacking.any()
    assert (found.loc[lacking, "reason"] != "").all()
    assert (found.loc[~lacking, "reason"] == "").all()
    assert found.loc[lacking, "rank"].isna().all()


def test_flags_say_what_was_published_and_what_was_worked_out() -> None:
    assert set(rows("indicator=employment_deprivation&level=lsoa11")["flag"]) == {""}
    assert set(rows("indicator=employment_deprivation&level=ward25")["flag"]) == {"estimated"}


def test_intervals_are_computed_where_the_page_computes_them() -> None:
    found = rows(f"indicator=social_rented&level=borough&area={TRAFFORD}").iloc[0]
    lower, upper = (100 * limit for limit in wilson(found["numerator"], found["denominator"], 0.95))
    assert (found["lower_ci"], found["upper_ci"]) == pytest.approx((lower, upper), abs=0.05)
    wider = rows(f"indicator=social_rented&level=lsoa11&within={TRAFFORD}&confidence=99").iloc[0]
    narrower = rows(f"indicator=social_rented&level=lsoa11&within={TRAFFORD}&confidence=80").iloc[0]
    assert wider["upper_ci"] - wider["lower_ci"] > narrower["upper_ci"] - narrower["lower_ci"]


def test_every_dimension_narrows() -> None:
    every = rows("indicator=healthy_life_expectancy&level=borough")
    assert len(every) == 11 * 2 * 10
    assert set(rows("indicator=healthy_life_expectancy&level=borough&sex=female")["sex"]) == {"female"}
    one = rows("indicator=healthy_life_expectancy&level=borough&period=2021-23,2011%E2%80%9313&sex=male")
    assert list(dict.fromkeys(one["period"])) == ["2011–13", "2021–23"]
    assert len(rows(f"indicator=crime&level=ward25&within={TRAFFORD}")) == 21
    assert rows("indicator=crime&level=ward25&words=bucklow")["area_code"].tolist() == [BUCKLOW]
    assert set(rows(f"indicator=crime&area={BUCKLOW},{TRAFFORD}")["level"]) == {"ward25", "borough"}
    assert set(rows("indicator=adult_obesity&level=borough&age=18+and+over")["age"]) == {"18 and over"}


def test_latest_is_the_newest_of_each() -> None:
    newest = rows("indicator=claimant_rate,healthy_life_expectancy&level=borough&period=latest")
    assert dict(zip(newest["indicator_id"], newest["period"], strict=True)) == {
        "claimant_rate": "November 2018",
        "healthy_life_expectancy": "2021–23",
    }


def test_the_order_is_that_of_the_catalogue_then_of_time_then_of_codes() -> None:
    found = rows("indicator=claimant_rate,healthy_life_expectancy&level=borough")
    keys = found[["indicator_id", "period_start", "sex", "area_code"]]
    assert keys["indicator_id"].tolist()[0] == "claimant_rate"
    for _, part in keys.groupby("indicator_id", sort=False):
        pd.testing.assert_frame_equal(part, part.sort_values(["period_start", "sex", "area_code"]))


def test_what_cannot_be_given_is_left_out_aloud() -> None:
    found = answer("indicator=imd_score,imd_rank&level=ward25")
    assert set(found.table["indicator_id"]) == {"imd_score"}
    [left] = found.more["left_out"]
    assert (left["indicator_id"], left["level"]) == ("imd_rank", "ward25")
    assert "cannot be averaged" in left["reason"]


def test_nobody_misses_what_they_did_not_name() -> None:
    assert answer(f"area={TRAFFORD}&period=latest").more["left_out"] == []


def test_few_residents_leave_no_value_and_say_so() -> None:
    found = rows("indicator=imd_score&level=ward25&fewest_residents=15000")
    small = found["reason"] == "fewer than 15,000 residents"
    assert 0 < small.sum() < 215
    assert found.loc[small, "value"].isna().all()
    assert found["rank"].max() <= (~small).sum()


def test_beyond_greater_manchester_nothing_is_ranked() -> None:
    found = rows("indicator=healthy_life_expectancy&level=region&period=latest")
    assert found["value"].notna().all() and found["rank"].isna().all()


YEARS = ("2019", "2020", "2021")


class Yearly:
    """A store with made-up counts: in each year 10, 20, 30 of 100 in every borough."""

    made_on, identity = "2030-01-01", "made up"

    def __init__(self, counted: bool = True, overlapping: bool = False) -> None:
        known = store().observations("social_rented", "borough")
        days = (
            [f"{year}-01-01" for year in YEARS],
            ["2021-12-31"] * 3 if overlapping else [f"{y}-12-31" for y in YEARS],
        )
        parts = [
            known.assign(
                period=year,
                period_start=pd.Timestamp(start).date(),
                period_end=pd.Timestamp(end).date(),
                numerator=10.0 * number if counted else np.nan,
                denominator=100.0 if counted else np.nan,
                value=10.0 * number,
                source_id="census_social_rented",
            )
            for number, year, start, end in zip((1, 2, 3), YEARS, *days, strict=True)
        ]
        self.rows = pd.concat(parts, ignore_index=True)
        held = store().held("social_rented", "borough").iloc[[0] * 3].reset_index(drop=True)
        self.groups = held.assign(period=YEARS, period_start=days[0], period_end=days[1], counted=counted)

    def observations(self, *_: str) -> pd.DataFrame:
        return self.rows

    def held(self, indicator_id: str, level: str) -> pd.DataFrame:
        return self.groups

    def provenance(self, source_id: str) -> SimpleNamespace:
        raise NotImplementedError

    def sources(self) -> list[str]:
        return []


def pooled(figures: Yearly, pool: int, period: str) -> pd.DataFrame:
    """Return the rows of made-up figures taken together."""
    catalogue = load_catalogue().holding({"social_rented": ("borough",)})
    asked = question("observations", f"indicator=social_rented&level=borough&pool={pool}&period={period}")
    return observations(Question(Served(figures, catalogue, "made up"), asked.values)).table


@pytest.mark.parametrize(
    ("pool", "period", "value", "label"),
    [(1, "2021", 30.0, "2021"), (2, "2021", 25.0, "2020 to 2021"), (3, "2021", 20.0, "2019 to 2021"),
     (9, "2021", 20.0, "2019 to 2021"), (3, "2020", 15.0, "2019 to 2020"), (2, "2019", 10.0, "2019")],
)  # fmt: skip
def test_periods_taken_together_add_their_counts(pool: int, period: str, value: float, label: str) -> None:
    found = pooled(Yearly(), pool, period)
    assert set(found["value"]) == {value}
    assert set(found["period"]) == {label}
    assert len(found) == 10


def test_periods_that_cannot_be_taken_together_are_refused() -> None:
    with pytest.raises(NothingThere, match="without the counts"):
        pooled(Yearly(counted=False), 2, "2021")
    with pytest.raises(NothingThere, match="overlap already"):
        pooled(Yearly(overlapping=True), 2, "2021")


def test_long_series_are_read_period_by_period(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("feeds.served.READ_WHOLE", 0)
    fresh = Served(store(), served().catalogue, "read anew")
    asked = question("observations", "indicator=healthy_life_expectancy&level=borough&sex=male")
    pd.testing.assert_frame_equal(
        observations(Question(fresh, asked.values)).table,
        observations(Question(served(), asked.values)).table,
    )
