"""What our entries ask of Nomis, Fingertips, Stat-Xplore and the Land Registry, and what they make of it."""

import math
import re
from pathlib import Path

import pytest

from catalogue import load_catalogue
from geodata import LEVELS, load_areas
from sources import OBSERVATION_COLUMNS, reader
from sources.fetched import areas_of, fetch_table
from sources.nomis_pages import CODES_A_REQUEST
from sources.publishers import PUBLISHERS, publisher_of
from tests.sources.live_publishers import CENSUS, Publishers

CATALOGUE = load_catalogue()
OURS = ("nomis", "fingertips", "statxplore", "uk_house_price_index")
SOURCES = [source for source in CATALOGUE.live.values() if source.reader in OURS]
ASKED = [(source, indicator) for source in SOURCES for indicator in CATALOGUE.asked_of(source.id)]
NOMIS = re.compile(r"https://www\.nomisweb\.co\.uk/api/v01/dataset/NM_\d+_\d+\.data\.csv")

# By the definitions of the tables that the fake publishers hold, not by our entries.
EXPECTED = {
    "unemployment_2021": 100 * 20 / 140,
    "economic_inactivity_2021": 100 * 50 / 190,
    "long_term_sick_2021": 100 * 10 / 190,
    "no_qualifications_2021": 100 / 7,
    "level4_2021": 100 / 7,
    "bad_health_2021": 40.0,
    "disability_2021": 50.0,
    "unpaid_care_2021": 100 * 50 / 60,
    "social_rented_2021": 25.0,
    "private_rented_2021": 25.0,
    "overcrowding_2021": 40.0,
    "universal_credit_in_work": 50.0,
    "social_rented": 25.0,
    "lone_parents_not_in_employment": 100 * 50 / 600,
    "no_qualifications_2011": 1000 * 50 / 1500,
}


@pytest.fixture(scope="module")
def answered():
    """The table and the requests of each source, asked for once."""
    found = {}
    for source in SOURCES:
        client = Publishers()
        found[source.id] = (
            fetch_table(source, client=client, indicators=CATALOGUE.asked_of(source.id)).table,
            client.asked,
        )
    return found


def name(value):
    return getattr(value, "id", None)


@pytest.mark.parametrize("source", SOURCES, ids=name)
def test_every_source_serves_an_indicator(source):
    assert CATALOGUE.asked_of(source.id)
    assert not source.embedded
    assert publisher_of(source.fetch["address"]) in PUBLISHERS.values()


@pytest.mark.parametrize("source", [source for source in SOURCES if source.reader == "nomis"], ids=name)
def test_nomis_is_asked_by_code_in_parts_and_page_by_page(source, answered):
    areas = areas_of(source)
    requests = answered[source.id][1]
    datasets = {address for address, _ in requests}
    assert all(NOMIS.fullmatch(address) for address in datasets)
    for dataset in datasets:
        asked = [parameters for address, parameters in requests if address == dataset]
        codes = [
            parameters["geography"].split(",") for parameters in asked if parameters["RecordOffset"] == "0"
        ]
        assert [code for part in codes for code in part] == areas
        assert max(map(len, codes)) <= CODES_A_REQUEST
    for _, parameters in requests:
        assert parameters["RecordLimit"] == "25000"
        assert {"date", "measures"} <= set(parameters)
        assert all(re.fullmatch(r"[\w,-]+", value) for value in parameters.values())


@pytest.mark.parametrize("level", ["lsoa11", "msoa11", "borough", "combined_authority", "region", "country"])
def test_claimants_are_asked_for_every_area_of_each_level(level, answered):
    sources = ("nomis_claimants", "nomis_claimants_small_areas")
    asked = [
        code
        for source in sources
        for address, parameters in answered[source][1]
        for code in parameters["geography"].split(",")
        if "NM_162_1" in address
    ]
    assert set(load_areas(level)["area_code"]) <= set(asked)


