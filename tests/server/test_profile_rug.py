"""The boroughs side by side."""

from __future__ import annotations

import pytest

import geodata
from modules.tools.profile.rug import rug_of, rug_table

THEMES = ("worklessness", "health", "housing", "skills")


@pytest.fixture
def rug(screen):
    """The rug of the real figures against Greater Manchester."""
    seen = screen("level=borough")
    return rug_of(seen.views, seen.subject, 0.95, geodata.GM, THEMES)


def test_ten_boroughs_by_every_rate_and_score(rug, views):
    assert len(rug.areas) == 10
    held = {row.indicator_id for row in rug.rows}
    assert {"employment_rate", "adult_obesity", "no_qualifications_2011"} <= held
    assert {"claimants", "imd_rank", "house_price"}.isdisjoint(held)
    assert [row.theme for row in rug.rows] == sorted((row.theme for row in rug.rows), key=THEMES.index)


def test_verdicts_are_those_of_the_panel(rug, screen):
    row = next(row for row in rug.rows if row.indicator_id == "adult_obesity")
    seen = screen("indicator=adult_obesity&level=borough&selected=E08000002")
    assert row.comparator == seen.against.value
    assert (
        row.verdicts[list(rug.areas).index("Bury")] == seen.beside[geodata.GM].comparison.verdict == "worse"
    )


def test_its_figures_stand_in_a_table_with_their_verdicts(rug, words):
    table = rug_table(rug, "Greater Manchester")
    said = words(table)
    assert "Adults living with obesity 2024/25" in said and "34.1 %" in said
    assert 'class="verdict worse"' in str(table) and 'title="worse side, not tested"' in str(table)
    assert "–" in said  # no comparator is published
