"""Relative risks that the explorer may start from."""

import csv
from pathlib import Path

import pytest

from catalogue import CatalogueError, load_catalogue, load_published_risks
from catalogue.published_risks import FILE

CARRIED_FROM = Path(__file__).parents[2].parent / "shared" / "figures" / "relative_risks.csv"
ENTRY = """
[smoking]
title = "Smoking and heart disease"
outcome = "heart disease"
exposure = "smoking"
called = "smoking"
measure = "relative risk"
value = 1.6
population = "one town"
citation = "Somebody (2014) A book"
doi = "10.1000/1"
read = "paper"
taken = "2026-11-25"
"""


def load(tmp_path, text):
    path = tmp_path / "relative_risks.toml"
    path.write_text(text, encoding="utf-8")
    return load_published_risks(path)


def test_each_says_where_it_was_published_and_what_was_read():
    risks = load_published_risks()
    assert len(risks) >= 1
    for risk in risks.values():
        assert risk.source.endswith(f"https://doi.org/{risk.doi}")
        assert risk.outcome and risk.exposure and risk.population and risk.caveats


def test_of_an_abstract_no_interval_is_held():
    risk = load_published_risks()["unemployment_and_death"]
    assert (risk.value, risk.measure, risk.read) == (1.63, "hazard ratio", "abstract")
    assert (risk.lower, risk.upper) == (None, None)


def test_indicators_that_stand_for_the_exposure_are_shares_of_people():
    indicators = load_catalogue().indicators
    for risk in load_published_risks().values():
        assert risk.fits
        for name in (*risk.fits, *risk.near):
            assert (indicators[name].measure, indicators[name].unit) == ("proportion", "%")


@pytest.mark.skipif(not CARRIED_FROM.exists(), reason="the list that they were carried from is not here")
def test_they_are_those_of_the_list_they_were_carried_from():
    with CARRIED_FROM.open(encoding="utf-8") as file:
        listed = {row["doi"]: row for row in csv.DictReader(file)}
    for risk in load_published_risks().values():
        row = listed[risk.doi]
        assert risk.value == float(row["value"])
        assert risk.measure in row["measure"]
        assert risk.population == row["population"]
        assert risk.outcome.startswith("deaths") and "mortality" in row["outcome"]
        assert ("abstract" in row["note"]) == (risk.read == "abstract")


def test_a_paper_that_was_read_has_its_interval(tmp_path):
    risk = load(tmp_path, ENTRY + "lower = 1.2\nupper = 2.1\n")["smoking"]
    assert (risk.lower, risk.upper) == (1.2, 2.1)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("value = 1.6", "value = 0", "above 0"),
        ("value = 1.6", 'value = "1.6"', "is str"),
        ('"relative risk"', '"guess"', "one of relative risk"),
        ('read = "paper"', 'read = "nothing"', "one of paper"),
        ('read = "paper"', 'read = "abstract"\nlower = 1.2\nupper = 2.1', "from the paper itself"),
        ('doi = "10.1000/1"\n', "", "missing"),
        ('doi = "10.1000/1"\n', 'doi = "10.1000/1"\nhearsay = true\n', "unknown key"),
        ('read = "paper"', 'read = "paper"\nlower = 1.7\nupper = 2.1', "either side"),
        ('read = "paper"', 'read = "paper"\nlower = 1.2', "either side"),
        ("[smoking]", "[smoking", "cannot be read"),
    ],
)
def test_a_mistake_is_named(tmp_path, old, new, said):
    with pytest.raises(CatalogueError, match=said):
        load(tmp_path, ENTRY.replace(old, new))


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(CatalogueError, match="cannot be read"):
        load_published_risks(tmp_path / "relative_risks.toml")


def test_they_are_no_theme():
    assert FILE.parent.name == "evidence"
    assert "relative_risks" not in load_catalogue().themes
