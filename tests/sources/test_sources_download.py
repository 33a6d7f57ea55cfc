"""Boundaries and lookups as files: what could not be had is said, and the rest is written."""

from __future__ import annotations

import json
from dataclasses import replace
from types import SimpleNamespace

import pytest

from catalogue import load_catalogue
from sources import download
from tests.sources.faulty_server import FaultyServer
from tests.sources.test_sources_ons_geography import pair, service


@pytest.fixture
def at_home(monkeypatch: pytest.MonkeyPatch, server: FaultyServer, waits: list[float]) -> FaultyServer:
    """The catalogue's entries of Open Geography, all asked of the server on this machine."""
    live = {
        name: replace(source, fetch={**source.fetch, "address": f"{server.url}/{name}"})
        for name, source in load_catalogue().live.items()
    }
    monkeypatch.setattr(download, "load_catalogue", lambda: SimpleNamespace(live=live))
    return server


def test_one_that_fails_does_not_keep_the_others_away(at_home, tmp_path, capsys) -> None:
    at_home.on("/lsoa21_ward25", service([pair(1), pair(2)]))
    failed = download.main(["lsoa21_ward25", "lsoa11_lsoa21", "--into", str(tmp_path / "new")])
    said = capsys.readouterr()
    assert failed == 1
    assert (tmp_path / "new" / "lsoa21_ward25.csv").read_text("utf-8").count("\n") == 3
    assert "lsoa21_ward25.csv: 2 rows" in said.out
    assert said.err.startswith("lsoa11_lsoa21 was not fetched.")


def test_an_unknown_source_is_refused(at_home, tmp_path, capsys) -> None:
    with pytest.raises(SystemExit):
        download.main(["fingertips", "--into", str(tmp_path)])
    assert "no such source of boundaries and lookups: fingertips" in capsys.readouterr().err
    assert json.loads("[]") == at_home.asked
