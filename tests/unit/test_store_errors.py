import pytest

import store
from store import LevelUnavailable, StoreError


@pytest.mark.parametrize(
    "name", [name for name in store.__all__ if name.startswith(("Snapshot", "Unknown", "Level"))]
)
def test_there_is_one_tree(name):
    assert issubclass(getattr(store, name), StoreError)


def test_a_level_unavailable_reads_as_a_sentence():
    refusal = LevelUnavailable("Median house price", "wards", "A median cannot be added up.")
    assert str(refusal) == "Median house price has no values for wards. A median cannot be added up."
    assert refusal.reason == "A median cannot be added up."
