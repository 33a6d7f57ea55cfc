"""What is served: figures in groups that make a map, and an edition that changes when an answer could."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from feeds import served as module
from feeds.served import Served, made_by
from tests.unit.asked_feeds import NAME, served, store


def serving(**changes: Any) -> Served:
    """Return the figures of the project with something changed."""
    names = ("observations", "held", "provenance", "sources", "made_on", "identity")
    figures = SimpleNamespace(**{name: getattr(store(), name) for name in names} | changes)
    return Served(figures, served().catalogue, NAME)


def test_the_same_figures_are_of_one_edition_in_every_process() -> None:
    assert serving().edition == served().edition
    assert len(served().edition) == 16


def test_other_figures_are_of_another_edition() -> None:
    assert serving(identity="another").edition != served().edition


def test_another_catalogue_is_another_edition() -> None:
    known = served().catalogue
    changed = {**known.indicators, "crime": replace(known.indicators["crime"], decimals=2)}
    assert Served(store(), replace(known, indicators=changed), NAME).edition != served().edition


def test_other_code_is_another_edition(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "one.py").write_text("ANSWER = 41")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    try:
        made_by.cache_clear()
        before = made_by()
        (tmp_path / "feeds" / "one.py").write_text("ANSWER = 42")
        made_by.cache_clear()
        assert made_by() != before
    finally:
        made_by.cache_clear()


def test_groups_are_what_the_store_holds_oldest_first() -> None:
    found = served().groups("healthy_life_expectancy", "borough")
    assert [one.dimensions for one in found][-2:] == [
        ("2021–23", "female", "all"),
        ("2021–23", "male", "all"),
    ]
    assert served().groups("imd_rank", "borough") == ()
    assert {one.made_from for one in served().groups("imd_score", "ward25")} == {"lsoa11"}


def test_the_figures_of_a_group_are_those_of_the_store() -> None:
    group = served().groups("claimant_rate", "ward17")[3]
    own = served().observations(group).reset_index(drop=True)
    pd.testing.assert_frame_equal(own, store().observations("claimant_rate", "ward17", group.period))


def test_what_can_be_asked_for_is_what_is_held() -> None:
    assert served().sexes == ("all", "female", "male")
    assert "18 and over" in served().ages
    assert set(served().themes) == {"health", "housing", "skills", "worklessness"}
    assert served().sources == tuple(store().sources())
