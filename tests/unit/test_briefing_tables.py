"""Tables of a briefing."""

from __future__ import annotations

import pytest

from analysis.wording import format_value
from briefing import place_of
from briefing.gaps import gaps_of
from briefing.inside import inside
from briefing.moves import moves_of
from briefing.tables import (
    ends_table,
    figures_table,
    gap_words,
    gaps_table,
    moves_table,
    small_table,
    tone_of,
)
from tests.unit.made_briefings import MANCHESTER, TRAFFORD, account, figures


def words(table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_best_first_with_figure_comparator_and_standing() -> None:
    found = account()
    table = ends_table("Best", found.profile.best, found)
    first, own, other, standing = words(table)[0]
    reading = found.profile.best[0].reading
    assert first == f"{reading.title}, {reading.period}"
    assert own == format_value(reading.value, reading.unit, reading.decimals)
    assert other == format_value(reading.comparator, reading.unit, reading.decimals)
    assert standing in ("better", "better side, not tested")
    assert ends_table("Best", (), found).note == "None."


def test_only_a_verdict_has_a_tone() -> None:
    assert [tone_of(one) for one in ("better", "worse", "similar", "better side, not tested")] == [
        "better",
        "worse",
        "",
        "",
    ]


@pytest.mark.parametrize("theme", ["worklessness", "health", "housing", "skills"])
def test_every_figure_of_a_theme_is_in_its_table_as_the_store_has_it(theme: str) -> None:
    both = account().of_theme(theme)
    rows = words(figures_table("All", both, account()))
    assert len(rows) == len(both) > 3
    for (held, _), row in zip(both, rows, strict=True):
        stored = (
            figures()
            .store.series(held.indicator.id, [TRAFFORD], sex=held.sex, level="borough")
            .set_index("period")["value"]
        )
        value = format_value(stored[held.reading.period], held.indicator.unit, held.indicator.decimals)
        assert row[1] == value


def test_changes_have_both_figures_with_their_periods() -> None:
    moves = moves_of(figures(), place_of(TRAFFORD), account().helds)
    table = moves_table(moves)
    assert len(table.rows) == len(moves)
    assert all(one.earlier in row[1] for one, row in zip(moves, words(table), strict=True))
    assert "change of rules" in table.note


def test_gaps_say_whom_they_rest_on() -> None:
    place = place_of(MANCHESTER)
    table = gaps_table(gaps_of(figures(), place, account(MANCHESTER).helds), place, "GM")
    by_name = {row[0]: row for row in words(table)}
    assert by_name["Employment deprivation, 2019"][3:] == [
        "about 4,000 people",
        "21 of 32 wards: about 13,000 people",
    ]
    assert by_name["Employment rate, 2023"][4] == "–"
    assert "residents aged 16 to 64 (mid-2017)" in table.note
    assert gap_words(0, True) == "none: already there"


def test_best_and_worst_small_areas_are_the_two_ends() -> None:
    small = inside(figures(), place_of(TRAFFORD), figures().catalogue.indicators["employment_deprivation"])
    best, worst = (small_table(small, 5, "", worst) for worst in (False, True))
    assert words(best)[0] == ["Hale", "2.7\u00a0%", "213th of 215"]
    assert words(worst)[0] == ["Bucklow-St. Martins", "20.1\u00a0%", "28th of 215"]
    assert not {row[0] for row in words(best)} & {row[0] for row in words(worst)}
