"""The report before anything is changed."""

import json

from sources.files.understanding import Understood, kind_of

FULL = Understood(
    file="file.csv",
    publisher="ONS",
    dataset="a table",
    kind="figures",
    rows=1234,
    areas={"LSOAs of 2021": 1702, "boroughs": 10},
    periods=("2019", "2020"),
    indicators={"claimants": 1702},
    unmatched_series={"joy": 5},
    unmatched_codes={"wards": tuple(f"E0500000{at}" for at in range(7))},
    lost={"without a GSS code": 3},
    missing={"suppressed": 4},
    notes=("It is doubtful.",),
)


def test_every_fact_has_a_line():
    lines = [line.split(":", 1) for line in FULL.text().splitlines()]
    said = {label.strip(): words.strip() for label, words in lines}
    assert said == {
        "file.csv": "ONS, a table",
        "rows": "1,234",
        "areas": "1,702 LSOAs of 2021, 10 boroughs",
        "periods": "2019, 2020",
        "to be loaded": "claimants (1,702)",
        "not in the catalogue": "joy (5)",
        "not matched": "7 wards: E05000000, E05000001, E05000002, E05000003, E05000004 and 2 more",
        "left out": "3 without a GSS code",
        "without a number": "4 suppressed",
        "note": "It is doubtful.",
    }


def test_a_program_is_told_the_same_with_the_titles_of_indicators():
    told = FULL.plain({"claimants": "Claimants, number"})
    assert told["indicators"] == {"Claimants, number": 1702}
    assert told["unmatched_codes"]["wards"]["count"] == 7
    assert told["unmatched_codes"]["wards"]["some"][0] == "E05000000"
    assert (told["file"], told["periods"], told["unnamed"]) == ("file.csv", "2019, 2020", False)
    assert json.loads(json.dumps(told))["notes"] == ["It is doubtful."]


def test_nothing_to_load_is_said_of_figures_only():
    bare = {"publisher": "ONS", "dataset": "x", "rows": 1, "areas": {}}
    assert "nothing" in Understood(file="a", kind="figures", **bare).text()
    assert "nothing" not in Understood(file="a", kind="lookup", **bare).text()


def test_many_periods_are_given_as_a_span():
    years = tuple(str(year) for year in range(2004, 2024))
    told = Understood("a", "b", "c", "figures", 1, {}, years).text()
    assert "20, from 2004 to 2023" in told


def test_a_kind_of_area_carries_its_year():
    assert kind_of("lsoa", "2021") == "LSOAs of 2021"
    assert kind_of("borough", "2025") == "boroughs"
    assert kind_of("country", "") == "countries"
