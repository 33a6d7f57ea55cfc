"""Change on the map and in the table."""

from __future__ import annotations

import numpy as np
import pytest

from modules.parts.palettes import NAMED
from modules.parts.tool_table import tool_message
from modules.parts.views import EXCLUDED, HIDDEN
from modules.tools.change.figures import SIZE, Asked, changes_of
from modules.tools.change.map import named_change, paint, table, unit_of_change

EMPLOYMENT = "indicator=employment_rate&level=borough"
CLAIMANTS = "indicator=claimant_rate&level=ward17"


@pytest.fixture(scope="module")
def changed(screen):
    """The change on the screen that a link leads to."""

    def found(link=EMPLOYMENT, **asked):
        at = screen(link)
        return changes_of(at.views, Asked(at.subject, at.settings, **asked))

    return found


def test_the_map_shows_what_improved(changed):
    made = changed()
    painting = paint(made)
    assert painting.about["groups"] == ["Improved", "No clear change", "Worsened"]
    assert painting.about["palette"] == "verdicts"
    counts = np.bincount(painting.codes, minlength=3)[:3].tolist()
    found = made.found.counts()
    assert counts == [found["improved"], found["no clear change"], found.get("worsened", 0)]
    assert painting.about["sentence"].startswith("{name}: from {extra0} to {extra1}.")


@pytest.mark.parametrize(
    ("link", "worst", "palette"),
    [
        (EMPLOYMENT, "Fell", "deprived5"),
        (CLAIMANTS, "Rose", "deprived5"),
        ("indicator=net_additions&level=borough", "Rose", "moves-neutral"),
    ],
)
def test_the_size_of_a_change_has_the_worse_end_first(changed, link, worst, palette):
    painting = paint(changed(link, shows=SIZE))
    assert painting.about["groups"][0].startswith(worst)
    assert len(painting.about["groups"]) == 5 and painting.about["palette"] == palette
    assert len(NAMED[palette]["light"].split()) == 5


def test_red_is_a_rise_of_claimants_and_never_a_fall(changed):
    painting = paint(changed(CLAIMANTS))
    assert (painting.values[painting.codes < 2] > 0).all()
    assert (painting.values[painting.codes > 2] <= 0).all()


def test_areas_outside_the_borough_are_hidden_and_small_ones_left_out(changed):
    codes = paint(changed(f"{CLAIMANTS}&within=E08000009&population=11000")).codes
    assert (codes == HIDDEN).sum() == 215 - 21
    assert (codes == EXCLUDED).sum() > 0


def test_neutral_verdicts_are_not_green_and_red(changed):
    assert {"verdicts-neutral", "verdicts-neutral-safe", "moves-neutral-safe"} <= set(NAMED)


def test_the_table_has_both_figures_the_change_and_its_verdict(changed):
    made = changed()
    held = table(made)
    row = held.rows.set_index("name").loc["Trafford"]
    assert row["later"] - row["earlier"] == pytest.approx(row["value"])
    assert row["change_lower"] < row["value"] < row["change_upper"]
    assert row["verdict"] == "no clear change"
    assert {one.id for one in held.columns} >= {"earlier", "later", "relative", "verdict", "p", "p_adjusted"}
    assert (held.value.title, held.value.unit) == ("Change, points", "")
    assert tool_message(held, "borough")["columns"][2]["id"] == "value"


def test_a_file_says_how_it_was_worked_out_and_what_it_cannot_show(changed):
    held = table(changed(CLAIMANTS))
    said = " ".join(held.sentences)
    assert "square-and-add" in said and "cannot show why" in said and "Universal Credit" in said
    assert dict(held.facts)["From"] == "November 2015"
    assert held.indicators == ("claimant_rate",)


def test_why_an_area_has_no_change_is_said(changed):
    rows = table(changed(f"{CLAIMANTS}&population=11000")).rows
    assert set(rows.loc[~np.isfinite(rows["value"]), "reason"]) == {"fewer residents than the minimum"}


def test_per_cents_differ_by_points():
    assert [unit_of_change(unit) for unit in ("%", "£", "years")] == ["points", "£", "years"]
    assert named_change("Change", "%") == {"title": "Change, points", "unit": ""}
    assert named_change("Change", "£") == {"title": "Change", "unit": "£"}
    assert named_change("Change", "") == {"title": "Change", "unit": ""}
