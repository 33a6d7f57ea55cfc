"""Nomis read to its end, or not at all."""

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from sources import nomis
from sources.errors import Incomplete, NotUnderstood, Refused, SchemaChanged, SourceUnavailable, TooLarge
from tests.sources.faulty_server import FAULTS, Reply, text
from tests.sources.nomis_tables import BOROUGHS, PATH, paged, rows, source

TABLE = rows(dates=[f"2025-{month:02d}" for month in range(1, 13)], measure=[1, 2])


@pytest.fixture
def fetch(server, open_client, monkeypatch):
    monkeypatch.setattr("sources.nomis_pages.ROWS_A_PAGE", 100)

    def fetch_with(*replies):
        server.on(PATH, *replies)
        return nomis.fetch(source(server.url), BOROUGHS, client=open_client())

    return fetch_with


def page(table, **changes):
    return text(table.assign(**changes).to_csv(index=False))


def test_pages_are_read_until_the_promised_count(fetch, server):
    fetched = fetch(paged(TABLE))
    pd.testing.assert_frame_equal(fetched.table, TABLE)
    assert [one.parameters["RecordOffset"] for one in server.asked] == ["0", "100", "200"]
    first = server.asked[0].parameters
    assert (first["date"], first["measure"], first["geography"]) == ("latest", "1,2", ",".join(BOROUGHS))
    assert len(fetched.urls) == 3
    assert fetched.urls[1].startswith(server.url + PATH)


def test_a_lower_limit_than_we_ask_for_loses_nothing(fetch, server):
    pd.testing.assert_frame_equal(fetch(paged(TABLE, limit=70)).table, TABLE)
    assert len(server.asked) == 4


def test_many_areas_are_asked_for_in_parts(fetch, server, monkeypatch):
    monkeypatch.setattr("sources.nomis_pages.CODES_A_REQUEST", 4)
    fetched = fetch(paged(TABLE))
    assert sorted(fetched.table["GEOGRAPHY_CODE"]) == sorted(TABLE["GEOGRAPHY_CODE"])
    assert {len(one.parameters["geography"].split(",")) for one in server.asked} == {4, 2}


def test_a_free_mark_stays_a_word(fetch):
    assert set(fetch(paged(TABLE)).table["OBS_CONF"]) == {"F"}


@pytest.mark.parametrize(
    ("replies", "kind", "words"),
    [
        (
            [text("")],
            Refused,
            "answered with nothing, as it does when it does not know a parameter or an area",
        ),
        ([page(TABLE[:100]), text("")], Incomplete, "stopped after 100 of 240 rows"),
        ([page(TABLE[:100])], Incomplete, "other rows, from 0 on, than were asked of it"),
        ([page(TABLE[:100]), page(TABLE[150:200])], Incomplete, "other rows, from 150 on"),
        ([page(TABLE[:100]), page(TABLE[100:200], RECORD_COUNT="300")], Incomplete, "changed its mind"),
        ([page(TABLE[:100], RECORD_COUNT="many")], Incomplete, "changed its mind"),
        ([page(TABLE[:100], RECORD_COUNT="99")], Incomplete, "sent 100 rows, but said 99"),
        ([page(TABLE[:0])], Incomplete, "a table without rows"),
        ([page(TABLE[:100], RECORD_COUNT="5000001")], TooLarge, "5,000,001 rows, which is beyond belief"),
        (
            [page(TABLE.rename(columns={"OBS_VALUE": "VALUE"}))],
            SchemaChanged,
            "no column OBS_VALUE; it has DATE",
        ),
        ([page(TABLE.drop(columns="RECORD_COUNT"))], SchemaChanged, "no column RECORD_COUNT"),
        ([text("Rate limit exceeded\n")], NotUnderstood, "asked too often, but “Rate limit exceeded”"),
        ([FAULTS["HTML"]], NotUnderstood, "a web page instead of the table"),
        ([FAULTS["error object"]], NotUnderstood, "an error instead of the table .*“Invalid query”"),
        ([FAULTS["invalid UTF-8"]], NotUnderstood, "not UTF-8"),
        ([page(TABLE[:100]), FAULTS["503"]], SourceUnavailable, "answered 503"),
    ],
)
def test_half_a_table_is_no_table(fetch, replies, kind, words):
    with pytest.raises(kind, match=words) as raised:
        fetch(*replies)
    assert type(raised.value) is kind
    assert PATH in str(raised.value)


def test_paging_that_never_ends_is_left(fetch, server):
    def one_more(asking):
        begin = int(asking.parameters["RecordOffset"])
        offsets = [str(begin + at) for at in range(5)]
        return page(TABLE[:5], RECORD_OFFSET=offsets, RECORD_COUNT=str(begin + 10))

    with pytest.raises(Incomplete, match="changed its mind"):
        fetch(one_more)
    assert len(server.asked) == 2


def test_a_page_that_was_reset_is_asked_for_again(fetch, server):
    fetched = fetch(page(TABLE[:100]), replace(page(TABLE[100:]), then="reset"), page(TABLE[100:]))
    pd.testing.assert_frame_equal(fetched.table, TABLE)
    assert len(server.asked) == 3


def test_recorded_rows_short_of_their_count_are_incomplete(fetch):
    name = "NM_2002_1.data.csv.first200rows.csv"
    path = Path(__file__).parents[3] / "shared" / "api-samples" / "nomis" / name
    if not path.is_file():
        pytest.skip("../shared/api-samples is not beside the project")
    with pytest.raises(Incomplete, match="stopped after 200 of 11,178 rows"):
        fetch(Reply(path.read_bytes()), text(""))