def test_fingertips_is_asked_for_its_fourteen_indicators_and_three_kinds_of_area(answered):
    requests = answered["fingertips"][1]
    assert [parameters["child_area_type_id"] for _, parameters in requests] == ["502", "126", "6"]
    numbers = "848 90282 90319 90323 90362 90366 90631 92443 92901 93088 93203 93721 93736 93759"
    for address, parameters in requests:
        assert address.endswith("/api/all_data/csv/by_indicator_id")
        assert sorted(parameters["indicator_ids"].split(",")) == sorted(numbers.split())
        assert parameters["parent_area_type_id"] == "15"


@pytest.mark.parametrize("source", [source for source in SOURCES if source.reader == "statxplore"], ids=name)
def test_statxplore_is_asked_by_addresses_of_one_database(source, answered):
    database = source.fetch["database"].removeprefix("str:database:")
    ends = []
    for _, body in answered[source.id][1]:
        assert body["database"] == f"str:database:{database}"
        assert all(measure.startswith(f"str:count:{database}:") for measure in body["measures"])
        assert sorted(body["recodes"]) == sorted(field for (field,) in body["dimensions"])
        for field, recode in body["recodes"].items():
            values = [value for (value,) in recode["map"]]
            assert field.startswith(f"str:field:{database}:")
            assert all(value.startswith(field.replace("field", "value", 1) + ":") for value in values)
        ends += [value.rsplit(":", 1)[1] for (value,) in body["recodes"][source.fetch["geography"]]["map"]]
    assert ends == areas_of(source)


def test_the_key_of_statxplore_is_taken_from_the_environment():
    publisher = publisher_of("https://stat-xplore.dwp.gov.uk/webapi/rest/v1/table")
    assert publisher.secrets({"STATXPLORE_API_KEY": "k"}).headers == {"APIKey": "k"}


def test_the_land_registry_is_asked_by_name_of_place(answered):
    addresses = [address for address, _ in answered["house_price_index"][1]]
    assert addresses[0] == "https://landregistry.data.gov.uk/data/ukhpi/region/bolton.json"
    assert len(addresses) == len(set(addresses)) == 14


@pytest.mark.parametrize(("source", "indicator"), ASKED, ids=name)
def test_what_comes_is_read(source, indicator, answered):
    tidied = reader(source)(answered[source.id][0], indicator, source)
    assert tuple(tidied.columns) == OBSERVATION_COLUMNS
    kinds = set(tidied[["area_type", "area_vintage"]].itertuples(index=False, name=None))
    found = {key for key, level in LEVELS.items() if (level.area_type, level.vintage) in kinds}
    # A comparator that no publisher promises may be absent; a level of the map may not.
    promised = {level for level in indicator.levels if level in LEVELS}
    assert promised - {"combined_authority"} <= found
    assert tidied["value"].notna().any()
    if indicator.unit == "%":
        assert tidied["value"].dropna().between(0, 100).all()
    if indicator.measure == "count":
        assert tidied["numerator"].equals(tidied["value"])
    if indicator.interval == "published":
        assert tidied["lower_ci"].notna().any()
    if indicator.interval in ("wilson", "byar"):
        assert tidied["denominator"].notna().all()


@pytest.mark.parametrize("indicator", EXPECTED)
def test_a_share_is_that_of_the_categories_that_its_words_name(indicator, answered):
    (source, asked) = next((source, one) for source, one in ASKED if one.id == indicator)
    tidied = reader(source)(answered[source.id][0], asked, source)
    assert tidied["value"].to_numpy() == pytest.approx(EXPECTED[indicator])


@pytest.mark.parametrize("dataset", CENSUS)
def test_every_census_category_that_we_count_is_one_of_the_table(dataset):
    name, cells = CENSUS[dataset]
    source = next(source for source in SOURCES if f"/{dataset}." in source.fetch["address"])
    for indicator in CATALOGUE.asked_of(source.id):
        for part in ("numerator", "denominator"):
            codes = indicator.query[part][name]
            codes = codes if isinstance(codes, list) else [codes]
            assert {str(code) for code in codes} <= set(cells)


