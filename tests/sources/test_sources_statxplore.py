"""Stat-Xplore: cubes laid flat, totals taken as published, a key that nobody sees."""

import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from catalogue import CatalogueError, load_catalogue
from geodata import load_areas
from sources import Incomplete, SchemaChanged, statxplore
from sources.errors import NotUnderstood, Refused
from sources.secrets import Secrets
from tests.sources.faulty_server import FAULTS, Reply

BOROUGHS = load_areas("borough")["area_code"].tolist()
CATALOGUE = load_catalogue()
PATH = "/webapi/rest/v1/table"
PLACE, DATE, SEX = "str:field:UC:PEOPLE:COA_CODE", "str:field:UC:DATE:DATE_NAME", "str:field:UC:PEOPLE:SEX"
COUNT = "str:count:UC:PEOPLE"
AREA = "str:value:UC:PEOPLE:COA_CODE:LA_TO_REGION:"
MONTHS = [f"{DATE.replace('field', 'value')}:C_UC_DATE:{month}" for month in ("201808", "201809")]
SEXES = [f"{SEX.replace('field', 'value')}:C_SEX:{code}" for code in (1, 2)]


def source(server_url="https://stat-xplore.dwp.gov.uk", **fetch):
    asked = {
        "address": server_url + PATH,
        "database": "str:database:UC",
        "measures": (COUNT,),
        "geography": PLACE,
        "areas": {"borough": AREA},
        "fields": {DATE: MONTHS, SEX: SEXES},
        "totals": (SEX,),
    }
    table = {"levels": ("borough",), "area": "COA_CODE", "period_column": "DATE_NAME"}
    entry = CATALOGUE.sources["low_income_families"]
    given = {"file": "uc.csv", "reader": "statxplore", "table": table, "fetch": asked | fetch}
    return replace(entry, dataset="People on Universal Credit", **given)


def indicator(**query):
    return replace(CATALOGUE.indicators["claimants"], query={"measure": "PEOPLE"} | query)


def cube(asking):
    """Answer like Stat-Xplore: the axes as they were asked for, and a number that tells its place."""
    asked = json.loads(asking.body)
    fields = []
    for (name,) in asked["dimensions"]:
        recode = asked["recodes"][name]
        items = [{"type": "RecodeItem", "uris": uris, "labels": ["x"]} for uris in recode["map"]]
        total = [{"type": "Total", "labels": ["Total"]}] if recode["total"] else []
        fields.append({"uri": name, "items": items + total})
    sizes = [len(found["items"]) for found in fields]
    # Perturbed on its own, a total is not the sum of its parts.
    values = [[[10.0, 20.0, 33.0][: sizes[2]] for _ in range(sizes[1])] for _ in range(sizes[0])]
    return {"fields": fields, "cubes": {COUNT: {"values": values, "precision": 0}}}


def answer(change=lambda said: said):
    return lambda asking: Reply(json.dumps(change(cube(asking))).encode())


@pytest.fixture
def fetch(server, open_client):
    def fetch_with(reply, client=None, **changes):
        server.on(PATH, reply)
        return statxplore.fetch(source(server.url, **changes), BOROUGHS, client=client or open_client())

    return fetch_with


def test_a_cube_is_fetched_and_laid_flat(fetch, server):
    fetched = fetch(answer())
    assert list(fetched.table.columns) == ["COA_CODE", "DATE_NAME", "SEX", "measure", "value"]
    assert len(fetched.table) == 10 * 2 * 3
    assert set(fetched.table["SEX"]) == {"1", "2", "Total"}
    body = json.loads(server.asked[0].body)
    assert body["database"] == "str:database:UC"
    assert body["dimensions"] == [[PLACE], [DATE], [SEX]]
    assert body["recodes"][PLACE] == {"map": [[AREA + code] for code in BOROUGHS], "total": False}
    assert body["recodes"][SEX]["total"]
    assert json.loads(fetched.urls[0].split(" ", 1)[1]) == body


def test_many_areas_are_asked_for_in_parts(fetch, server, monkeypatch):
    monkeypatch.setattr("sources.statxplore.CELLS_A_REQUEST", 40)
    fetched = fetch(answer())
    assert sorted(set(fetched.table["COA_CODE"])) == BOROUGHS
    asked = [len(json.loads(one.body)["recodes"][PLACE]["map"]) for one in server.asked]
    assert asked == [4, 4, 2]


def test_a_total_is_the_published_one(fetch):
    tidied = statxplore.tidy(fetch(answer()).table, indicator(), source())
    assert tidied["value"].tolist() == [33.0] * 20
    assert set(tidied["period"]) == {"August 2018", "September 2018"}
    assert set(tidied["sex"]) == {"all"}


def test_sexes_are_told_apart(fetch):
    query = {"sex": {"SEX": {"male": 1, "female": 2, "all": "Total"}}}
    tidied = statxplore.tidy(fetch(answer()).table, indicator(**query), source())
    values = tidied.groupby("sex")["value"].unique().map(list).to_dict()
    assert values == {"all": [33.0], "female": [20.0], "male": [10.0]}


def test_parts_are_never_added_up_where_no_total_was_asked_for(fetch):
    table = fetch(answer(), totals=()).table
    with pytest.raises(Incomplete, match=r"uc\.csv has no row with SEX Total, measure PEOPLE"):
        statxplore.tidy(table, indicator(), source())


