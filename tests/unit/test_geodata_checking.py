"""The geography is looked at once, when the application starts."""

import json
import shutil

import pytest

from geodata import BOUNDARIES, GeographyError, boundary_files, check_geography, checking
from geodata.brought import LIST, Brought, read_brought


def test_geography_that_is_whole_passes_and_a_missing_boundary_file_is_named(tmp_path, monkeypatch):
    check_geography()
    shutil.copy(BOUNDARIES / "manifest.json", tmp_path)
    monkeypatch.setattr(boundary_files, "BOUNDARIES", tmp_path)
    with pytest.raises(GeographyError, match=r"missing: borough25-\w{10}\.json"):
        check_geography()


def test_a_data_folder_s_geography_that_is_damaged_stops_the_start(tmp_path, monkeypatch):
    folder = tmp_path / "geography"
    folder.mkdir()
    listed = {"schema_version": 1, "levels": [], "lookups": [], "sha256": {"areas.parquet": "0"}}
    (folder / LIST).write_text(json.dumps(listed), encoding="utf-8")
    monkeypatch.setattr(checking, "BROUGHT", read_brought(folder))
    with pytest.raises(GeographyError, match=r"areas\.parquet is missing\. Remove .*geography and load"):
        check_geography()


def test_without_a_data_folder_nothing_is_asked_of_it():
    Brought().check()
