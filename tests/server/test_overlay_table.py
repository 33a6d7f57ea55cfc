"""The overlay's rows."""

from __future__ import annotations

import numpy as np

from analysis.overlay import WORST
from modules.tools.overlay.figures import Asked, crossing_of
from modules.tools.overlay.table import facts_of, table_of


def crossed(views, seen, other=""):
    return crossing_of(views, Asked(seen.subject, seen.settings, other), seen.shown)


def test_a_row_has_both_figures_both_classes_and_the_place_in_the_list(views, screen):
    crossing = crossed(views, screen("level=lsoa11"))
    table = table_of(crossing)
    assert len(table.rows) == 1673
    listed = table.rows[table.rows["place"].notna()].sort_values("place")
    assert len(listed) == crossing.found.on_both
    assert set(listed["klass"]) == {WORST}
    assert set(listed["first_class"]) == set(listed["second_class"]) == {"worst"}
    assert listed["area_code"].tolist() == crossing.views[0].area_codes[crossing.on_both.places].tolist()
    assert table.note == "high on both: 475"


def test_what_has_no_better_end_is_called_high_and_low(views, screen):
    rows = table_of(crossed(views, screen("level=lsoa11"), "social_rented")).rows
    assert set(rows["second_class"]) == {"lowest", "middle", "highest"}


def test_an_area_without_a_figure_says_which_and_has_no_class(made_up, open_on):
    views = made_up({"borough": {"2019": [1.0, np.nan, 3, 4, 5, 6, 7, 8, 9, 10]}})
    seen = open_on(views, "indicator=crime&level=borough")
    rows = table_of(crossed(views, seen, "health_deprivation")).rows
    assert rows.iloc[1][["first_class", "second_class"]].tolist() == ["", ""]
    assert rows.iloc[1]["reason"].startswith("Crime, score: no figure is published; Health")
    assert (rows["reason"] != "").sum() == 1


def test_a_file_says_what_was_set(views, screen):
    facts = dict(facts_of(crossed(views, screen("level=lsoa11"))))
    assert facts["Classes"] == "thirds of all areas of this level"
    assert facts["Period of Employment deprivation"] == "2019"
    assert " and " in facts["Cut points of Employment deprivation"]
