"""Every question of the store has the same answer from every database: DuckDB, PostgreSQL and Spark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import GM, LEVELS, MAP_LEVELS, NORTH_WEST, load_areas
from store import LevelUnavailable, Store
from store.address import store_address
from store.publish import publish
from store.snapshot import FOLDER

CATALOGUE = load_catalogue().embedded()
AVAILABLE = [(name, level) for name, levels in Store().indicators().items() for level in levels]
SOME_OF_EACH = [code for level in MAP_LEVELS for code in load_areas(level)["area_code"].iloc[[0, -1]]]
BEYOND = [GM, NORTH_WEST, "E92000001", "K02000001"]


@pytest.fixture(scope="module")
def expected() -> Store:
    """The snapshot's own files, which every other test asks."""
    return Store()


@pytest.fixture(scope="module", params=["duckdb", "postgres", "spark"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The same snapshot in another place."""
    if request.param == "spark":
        yield Store(url=request.getfixturevalue("spark_url"))
        return
    url = f"duckdb://{tmp_path_factory.mktemp('database') / 'figures.duckdb'}"
    if request.param == "postgres":
        url = request.getfixturevalue("postgres").url
    publish(FOLDER, store_address(url))
    yield Store(url=url)


def assert_same(found: pd.DataFrame, wanted: pd.DataFrame) -> None:
    """Hold two tables equal: rows, their order, types; numbers to a billionth, for sums in another order."""
    pd.testing.assert_frame_equal(found, wanted, check_exact=False, rtol=1e-9, atol=0)


@pytest.mark.parametrize(("name", "level"), AVAILABLE)
def test_observations(store: Store, expected: Store, name: str, level: str) -> None:
    found, wanted = store.observations(name, level), expected.observations(name, level)
    assert len(wanted)
    assert_same(found, wanted)


@pytest.mark.parametrize("name", ["healthy_life_expectancy", "claimant_rate", "claimants", "house_price"])
def test_one_period_and_sex_and_age(store: Store, expected: Store, name: str) -> None:
    level = CATALOGUE.indicators[name].levels[0]
    choice = expected.dimensions(name, level)
    asked = (name, level, expected.periods(name, level)[-1], choice["sexes"][0], choice["ages"][0])
    assert len(expected.observations(*asked))
    assert_same(store.observations(*asked), expected.observations(*asked))
    assert store.observations(name, level, "1950").empty


@pytest.mark.parametrize("name", CATALOGUE.indicators)
def test_series(store: Store, expected: Store, name: str) -> None:
    codes = [*SOME_OF_EACH, *BEYOND]
    assert len(expected.series(name, codes))
    assert_same(store.series(name, codes), expected.series(name, codes))


def test_a_series_of_nothing_and_of_one_sex(store: Store, expected: Store) -> None:
    assert store.series("house_price", ["E08000009"]).empty
    asked = ("healthy_life_expectancy", ["E08000009", NORTH_WEST], "female", "all")
    assert len(expected.series(*asked))
    assert_same(store.series(*asked), expected.series(*asked))


@pytest.mark.parametrize("name", ["employment_rate", "claimants", "healthy_life_expectancy", "imd_score"])
def test_comparators(store: Store, expected: Store, name: str) -> None:
    level = CATALOGUE.indicators[name].levels[0]
    asked = (name, SOME_OF_EACH, expected.periods(name, level)[-1])
    assert_same(store.comparators(*asked), expected.comparators(*asked))


def test_periods_and_dimensions_in_their_order(store: Store, expected: Store) -> None:
    for name, level in AVAILABLE:
        assert store.periods(name, level) == expected.periods(name, level)
        assert store.dimensions(name, level) == expected.dimensions(name, level)


def test_breaks_in_their_order(store: Store, expected: Store) -> None:
    mapped = [(name, level) for name, level in AVAILABLE if CATALOGUE.indicators[name].mapped]
    asked = [
        (name, level, expected.periods(name, level)[-1]) for name, level in mapped if LEVELS[level].on_map
    ]
    drawn = [list(expected.breaks(*one, sex=None).items()) for one in asked]
    assert any(drawn)
    assert [list(store.breaks(*one, sex=None).items()) for one in asked] == drawn


def test_provenance_and_age(store: Store, expected: Store) -> None:
    for source in CATALOGUE.sources:
        assert store.provenance(source) == expected.provenance(source)
    assert store.made_on == expected.made_on


def test_refusals(store: Store, expected: Store) -> None:
    refused: list[Callable[[Store], object]] = [
        lambda one: one.observations("house_price", "borough"),
        lambda one: one.periods("claimant_rate", "lsoa11"),
    ]
    for ask in refused:
        with pytest.raises(LevelUnavailable) as there:
            ask(store)
        with pytest.raises(LevelUnavailable) as here:
            ask(expected)
        assert str(there.value) == str(here.value)