def test_small_areas_have_the_base_of_the_newest_estimate(answered):
    source = CATALOGUE.source("nomis_claimants_small_areas")
    rate = next(one for one in CATALOGUE.asked_of(source.id) if one.id == "claimant_rate_monthly")
    tidied = reader(source)(answered[source.id][0], rate, source)
    assert set(tidied["denominator"]) == {6000.0}
    assert set(tidied["sex"]) == {"all", "female", "male"}
    assert tidied["value"].to_numpy() == pytest.approx(100 * 50 / 6000)
    assert set(tidied["flag"]) == {"estimated,rounded"}


@pytest.mark.parametrize(
    ("indicator", "periods"),
    [
        ("life_expectancy", ["2019–21", "2020–22"]),
        ("preventable_mortality", ["2021", "2022"]),
        ("smoking", ["2021", "2022"]),
        ("homelessness", ["2022/23", "2023/24"]),
    ],
)
def test_pooled_and_single_years_are_never_mixed(indicator, periods, answered):
    source = CATALOGUE.source("fingertips")
    asked = next(one for one in CATALOGUE.asked_of("fingertips") if one.id == indicator)
    tidied = reader(source)(answered["fingertips"][0], asked, source)
    assert sorted(set(tidied["period"])) == periods


def test_school_survey_and_financial_years_begin_where_they_do(answered):
    source = CATALOGUE.source("fingertips")
    starts = {
        one.id: str(reader(source)(answered["fingertips"][0], one, source)["period_start"].min())
        for one in CATALOGUE.asked_of("fingertips")
    }
    assert starts["school_readiness"] == starts["year6_obesity"] == "2022-09-01"
    assert starts["adult_overweight"] == "2022-11-16"
    assert starts["depression"] == starts["long_term_condition_employment_gap"] == "2022-04-01"


def test_years_of_children_in_low_income_are_financial(answered):
    source = CATALOGUE.source("children_low_income_ward")
    (children,) = CATALOGUE.asked_of(source.id)
    tidied = reader(source)(answered[source.id][0], children, source)
    assert sorted(set(tidied["period"]))[0] == "2014/15"
    assert set(tidied["area_vintage"]) == {"2025"}


def test_every_embedded_indicator_is_asked_for_or_says_why_not():
    for indicator in CATALOGUE.embedded().indicators.values():
        own = CATALOGUE.source(indicator.source)
        gathered = own.reader == "explore_local_statistics"
        assert own.fetch or indicator.live or gathered or indicator.not_refreshed.endswith(".")


def test_an_embedded_indicator_is_asked_for_at_a_level_that_is_counted_alike():
    for name in ("social_rented", "no_qualifications_2011", "lone_parents_not_in_employment"):
        indicator = CATALOGUE.indicators[name]
        (asked,) = [one for one in CATALOGUE.asked_of(indicator.live.source) if one.id == name]
        assert asked.levels == ("lsoa11",)
        assert (asked.multiplier, asked.unit) == (indicator.multiplier, indicator.unit)


def test_a_recorded_answer_of_the_land_registry_is_read_by_our_entry():
    path = Path(__file__).parents[3] / "shared" / "api-samples" / "land_registry"
    recorded = path / "ukhpi_region_united-kingdom_response.json"
    if not recorded.is_file():
        pytest.skip("../shared/api-samples is not beside the project")
    source = CATALOGUE.source("house_price_index")
    client = Publishers(lambda _, __: recorded.read_text(encoding="utf-8"))
    table = fetch_table(source, client=client, indicators=()).table
    read = {
        one.id: reader(source)(table, one, source).set_index(["area_code", "period"])["value"]
        for one in CATALOGUE.asked_of(source.id)
    }
    assert read["average_house_price"]["K02000001", "April 2022"] == 281161
    assert read["homes_sold_monthly"]["K02000001", "February 2022"] == 55183
    assert math.isnan(read["homes_sold_monthly"]["K02000001", "April 2022"])
