"""File 7 as the ministry's page gives it: sentences for headings, rates without the people they count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import load_areas, load_lookup
from sources import Incomplete, SchemaChanged, fetch_table, load_table, observe
from sources.errors import NotUnderstood, SourceUnavailable
from sources.indices_of_deprivation import NAMES, tidy
from tests.sources.faulty_server import FAULTS, text
from tests.sources.file_7 import ALL, BASES, file_7

CATALOGUE = load_catalogue()
SOURCE = CATALOGUE.sources["iod2019"]
LSOAS = load_areas("lsoa11")["area_code"].tolist()
TABLES = Path(__file__).parents[2] / "store" / "tables"
DEPRIVATION = Path(__file__).parents[3] / "shared" / "datapack" / "deprivation"
AWAY = "E01000001"


def cells(codes=LSOAS, base="1,200", **values):
    """Return a table with our short names: every rate 0.126, every base 1,200."""
    named = {name: "0.126" if name.endswith("_rate") else "12.5" for name in NAMES.values()}
    return pd.DataFrame({"area_code": codes}).assign(**(named | dict.fromkeys(BASES, base) | values))


def sent(table, **changes):
    return text(file_7(table, **changes))


def asked_at(server, source=SOURCE):
    return replace(source, fetch={"address": server.url + "/file_7.csv"})


def fetch(server, client, reply):
    server.on("/file_7.csv", reply)
    return fetch_table(asked_at(server), client=client).table


def test_headings_become_the_names_of_the_table_that_comes_with_the_application(server, open_client):
    fetched = fetch(server, open_client(), sent(cells([*LSOAS, AWAY])))
    held = load_table(TABLES / SOURCE.file)
    assert set(held) <= set(fetched)
    assert set(fetched["lsoa11"]) == set(LSOAS)
    assert fetched["employment_base"].iloc[0] == "1,200"


def test_a_rate_counts_whole_people_of_its_own_base(server, open_client):
    fetched = fetch(server, open_client(), sent(cells()))
    tidied = tidy(fetched, CATALOGUE.indicators["employment_deprivation"], SOURCE)
    assert len(tidied) == 1673
    assert set(tidied["value"]) == {12.6}
    assert set(tidied["numerator"]) == {151} and set(tidied["denominator"]) == {1200}
    assert set(tidied["period"]) == {"2019"} and set(tidied["flag"]) == {""}


@pytest.mark.parametrize("name", ["imd_score", "imd_rank", "health_deprivation", "crime"])
def test_scores_and_ranks_count_nobody(name, server, open_client):
    fetched = fetch(server, open_client(), sent(cells()))
    tidied = tidy(fetched, CATALOGUE.indicators[name], SOURCE)
    assert set(tidied["value"]) == {12.5}
    assert tidied["numerator"].isna().all() and tidied["denominator"].isna().all()


def test_a_base_that_is_missing_leaves_the_rate_and_counts_nobody(server, open_client):
    fetched = fetch(server, open_client(), sent(cells(base="")))
    tidied = tidy(fetched, CATALOGUE.indicators["income_deprivation"], SOURCE)
    assert set(tidied["value"]) == {12.6} and tidied["numerator"].isna().all()


def test_the_table_that_comes_with_the_application_is_read_as_before():
    tidied = observe(CATALOGUE.indicators["employment_deprivation"], SOURCE, TABLES)
    assert len(tidied) == 1673 and tidied["denominator"].isna().all()


def of_2021(table):
    return text(file_7(table).replace("(2011)", "(2021)"))


@pytest.mark.parametrize(
    ("reply", "kind", "words"),
    [
        (of_2021(cells()), SchemaChanged, "sent LSOAs of 2021, not of 2011"),
        (sent(cells(), without=("crime_score",)), SchemaChanged, "no column that is crime_score,"),
        (sent(cells(), without=("income_base",)), SchemaChanged, "no column that is income_base,"),
        (text("Area,Score\nE01000001,5\n"), SchemaChanged, "no codes of LSOAs"),
        (sent(cells([AWAY])), Incomplete, "no row of our areas"),
        (FAULTS["HTML"], NotUnderstood, "a web page instead of the table"),
        (FAULTS["empty"], NotUnderstood, "an empty answer"),
        (FAULTS["half a row"], Incomplete, "ends within a row"),
        (FAULTS["503"], SourceUnavailable, "503"),
    ],
)
def test_what_is_wrong_is_named(server, open_client, reply, kind, words):
    with pytest.raises(kind, match=words):
        fetch(server, open_client(), reply)


@pytest.mark.parametrize(
    ("table", "kind", "words"),
    [
        (cells(LSOAS[1:]), Incomplete, "lacks 1 of 1,673 LSOAs"),
        (cells([*LSOAS, LSOAS[0]]), SchemaChanged, f"{LSOAS[0]} twice"),
        (cells(employment_rate="n/a"), SchemaChanged, "'n/a' is not a number"),
    ],
)
def test_a_file_with_rows_lost_repeated_or_without_a_number_is_refused(
    server, open_client, table, kind, words
):
    fetched = fetch(server, open_client(), sent(table))
    with pytest.raises(kind, match=words):
        tidy(fetched, CATALOGUE.indicators["employment_deprivation"], SOURCE)


@pytest.mark.parametrize("name", ["iod2019", "iod2025"])
def test_every_release_serves_all_its_indicators(name):
    source = CATALOGUE.live[name]
    asked = {indicator.query["value"] for indicator in CATALOGUE.asked_of(name)}
    assert asked == set(NAMES.values())
    assert source.fetch["address"].startswith("https://assets.publishing.service.gov.uk/media/")
    assert source.table["period"]["label"] == name.removeprefix("iod")


@pytest.mark.skipif(not DEPRIVATION.is_dir(), reason="there is no ../shared/datapack")
def test_manchester_s_employment_deprivation_by_its_own_base_is_14_2_per_cent(server, open_client):
    rates = pd.read_csv(DEPRIVATION / "IoD_lsoa.csv", dtype="str")
    chosen = rates[(rates["year"] == "2019") & rates["index_domain"].str.startswith("Employment")]
    rate = chosen.set_index("lsoa11cd")["score"]
    people = pd.read_csv(DEPRIVATION / "imd2019_england_lsoa11_indicators.csv").set_index("lsoa11_code")
    base = (people["employment_domain_numerator"] / rate.astype(float)).round()
    codes = [code for code in LSOAS if base.get(code, 0) > 0]
    table = cells(codes, employment_rate=rate[codes].to_list())
    table["employment_base"] = [f"{number:.0f}" for number in base[codes]]
    missing = cells([code for code in LSOAS if code not in codes], base="")
    fetched = fetch(server, open_client(), sent(pd.concat([table, missing], ignore_index=True)[ALL]))
    tidied = tidy(fetched, CATALOGUE.indicators["employment_deprivation"], SOURCE).set_index("area_code")
    borough = load_lookup().set_index("lsoa11")["borough"]
    there = tidied[(borough.reindex(tidied.index) == "E08000003") & tidied["denominator"].notna()]
    assert 100 * there["numerator"].sum() / there["denominator"].sum() == pytest.approx(14.15, abs=0.01)
