"""Promise: one more indicator is one entry, one more theme is one file."""

import pytest

from catalogue import CatalogueError, load_catalogue

SOURCE = """
[office]
publisher = "An office"
dataset = "A table"
query = "All of it"
link = "https://example.org"
file = "table.csv"
"""

ENTRY = """
title = "Test rate"
short = "test"
unit = "%"
polarity = "high_is_bad"
measure = "proportion"
numerator = "People counted"
sentence = "{value} of people are counted"
levels = ["borough"]
greyed = "Boroughs only."
source = "office"
query = { value = "rate" }
definition = "People counted, of all."
"""


def entry(name):
    return f"[{name}]{ENTRY}"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "sources.toml").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "health.toml").write_text(entry("first"), encoding="utf-8")
    return tmp_path


def test_one_more_indicator_is_one_entry(folder):
    with (folder / "health.toml").open("a", encoding="utf-8") as file:
        file.write(entry("second"))
    assert [indicator.id for indicator in load_catalogue(folder).of_theme("health")] == ["first", "second"]


def test_sources_are_embedded_or_live_or_both(folder):
    fetch = '[{name}.fetch]\naddress = "https://example.org/table.csv"\n'
    elsewhere = (
        SOURCE.replace("[office]", "[elsewhere]") + "embedded = false\n" + fetch.format(name="elsewhere")
    )
    (folder / "sources.toml").write_text(SOURCE + elsewhere, encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert (list(catalogue.sources), list(catalogue.live)) == (["office"], ["elsewhere"])
    (folder / "sources.toml").write_text(SOURCE + fetch.format(name="office"), encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert (list(catalogue.sources), list(catalogue.live)) == (["office"], ["office"])


ELSEWHERE = """
[elsewhere]
publisher = "Another office"
dataset = "Another table"
query = "All of it"
link = "https://example.org"
file = "elsewhere.csv"
embedded = false
table = { levels = ["borough", "region"] }
fetch = { address = "https://example.org/table.csv" }
"""

LIVE = 'live = { source = "elsewhere", query = { value = "share" } }\n'


@pytest.fixture
def live_folder(folder):
    (folder / "sources.toml").write_text(SOURCE + ELSEWHERE, encoding="utf-8")
    return folder


def test_an_embedded_indicator_is_asked_for_elsewhere_as_its_live_table_says(live_folder):
    (live_folder / "health.toml").write_text(entry("first") + LIVE + entry("second"), encoding="utf-8")
    catalogue = load_catalogue(live_folder)
    (asked,) = catalogue.asked_of("elsewhere")
    assert (asked.id, asked.source, dict(asked.query)) == ("first", "elsewhere", {"value": "share"})
    assert asked.live is None and asked.levels == ("borough",)
    own = catalogue.indicators["first"]
    assert (own.source, own.query["value"]) == ("office", "rate")
    assert [indicator.id for indicator in catalogue.asked_of("office")] == ["first", "second"]
    assert all(indicator.source == "office" for indicator in catalogue.asked_of("office"))


def test_the_levels_asked_for_are_those_of_the_source_or_named(live_folder):
    wide = entry("first").replace('["borough"]', '["borough", "region", "country"]')
    for levels, taken in (("", ("borough", "region")), (', levels = ["region"]', ("region",))):
        live = LIVE.replace(" } }", f" }}{levels} }}")
        (live_folder / "health.toml").write_text(wide + live, encoding="utf-8")
        assert load_catalogue(live_folder).asked_of("elsewhere")[0].levels == taken


def test_an_indicator_of_a_source_that_is_not_embedded_is_asked_for_and_not_embedded(live_folder):
    asked_only = entry("second").replace('"office"', '"elsewhere"')
    (live_folder / "health.toml").write_text(entry("first") + asked_only, encoding="utf-8")
    catalogue = load_catalogue(live_folder)
    assert list(catalogue.indicators) == ["first", "second"]
    assert [indicator.id for indicator in catalogue.asked_of("elsewhere")] == ["second"]
    narrowed = catalogue.embedded()
    assert list(narrowed.indicators) == ["first"]
    assert (narrowed.sources, narrowed.live) == (catalogue.sources, catalogue.live)


def test_a_source_is_found_whether_it_is_embedded_or_not(live_folder):
    catalogue = load_catalogue(live_folder)
    assert [catalogue.source(name).id for name in ("office", "elsewhere")] == ["office", "elsewhere"]
    with pytest.raises(CatalogueError, match=r"sources.toml has no entry \[nobody\]"):
        catalogue.source("nobody")


def test_one_more_theme_is_one_file(folder):
    (folder / "transport.toml").write_text(entry("buses"), encoding="utf-8")
    catalogue = load_catalogue(folder)
    assert catalogue.themes == ("health", "transport")
    assert catalogue.of_theme("transport")[0].id == "buses"


def test_a_theme_without_a_file_has_no_indicator(folder):
    assert load_catalogue(folder).of_theme("none") == []


def test_an_id_used_in_two_files_is_refused(folder):
    (folder / "skills.toml").write_text(entry("first"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"skills.toml, entry \[first\].*already in health.toml"):
        load_catalogue(folder)


def test_an_id_used_twice_in_a_file_is_refused(folder):
    (folder / "skills.toml").write_text(entry("twin") + entry("twin"), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"skills.toml is not valid TOML"):
        load_catalogue(folder)


def test_a_key_outside_an_entry_is_refused(folder):
    (folder / "skills.toml").write_text(ENTRY, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"skills.toml, key 'title': stands outside"):
        load_catalogue(folder)


def test_a_file_that_is_no_text_is_refused(folder):
    (folder / "skills.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(CatalogueError, match=r"skills.toml is not valid TOML"):
        load_catalogue(folder)


def test_missing_sources_are_refused(tmp_path):
    with pytest.raises(CatalogueError, match=r"sources.toml is missing"):
        load_catalogue(tmp_path)


def test_our_own_catalogue_is_read_once():
    assert load_catalogue() is load_catalogue()


def test_what_an_index_contains_is_named_once_and_reaches_to_the_parts_of_its_parts(folder):
    index = entry("index") + 'contains = ["domain"]\n'
    domain = entry("domain") + 'contains = ["count"]\n'
    (folder / "health.toml").write_text(index + domain + entry("count"), encoding="utf-8")
    found = load_catalogue(folder).indicators
    assert [found[name].contains for name in ("index", "domain", "count")] == [
        ("count", "domain"),
        ("count",),
        (),
    ]
