"""A refresh by our own entries: what comes in the publishers' layouts is used beside what is embedded."""

from collections.abc import Callable
from typing import Any

import pytest

from catalogue import load_catalogue
from store import Store
from store.folders import DataFolder
from store.refresh.running import Asked, refresh
from tests.sources.live_publishers import Publishers

SOURCES = ("nomis_claimants", "nomis_survey", "fingertips", "universal_credit_ward", "house_price_index")


class Told(Publishers):
    """Publishers that say how much they sent, as a client does."""

    def __init__(self, tell: Callable[[Any], None]) -> None:
        super().__init__()
        self._tell = tell

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def _answer(self, *asked):
        answer = super()._answer(*asked)
        self._tell(answer)
        return answer


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory):
    data = DataFolder(tmp_path_factory.mktemp("live") / "data")
    catalogue = load_catalogue()
    asked = Asked(sources=SOURCES)
    report = refresh(catalogue, data, asked, lambda _, tell: Told(tell), lambda _: None, lambda _: None)
    return report, Store(data.current(), catalogue=catalogue)


def test_every_source_that_was_asked_comes(refreshed):
    report, _ = refreshed
    assert {one.source: one.state for one in report.outcomes} == dict.fromkeys(SOURCES, "refreshed")


def test_an_indicator_that_is_only_asked_for_is_held_from_then_on(refreshed):
    _, store = refreshed
    assert store.periods("life_expectancy", "borough") == ["2019–21", "2020–22"]
    assert store.observations("universal_credit", "ward25")["value"].notna().all()
    assert store.provenance("fingertips").publisher == "Office for Health Improvement and Disparities"


def test_an_embedded_one_goes_on_with_what_came(refreshed):
    _, store = refreshed
    rates = store.observations("employment_rate", "borough")
    by_source = rates.groupby("source_id")["period"].unique()
    assert set(by_source.index) == {"annual_population_survey", "nomis_survey"}
    assert "2024" in by_source["nomis_survey"]
    assert not set(by_source["annual_population_survey"]) & set(by_source["nomis_survey"])
