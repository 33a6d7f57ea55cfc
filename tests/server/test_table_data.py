"""The table under the map: one row an area shown, in the order in which the page and the files show them."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

import geodata
from modules.parts.state import Chosen
from modules.parts.table_data import columns, in_order, plain_numbers, rows_shown, sort_key, table_message

BUCKLOW, BOWDON = "E05015244", "E05015241"


def message(opened):
    """Return what the page's table is sent."""
    return table_message(opened.rows, opened.subject, opened.against, "Title")


def test_every_area_shown_has_one_row_and_no_figure_is_lost(screen):
    for link in ("", "level=lsoa11", "level=lsoa11&within=E08000009", "indicator=house_price&level=lsoa11"):
        opened = screen(link)
        assert len(opened.rows) == opened.shown.sum()
        assert opened.rows["area_code"].is_unique
        shown = opened.view.values[opened.shown]
        assert opened.rows["value"].sum() == pytest.approx(np.nansum(shown))
        assert opened.rows["value"].notna().sum() == np.isfinite(shown).sum()


def test_counts_add_up_to_greater_manchester(screen):
    """Trap 7: no join on the way loses a borough."""
    for level in ("borough", "msoa11", "lsoa11"):
        rows = screen(f"indicator=claimants&level={level}").rows
        assert rows["borough_code" if level != "borough" else "area_code"].nunique() == 10
        assert rows["value"].sum() == screen("indicator=claimants&level=lsoa11").rows["value"].sum()


def test_trap_04_a_missing_value_is_a_gap_with_its_reason(screen):
    opened = screen("indicator=house_price&level=lsoa11")
    missing = opened.rows[opened.rows["value"].isna()]
    assert len(missing) == 2
    assert set(missing["reason"]) == {"no figure is published"}
    said = message(opened)
    place = said["areas"]["code"].index(missing["area_code"].iloc[0])
    assert said["value"][place] is None
    assert said["rank"][place] is None
    gaps = np.flatnonzero(opened.rows["value"].isna())
    assert said["reasons"] == {str(at): "no figure is published" for at in gaps}
    assert said["klass"][place] == 254


def test_the_message_is_plain_json(screen):
    for link in ("", "indicator=house_price&level=lsoa11", "indicator=social_rented", "indicator=claimants"):
        said = message(screen(link))
        assert json.loads(json.dumps(said, allow_nan=False)) == said
        held = [said[key] for key in said if isinstance(said[key], list) and key not in ("columns", "span")]
        assert {len(column) for column in (*held, *said["areas"].values())} == {len(said["value"])}


def test_values_come_rounded_as_the_map_shows_them_with_what_words_them(screen):
    said = message(screen(""))
    place = said["areas"]["code"].index(BUCKLOW)
    assert said["value"][place] == 20.1
    assert said["against"][place] == 6.6
    assert round(said["high"][place], 1) == 27.2
    assert said["about"] == {"prefix": "", "suffix": "\u00a0%", "decimals": 1}


def test_areas_that_the_page_knows_are_not_told_again(screen):
    opened = screen("level=lsoa11")
    whole = message(opened)
    short = table_message(opened.rows, opened.subject, opened.against, "Title", areas_known=True)
    assert short == {key: value for key, value in whole.items() if key != "areas"}


def test_columns_are_those_that_have_something_to_show(screen):
    def ids(link):
        return [one["id"] for one in message(screen(link))["columns"]]

    assert ids("") == ["rank", "name", "parent", "value", "against", "range", "code"]
    assert ids("indicator=social_rented") == [
        "rank", "name", "parent", "value", "interval", "against", "range", "code",
    ]  # fmt: skip
    assert ids("level=borough&indicator=gcse_english_maths") == ["rank", "name", "value", "against", "code"]
    assert ids("level=lsoa11&against=E92000001") == ["rank", "name", "parent", "value", "code"]


def test_columns_name_the_comparator(screen):
    opened = screen("")
    titles = [one["title"] for one in columns(opened.subject, False, True, opened.against)]
    assert "Against GM" in titles
    assert titles[-2] == "LSOAs, lowest to highest; line: GM"
    assert [one["title"] for one in columns(opened.subject, False, True, None)][-2].endswith("to highest")


def test_verdicts_need_an_interval(screen):
    assert set(screen("").rows["verdict"]) == {"not compared"}
    assert set(screen("indicator=social_rented").rows["verdict"]) == {"higher", "similar", "lower"}
    rated = screen("indicator=no_qualifications_2011").rows
    assert set(rated["verdict"]) == {"better", "similar", "worse"}
    assert (
        rated.loc[rated["verdict"] == "worse", "value"].min()
        > rated.loc[rated["verdict"] == "better", "value"].max()
    )


