"""The UK House Price Index: places by name, months in pages, and what is not known yet."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from catalogue import CatalogueError, load_catalogue
from geodata import load_areas
from sources import Incomplete, SchemaChanged, uk_house_price_index
from sources.errors import NotUnderstood, SourceUnavailable
from tests.sources.faulty_server import FAULTS, Reply

BOROUGHS = load_areas("borough")["area_code"].tolist()
CATALOGUE = load_catalogue()
MONTHS = ["2026-01", "2026-02", "2026-03"]


def source(server_url="https://landregistry.data.gov.uk", places=None, levels=("borough",)):
    fetch = {
        "address": f"{server_url}/region",
        "places": places or {code: f"place-{code}" for code in BOROUGHS},
        "properties": ("averagePrice", "salesVolume"),
        "since": "2026-01-01",
    }
    table = {"levels": levels, "area": "area_code", "period_column": "month"}
    given = {"file": "ukhpi.csv", "reader": "uk_house_price_index", "table": table, "fetch": fetch}
    return replace(CATALOGUE.sources["affordability"], **given)


def listed(months, more=False, price=250000):
    """Answer like the Land Registry: the sales of the latest month are not there yet."""
    items = [{"refMonth": month, "averagePrice": price, "salesVolume": 99} for month in months]
    items[-1:] = [{"refMonth": months[-1], "averagePrice": price}] if items else []
    result = {"items": items} | ({"next": "https://example.org/page"} if more else {})
    return Reply(json.dumps({"result": result}).encode())


def fetch(server, client, *replies, areas=BOROUGHS[:1]):
    server.on(f"/region/place-{BOROUGHS[0]}.json", *replies)
    return uk_house_price_index.fetch(source(server.url), areas, client=client)


def test_every_place_is_asked_for_by_its_name(server, open_client):
    for code in BOROUGHS:
        server.on(f"/region/place-{code}.json", listed(MONTHS))
    client = open_client()
    fetched = uk_house_price_index.fetch(source(server.url), BOROUGHS, client=client)
    assert list(fetched.table.columns) == ["area_code", "month", "averagePrice", "salesVolume"]
    assert len(server.asked) == 10
    assert server.asked[0].parameters["min-refPeriodStart"] == "2026-01-01"
    price = replace(CATALOGUE.indicators["claimants"], query={"value": "averagePrice"})
    tidied = uk_house_price_index.tidy(fetched.table, price, source())
    assert tidied["value"].tolist() == [250000.0] * 30
    sales = replace(price, query={"numerator": "salesVolume"})
    latest = uk_house_price_index.tidy(fetched.table, sales, source()).query("period == 'March 2026'")
    assert latest["value"].isna().all()


def test_pages_are_read_while_there_is_a_next(server, open_client):
    fetched = fetch(
        server,
        open_client(),
        listed(MONTHS[:2], more=True),
        listed(MONTHS[2:]),
    )
    assert fetched.table["month"].tolist() == MONTHS
    assert [one.parameters["_page"] for one in server.asked] == ["0", "1"]


def endless(asking):
    return listed([f"{1000 + int(asking.parameters['_page'])}-{month:02d}" for month in (1, 2)], more=True)


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (listed([]), Incomplete, "has no month of house prices of place-"),
        (listed(MONTHS, more=True), Incomplete, "sent months twice"),
        (endless, Incomplete, "pages without end"),
        (listed(MONTHS[:1]), SchemaChanged, "sent no month with salesVolume"),
        (Reply(b'{"result": {"things": []}}'), NotUnderstood, "no list of months"),
        (Reply(b"[]"), NotUnderstood, "no list of months"),
        (FAULTS["HTML"], NotUnderstood, "a web page instead of the object"),
        (FAULTS["503"], SourceUnavailable, "answered 503"),
    ],
)
def test_what_is_no_list_of_months_is_named(server, open_client, reply, kind, words):
    with pytest.raises(kind, match=words):
        fetch(server, open_client(), reply)


def test_an_area_without_a_name_is_a_mistake_of_the_entry(server, open_client):
    with pytest.raises(CatalogueError, match="key 'places': has no name for E12000002"):
        fetch(server, open_client(), listed(MONTHS), areas=["E12000002"])


def test_a_recorded_answer_is_read(server, open_client):
    name = "ukhpi_region_united-kingdom_response.json"
    path = Path(__file__).parents[3] / "shared" / "api-samples" / "land_registry" / name
    if not path.is_file():
        pytest.skip("../shared/api-samples is not beside the project")
    server.on("/region/united-kingdom.json", Reply(path.read_bytes()))
    entry = source(server.url, {"K02000001": "united-kingdom"}, ("country",))
    fetched = uk_house_price_index.fetch(entry, ["K02000001"], client=open_client())
    months = fetched.table.set_index("month")
    assert months["averagePrice"]["2022-04"] == "281161"
    assert months["salesVolume"][["2022-04", "2022-03"]].tolist() == ["", ""]
    assert months["salesVolume"]["2022-02"] == "55183"
