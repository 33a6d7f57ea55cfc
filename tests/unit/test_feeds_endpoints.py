"""Feeds are declared once: names, paths and parameters do not get into each other's way."""

from __future__ import annotations

from feeds.endpoints import FEEDS, TABLES, says_format
from feeds.formats import FORMATS
from feeds.front import EVERY


def test_no_two_feeds_share_a_name_or_an_address() -> None:
    ids = [one.id for one in EVERY]
    paths = [path for one in EVERY for path, _ in one.paths()]
    assert len(set(ids)) == len(ids) and len(set(paths)) == len(paths)


def test_a_path_says_the_format_or_leaves_it_to_the_client() -> None:
    for endpoint in EVERY:
        for path, formats in endpoint.paths():
            assert set(formats) <= set(FORMATS)
            if says_format(path):
                assert len(formats) == 1 and path.endswith(f".{formats[0]}")


def test_every_table_is_offered_as_csv_and_json_in_pages() -> None:
    for endpoint in TABLES:
        assert endpoint.formats == ("json", "csv")
        assert {"limit", "cursor", "edition"} <= {one.name for one in endpoint.parameters}
        names = [column.name for column in endpoint.columns]
        assert len(set(names)) == len(names) > 5


def test_parameters_of_a_feed_have_one_meaning_each() -> None:
    for endpoint in FEEDS:
        names = [one.name for one in endpoint.parameters]
        assert len(set(names)) == len(names)
        for one in endpoint.parameters:
            assert one.about.endswith(".") and (f"{{{one.name}}}" in endpoint.path) == one.in_path