ROWS = pd.DataFrame(
    [
        ("E1", "St. Mary's", "Bury", 10.0, 3),
        ("E2", "St Mary's", "Oldham", 10.0, 3),
        ("E3", "Alt", "Oldham", np.nan, 0),
        ("E4", "alkrington", "Rochdale", 30.0, 1),
        ("E5", "A & B", "Bury", 20.0, 2),
        ("E6", "Zed", "Bury", np.nan, 0),
    ],
    columns=["area_code", "name", "borough", "value", "rank"],
).assign(against=lambda rows: rows["value"] - 15.0, lower_ci=lambda rows: rows["value"] - 1.0)


def codes(order, chosen=None):
    """Return the codes of ROWS as the table shows them."""
    return " ".join(in_order(ROWS, order, chosen or Chosen())["area_code"])


@pytest.mark.parametrize(
    ("column", "down", "expected"),
    [
        # Values: highest first; equal ones by name, "St M…" before "St. M…"; missing last, by name.
        ("value", True, "E4 E5 E2 E1 E3 E6"),
        ("value", False, "E2 E1 E5 E4 E3 E6"),
        ("rank", False, "E4 E5 E2 E1 E3 E6"),
        ("rank", True, "E2 E1 E5 E4 E3 E6"),
        ("against", True, "E4 E5 E2 E1 E3 E6"),
        ("interval", False, "E2 E1 E5 E4 E3 E6"),
        # Words: capitals do not count, a space and & come before letters.
        ("name", False, "E5 E4 E3 E2 E1 E6"),
        ("name", True, "E6 E1 E2 E3 E4 E5"),
        ("parent", False, "E5 E1 E6 E3 E2 E4"),
        ("code", True, "E6 E5 E4 E3 E2 E1"),
        # What the table cannot be sorted by.
        ("range", True, "E4 E5 E2 E1 E3 E6"),
        ("<script>", True, "E4 E5 E2 E1 E3 E6"),
    ],
)
def test_rows_are_sorted_as_the_page_sorts_them(column, down, expected):
    assert codes({"column": column, "down": down}) == expected


def test_a_column_without_any_number_sorts_by_value():
    bare = ROWS.assign(against=np.nan)
    assert " ".join(in_order(bare, {"column": "against"}, Chosen())["area_code"]) == "E4 E5 E2 E1 E3 E6"


def test_rows_are_filtered_by_name_borough_and_code():
    assert codes({"words": "  OLDHAM "}) == "E2 E3"
    assert codes({"words": "mary's bury"}) == "E1"
    assert codes({"words": "e5"}) == "E5"
    assert codes({"words": ".*"}) == ""
    assert codes({"words": None}) == codes({})


def test_chosen_areas_stand_on_top_in_the_order_of_their_letters():
    assert codes({}, Chosen("E6", ("E5", "E6", "E1"))) == "E6 E5 E1 E4 E2 E3"
    assert codes({"words": "bury"}, Chosen("E6", ("E4",))) == "E6 E5 E1"


def test_sorting_loses_and_changes_nothing():
    shown = in_order(ROWS, {"column": "name"}, Chosen("E2", ()))
    assert list(shown.columns) == list(ROWS.columns)
    pd.testing.assert_frame_equal(shown.sort_values("area_code", ignore_index=True), ROWS)


def test_names_are_filed_as_a_british_reader_files_them():
    names = ["AB", "a b", "A-b", "A, B", "A.b", "A'b", "A & B", "A and B", "Bolton 10", "Bolton 2"]
    filed = sorted(names, key=lambda name: sort_key(pd.Series([name], name="name"))[0])
    assert filed == ["A & B", "A and B", "a b", "A-b", "A, B", "A.b", "A'b", "AB", "Bolton 10", "Bolton 2"]


def test_every_mark_in_a_name_has_its_place_in_the_order():
    from modules.parts.table_data import PUNCTUATION

    names = "".join(name for level in geodata.MAP_LEVELS for name in geodata.load_areas(level)["name"])
    assert {letter for letter in names if not letter.isalnum()} <= set(PUNCTUATION)
    assert names.isascii()


def test_plain_numbers_have_no_nan():
    assert plain_numbers([1.06, np.nan, np.inf], 1) == [1.1, None, None]


def test_hidden_areas_have_no_row(screen):
    opened = screen("")
    none = np.zeros(opened.view.values.size, bool)
    assert rows_shown(opened.views, opened.subject, opened.view, none, None).empty
    assert message(screen("within=E08000009&level=lsoa11"))["areas"]["parent"] == ["Trafford"] * 138
