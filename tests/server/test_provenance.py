"""Where a number comes from: the card behind every "i"."""

from __future__ import annotations

import pandas as pd
import pytest

from modules.parts.provenance import (
    FLAG_WORDS,
    MADE_BY,
    TITLES,
    area_words,
    common_facts,
    pairs_of,
    template,
    templates,
)
from store.snapshot import FOLDER

BUCKLOW = "E05015244"


@pytest.fixture
def facts_of(screen):
    """The facts behind the number of a screen's selection, by name; several of one name are joined."""

    def facts(link="", flag=""):
        opened = screen(link)
        figure = opened.figure
        found: dict[str, str] = {}
        held = common_facts(
            opened.views, opened.subject, flag or (figure.flag if figure else ""), opened.chosen.selected
        )
        for name, value in held:
            found[name] = f"{found.get(name, '')} {value}".strip()
        return found

    return facts


def test_a_number_says_publisher_query_licence_and_day(facts_of):
    facts = facts_of(f"selected={BUCKLOW}")
    assert facts["Publisher"].startswith("Ministry of Housing")
    assert facts["Licence"].startswith("Open Government Licence")
    assert facts["Period"].startswith("2019.")
    assert len(facts["Retrieved"]) == len("2024-01-31")
    assert 'href="https://' in facts["Link"]
    assert facts["Checksum"].startswith("sha256 ")
    assert all(facts[name] for name in ("Measure", "Counts", "Dataset", "Query", "Beware"))


def test_every_indicator_has_all_its_facts(views, facts_of):
    for indicator in views.catalogue.indicators:
        facts = facts_of(f"indicator={indicator}")
        needed = (
            "Measure",
            "Counts",
            "Area",
            "Publisher",
            "Dataset",
            "Query",
            "Period",
            "Retrieved",
            "Licence",
        )
        assert all(facts[name] for name in needed), indicator


def test_trap_21b_weighted_means_say_so(facts_of):
    assert "estimated weights" in facts_of(f"selected={BUCKLOW}")["Made by"]
    assert "weighted by their residents" in facts_of(f"indicator=imd_score&selected={BUCKLOW}")["Made by"]


def test_trap_18_few_sales_are_called_unreliable(screen, facts_of):
    opened = screen("indicator=house_price&level=lsoa11")
    code = opened.view.area_codes[opened.view.flags == "unreliable"][0]
    assert "very few cases" in facts_of(f"indicator=house_price&level=lsoa11&selected={code}")["Made by"]


def test_trap_02_the_denominator_is_named(facts_of):
    assert "as a share of" in facts_of("")["Counts"]


def test_traps_10_and_11_survey_and_census_caveats(facts_of):
    assert "survey" in facts_of("indicator=employment_rate")["Beware"].lower()
    assert facts_of("indicator=no_qualifications_2011")["Period"].startswith("March 2011.")


def test_trap_08_crime_is_not_police_data_of_after_2019(facts_of):
    facts = facts_of("indicator=crime")
    assert facts["Period"].startswith("2019.")
    assert "Indices of Deprivation 2019" in facts["Dataset"]


def test_every_flag_has_its_sentence():
    held = pd.read_parquet(FOLDER / "observations.parquet", columns=["flag"])["flag"].unique()
    flags = {flag for flags in held for flag in flags.split(",")} - {""}
    assert "rounded" in flags
    # The store adds these two where it adds up small areas.
    assert flags | {"derived", "estimated"} <= set(FLAG_WORDS)


def test_an_area_says_kind_vintage_code_and_fit(screen):
    import geodata

    def words(link):
        opened = screen(link)
        return area_words(opened.subject, opened.chosen.selected, geodata.LEVELS[opened.subject.level])

    said = words(f"selected={BUCKLOW}")
    assert said.startswith("Ward of 2025 (E05015244), a best fit of whole LSOAs: ")
    assert said.endswith("% of their postcodes lie in the ward")
    assert words("level=lsoa11&selected=E01006074") == "LSOA of 2011 (E01006074)"
    assert words("indicator=claimant_rate&selected=E05000650") == "Ward (2017) (E05000650)"
    assert words("") == "Ward of 2025"


def test_each_kind_of_number_has_a_card_with_its_own_making(screen):
    opened = screen(f"selected={BUCKLOW}")
    written = str(templates(opened.views, opened.subject, "", BUCKLOW))
    for kind, title in TITLES.items():
        assert f'<template id="{kind}" data-title="{title}">' in written
    for words in MADE_BY.values():
        assert words in written


def test_cards_are_escaped():
    assert pairs_of([("<a>", "<b>")]) == "<dt>&lt;a&gt;</dt><dd>&lt;b&gt;</dd>"
    assert template("info-x", '"y"', "").startswith('<template id="info-x" data-title="&quot;y&quot;">')