def test_a_part_of_a_published_whole_is_a_rate(fetch):
    part = replace(indicator(where={"SEX": 1}, whole={"SEX": "Total"}), multiplier=100)
    tidied = statxplore.tidy(fetch(answer()).table, part, source())
    assert tidied["value"].to_numpy() == pytest.approx(100 * 10 / 33)
    assert (tidied["numerator"].iloc[0], tidied["denominator"].iloc[0]) == (10.0, 33.0)


def test_a_part_of_a_whole_without_a_number_is_missing(fetch):
    table = fetch(answer()).table
    table.loc[(table["COA_CODE"] == BOROUGHS[0]) & (table["SEX"] == "Total"), "value"] = ""
    part = indicator(where={"SEX": 1}, whole={"SEX": "Total"})
    tidied = statxplore.tidy(table, part, source()).set_index("area_code")
    assert tidied["value"][BOROUGHS[0]].isna().all()
    assert tidied["value"][BOROUGHS[1]].notna().all()


def test_a_year_begins_where_the_entry_says(fetch):
    years = [f"{DATE.replace('field', 'value')}:C_YEAR:{year}" for year in (2022, 2023)]
    table = fetch(answer(), fields={DATE: years, SEX: SEXES}).table
    financial = source().table | {"year_starts": "04-01"}
    tidied = statxplore.tidy(table, indicator(), replace(source(), table=financial))
    assert set(tidied["period"]) == {"2022/23", "2023/24"}
    assert str(tidied["period_end"].max()) == "2024-03-31"
    assert set(statxplore.tidy(table, indicator(), source())["period"]) == {"2022", "2023"}


def test_a_cell_without_a_number_is_missing_and_never_zero(fetch):
    table = fetch(answer()).table
    table.loc[table["COA_CODE"] == BOROUGHS[0], "value"] = ""
    tidied = statxplore.tidy(table, indicator(), source())
    first = tidied[tidied["area_code"] == BOROUGHS[0]]
    assert first["value"].isna().all()
    assert set(first["flag"]) == {"suppressed"}


def short(said):
    said["cubes"][COUNT]["values"].pop()
    return said


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (answer(short), SchemaChanged, "sent 54 cells of PEOPLE, but describes 60"),
        (answer(lambda said: said | {"cubes": {}}), SchemaChanged, "left PEOPLE out of People on Universal"),
        (answer(lambda said: said | {"fields": said["fields"][:2]}), SchemaChanged, "left SEX out of"),
        (answer(lambda said: {"message": "no"}), NotUnderstood, "does not describe a table"),
        (answer(lambda said: [said]), NotUnderstood, "does not describe a table"),
        (FAULTS["HTML"], NotUnderstood, "a web page instead of the object"),
        (Reply(b"Invalid API key", status=403), Refused, "403 and says “Invalid API key”"),
    ],
)
def test_what_is_not_the_table_is_named(fetch, reply, kind, words):
    with pytest.raises(kind, match=words):
        fetch(reply)


def test_the_key_goes_in_a_header_and_nowhere_else(fetch, server, open_client):
    fetched = fetch(answer(), client=open_client(secrets=Secrets(headers={"APIKey": "k3y"})))
    assert server.asked[0].headers["apikey"] == "k3y"
    assert "k3y" not in str(fetched.urls) + fetched.table.to_csv()


@pytest.mark.parametrize(
    ("areas", "words"),
    [({}, "says nothing of 10 areas, among them E08000001"), ({"parish": "x"}, "unknown levels: parish")],
)
def test_an_entry_that_leaves_areas_out_is_named(fetch, areas, words):
    with pytest.raises(CatalogueError, match=words):
        fetch(answer(), areas=areas)


def test_a_table_that_lacks_a_field_is_named(fetch):
    table = fetch(answer()).table.drop(columns="DATE_NAME")
    with pytest.raises(SchemaChanged, match="no column DATE_NAME; it has COA_CODE"):
        statxplore.tidy(table, indicator(), source())


def test_a_recorded_answer_is_laid_flat_and_read(fetch):
    path = (
        Path(__file__).parents[3] / "shared" / "api-samples" / "statxplore" / "example_a_table_response.json"
    )
    if not path.is_file():
        pytest.skip("../shared/api-samples is not beside the project")
    place = "str:field:UC_Households:V_F_UC_HOUSEHOLDS:COA_CODE"
    family = "str:field:UC_Households:V_F_UC_HOUSEHOLDS:HNFAMILY_TYPE"
    measure = "str:count:UC_Households:V_F_UC_HOUSEHOLDS"
    fetched = fetch(Reply(path.read_bytes()), geography=place, fields={family: ()}, measures=(measure,))
    assert len(fetched.table) == 10 * 4 * 6
    here = fetched.table[fetched.table["COA_CODE"] == "E12000002"]
    layout = {"levels": ("region",), "area": "COA_CODE", "period_column": "DATE_NAME"}
    tidied = statxplore.tidy(here, indicator(measure="V_F_UC_HOUSEHOLDS"), replace(source(), table=layout))
    assert tidied["value"].tolist() == [153410.0, 159751.0, 165414.0, 174791.0]
    parts = here[(here["DATE_NAME"] == "201805") & (here["HNFAMILY_TYPE"] != "Total")]["value"]
    assert pd.to_numeric(parts).sum() != 153410
