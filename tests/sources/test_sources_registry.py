"""Promise: one more source is one entry, and a file only if it has a quirk."""

import sys
from types import ModuleType

import pandas as pd
import pytest

from catalogue import CatalogueError, load_catalogue
from geodata import load_areas
from sources import SourceUnavailable, load_table, observe, reader

BOROUGHS = load_areas("borough")["area_code"].tolist()

SOURCES = """
[transport_survey]
publisher = "An office"
dataset = "Journeys"
query = "All boroughs"
link = "https://example.org"
file = "journeys.csv"
{reader}
[transport_survey.table]
levels = ["borough"]
area = "code"
period = {{ label = "2019", start = 2019-01-01, end = 2019-12-31 }}
"""

THEME = """
[journeys]
title = "Journeys"
short = "journeys"
unit = "%"
polarity = "neutral"
measure = "proportion"
numerator = "Journeys by bus"
sentence = "{value} of journeys are made by bus"
levels = ["borough"]
greyed = "Boroughs only."
source = "transport_survey"
query = { value = "share" }
definition = "Journeys by bus, of all."
"""


@pytest.fixture
def folder(tmp_path):
    def write(reader_line=""):
        (tmp_path / "sources.toml").write_text(SOURCES.format(reader=reader_line), encoding="utf-8")
        (tmp_path / "transport.toml").write_text(THEME, encoding="utf-8")
        rows = pd.DataFrame({"code": BOROUGHS, "share": "7.5"})
        rows.to_csv(tmp_path / "journeys.csv", index=False)
        return tmp_path

    return write


def observed(folder):
    catalogue = load_catalogue(folder)
    indicator = catalogue.indicators["journeys"]
    return observe(indicator, catalogue.sources[indicator.source], folder)


def test_a_plain_source_needs_an_entry_and_no_code(folder):
    assert observed(folder())["value"].tolist() == [7.5] * 10


def test_a_source_with_a_quirk_needs_one_file(folder, monkeypatch):
    from sources.tables import tidy as tidy_table

    quirk = ModuleType("sources.transport_survey")
    quirk.tidy = lambda table, *entries: tidy_table(table.assign(share="9"), *entries)
    monkeypatch.setitem(sys.modules, "sources.transport_survey", quirk)
    assert observed(folder('reader = "transport_survey"'))["value"].tolist() == [9.0] * 10


def test_a_reader_without_its_file_is_named(folder):
    source = load_catalogue(folder('reader = "no_such_reader"')).sources["transport_survey"]
    with pytest.raises(CatalogueError, match=r"\[transport_survey\].*no reader 'no_such_reader'"):
        reader(source)


def test_every_source_of_ours_that_is_used_has_its_reader():
    catalogue = load_catalogue()
    for indicator in catalogue.indicators.values():
        assert callable(reader(catalogue.source(indicator.source)))


def test_a_table_keeps_every_cell_as_text(tmp_path):
    (tmp_path / "table.csv").write_text("code,flag\nE08000001,F\nE08000002,NA\n", encoding="utf-8")
    assert load_table(tmp_path / "table.csv")["flag"].tolist() == ["F", "NA"]


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x00a"])
def test_a_table_that_cannot_be_read_is_named(tmp_path, content):
    if content is not None:
        (tmp_path / "table.csv").write_bytes(content)
    with pytest.raises(SourceUnavailable, match=r"table\.csv cannot be read"):
        load_table(tmp_path / "table.csv")
