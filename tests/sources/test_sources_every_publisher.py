"""Every publisher against every fault: one kind of error, one sentence, and never half a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from catalogue import Source, load_catalogue
from sources import Incomplete, fetch_table
from sources.errors import (
    NotUnderstood,
    RateLimited,
    Refused,
    SchemaChanged,
    SourceError,
    SourceUnavailable,
    TooLarge,
    Untrusted,
)
from sources.ons_geography import fetch as fetch_geography
from tests.sources.faulty_server import ASKED_THRICE, FAULTS, HASTY, FaultyServer, text

CATALOGUE = load_catalogue()
INDICATORS = CATALOGUE.asked_of("fingertips")
"""What the one publisher that is asked by indicator is asked for."""

ASKED = {
    "nomis": "nomis_survey",
    "fingertips": "fingertips",
    "statxplore": "universal_credit",
    "uk_house_price_index": "house_price_index",
    "explore_local_statistics": "apprenticeships",
    "explore_education_statistics": "key_stage_4",
    "indices_of_deprivation": "iod2019",
    "ons_geography": "lsoa21_ward25",
    "police_uk": "street_crime",
    "tables": "plain",
}
"""A source of each reader."""

PLAIN = replace(
    CATALOGUE.live["iod2019"], id="plain", reader="tables", fetch={"address": "https://host/t.csv"}
)
"""One without a quirk, for which an entry is enough."""

ON_THE_WIRE: Mapping[str, type[SourceError]] = {
    "timeout": SourceUnavailable,
    "reset mid-body": SourceUnavailable,
    "cut mid-body": SourceUnavailable,
    "gzip cut": SourceUnavailable,
    "500": SourceUnavailable,
    "503": SourceUnavailable,
    "429": RateLimited,
    "429 with a time": RateLimited,
    "429 for an hour": RateLimited,
    "forbidden": Refused,
    "oversized": TooLarge,
    "endless": TooLarge,
    "gzip bomb": TooLarge,
    "gzip broken": NotUnderstood,
    "unknown compression": NotUnderstood,
    "another host": Untrusted,
    "another port": Untrusted,
    "redirected to itself": Untrusted,
}
"""What the client tells, whoever is asked: a reader passes it on as it is."""

IN_THE_ANSWER: Mapping[str, tuple[type[SourceError], ...]] = {
    "HTML": (NotUnderstood,),
    "error object": (NotUnderstood, Refused),
    "empty": (NotUnderstood, Refused),
    "invalid UTF-8": (NotUnderstood,),
    "half a row": (NotUnderstood, Incomplete),
    "rows too long": (NotUnderstood,),
    "renamed columns": (SchemaChanged,),
    "headings alone": (SchemaChanged, Incomplete),
}
"""What a reader makes of a whole answer that is not what it asked for."""

OTHER_ANSWERS = {
    "renamed columns": text("place,figure\nE08000001,1\nE08000002,2\n"),
    "headings alone": text("area,value\n"),
}


def at(source: Source, url: str) -> Source:
    """Return the source with every address of its own on the server at `url`."""

    def moved(value: Any) -> Any:
        if isinstance(value, str) and value.startswith("https://"):
            return url + urlsplit(value).path
        return {key: moved(one) for key, one in value.items()} if isinstance(value, Mapping) else value

    return replace(source, fetch=moved(source.fetch))


def ask(server: FaultyServer, client: Any, name: str) -> SourceError:
    """Ask a source and return the error that it ends with."""
    source = at(CATALOGUE.live.get(ASKED[name], PLAIN), server.url)
    with pytest.raises(SourceError) as raised:
        if name == "ons_geography":
            fetch_geography(source, client=client)
        else:
            fetch_table(source, client=client, indicators=INDICATORS)
    return raised.value


def answering(server: FaultyServer, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the server answer with a fault whatever it is asked."""
    reply = OTHER_ANSWERS.get(fault) or FAULTS[fault]

    def reply_to(asking: Any) -> Any:
        server.asked.append(asking)
        return reply

    monkeypatch.setattr(server, "reply_to", reply_to)


def test_every_reader_that_asks_is_among_them():
    readers = {source.reader for source in CATALOGUE.live.values()}
    assert readers | {"tables"} == set(ASKED)
    assert all(CATALOGUE.live.get(source, PLAIN).reader == reader for reader, source in ASKED.items())


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("fault", ON_THE_WIRE)
def test_what_goes_wrong_on_the_wire_is_told_alike(name, fault, server, open_client, monkeypatch):
    answering(server, fault, monkeypatch)
    error = ask(server, open_client(publisher=HASTY if fault == "timeout" else ASKED_THRICE), name)
    assert type(error) is ON_THE_WIRE[fault]
    assert "The Office" in str(error) and server.url in str(error)
    assert str(error).endswith((".", "seconds."))


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("fault", IN_THE_ANSWER)
def test_an_answer_of_another_kind_is_named_and_not_asked_for_again(
    name, fault, server, open_client, monkeypatch
):
    answering(server, fault, monkeypatch)
    error = ask(server, open_client(), name)
    assert isinstance(error, IN_THE_ANSWER[fault])
    assert server.url in str(error) or ASKED[name] in str(error)
    assert len(server.asked) == 1
