"""Promise: a publisher without a quirk is fetched by its entry alone."""

import importlib
import subprocess
import sys
from dataclasses import replace

import pytest

from catalogue import CatalogueError, load_catalogue
from geodata import LEVELS, GeographyMissing, load_areas
from sources import Incomplete, SchemaChanged, reader
from sources.download import READER as GEOGRAPHY
from sources.errors import NotUnderstood
from sources.fetched import areas_of, asking_of, fetch_table
from sources.layout import settings
from tests.sources.faulty_server import FAULTS, text
from tests.sources.nomis_tables import PATH, paged, rows, source

CATALOGUE = load_catalogue()
BOROUGHS = load_areas("borough")["area_code"].tolist()
LIVE = list(CATALOGUE.live.values())


def plain(server, **changes):
    period = {"label": "2019"}
    given = {
        "file": "plain.csv",
        "reader": "tables",
        "table": {"levels": ("borough",), "area": "code", "period": period},
        "fetch": {"address": f"{server.url}/plain.csv", "parameters": {"year": 2019, "kinds": ["a", "b"]}},
    }
    return replace(CATALOGUE.sources["ashe"], **(given | changes))


def test_a_plain_source_is_fetched_by_its_entry(server, open_client):
    lines = "".join(f"{code},NA\n" for code in ["E06000001", *BOROUGHS])
    server.on("/plain.csv", text("code,share\n" + lines))
    fetched = fetch_table(plain(server), client=open_client())
    assert fetched.table["code"].tolist() == BOROUGHS
    assert set(fetched.table["share"]) == {"NA"}
    assert server.asked[0].parameters == {"year": "2019", "kinds": "a,b"}
    assert fetched.urls == (f"{server.url}/plain.csv?year=2019&kinds=a%2Cb",)


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (text("area,share\nE08000001,1\n"), SchemaChanged, "sent no column 'code' .*; it has area, share"),
        (text("code,share\nE06000001,1\n"), Incomplete, "sent no row of our areas"),
        (FAULTS["HTML"], NotUnderstood, "a web page"),
    ],
)
def test_what_is_not_the_table_is_named(server, open_client, reply, kind, words):
    server.on("/plain.csv", reply)
    with pytest.raises(kind, match=words):
        fetch_table(plain(server), client=open_client())


def test_a_source_with_a_quirk_is_fetched_by_its_reader(server, open_client):
    server.on(PATH, paged(rows(measure=[1, 2])))
    fetched = fetch_table(source(server.url), client=open_client())
    assert len(fetched.table) == 20
    assert server.asked[0].parameters["geography"] == ",".join(BOROUGHS)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"fetch": {}}, "has no table 'fetch'"),
        ({"fetch": {"address": "x", "paramaters": {}}}, r"\[ashe.fetch\]: unknown key 'paramaters'"),
        ({"table": {"levels": ("borough", "parish")}}, "names unknown levels: parish"),
        ({"table": {}}, "key 'levels': names none"),
    ],
)
def test_an_entry_that_makes_no_sense_is_named(server, open_client, changes, words):
    with pytest.raises(CatalogueError, match=words):
        fetch_table(plain(server, **changes), client=open_client())


@pytest.mark.parametrize("live", LIVE, ids=lambda one: one.id)
def test_every_entry_of_ours_can_be_asked_for(live):
    asking = getattr(importlib.import_module(f"sources.{live.reader}"), "Asking", None)
    if asking:
        assert settings(asking, live.id, live.fetch).address
    else:
        assert all(asking_of(live).spelt().values())
    if live.reader == GEOGRAPHY:
        return  # boundaries and lookups hold no figures
    assert callable(reader(live))
    if not set(live.table["levels"]) & set(LEVELS):
        with pytest.raises(GeographyMissing, match="No areas are held of lsoa21"):
            areas_of(live)
        return
    assert areas_of(live)[:1]
    assert not set(live.fetch.get("without", ())) & set(areas_of(live))


def test_publishers_are_asked_only_when_somebody_asks():
    code = (
        "import sys, sources, sources.fetched, sources.nomis, sources.fingertips\n"
        "print(*{'httpx', 'hishel', 'stamina'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
