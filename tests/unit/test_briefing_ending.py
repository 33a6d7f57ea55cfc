"""Method, sources, and what is not held."""

from __future__ import annotations

from briefing.ending import ending_of, licence_words, meanings, sources_table
from tests.unit.made_briefings import BUCKLOW, account, figures


def test_every_indicator_shown_has_a_source_with_licence_and_day() -> None:
    rows = sources_table(figures(), [account()]).rows
    named = "; ".join(row[1].text for row in rows)
    assert all(f"{held.indicator.title}, {held.reading.period}" in named for held in account().helds)
    assert all(row[0].link.startswith("http") and row[2].text and row[3].text[:2] == "20" for row in rows)


def test_a_dataset_stands_once_whatever_the_number_of_areas() -> None:
    rows = sources_table(figures(), [account(), account(BUCKLOW)]).rows
    assert len({row[0].text for row in rows}) == len(rows)


def test_a_licence_is_not_said_twice() -> None:
    origin = figures().origin("employment_rate", "borough", "2023")
    assert licence_words(origin).count("Licence") == 1


def test_caveats_and_what_is_lacking_are_there() -> None:
    method, sources, measure, lacking = ending_of(figures(), [account()])
    assert "Crown copyright" in method.blocks[0].sentences[-1]
    assert sources.on_slides and not measure.on_slides
    assert any("suspended" in row[2].text for row in measure.blocks[0].rows)
    assert [row[0].text for row in lacking.blocks[0].rows] == [one.title for one, _ in account().lacking]


def test_what_an_indicator_measures_as_a_sentence() -> None:
    indicator = figures().catalogue.indicators["employment_rate"]
    (said,) = meanings([indicator, indicator])
    assert said.startswith(f"{indicator.title}: {indicator.definition}")
    assert all(caveat in said for caveat in indicator.caveats)
