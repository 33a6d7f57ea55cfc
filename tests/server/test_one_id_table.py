"""The table of One ID."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from modules.parts.tool_table import tool_message, tool_notes
from modules.tools.one_id.table import most_of, table_of


@pytest.mark.parametrize("level", geodata.MAP_LEVELS)
def test_every_level_has_a_row_an_area_with_its_other_codes(level):
    shown = np.ones(geodata.LEVELS[level].areas, dtype=bool)
    table = table_of(level, shown)
    assert len(table.rows) == geodata.LEVELS[level].areas
    assert {"sub_icb", "icb", "police_force"} <= {one.id for one in table.columns}
    assert set(tool_message(table, level)["more"]) == {one.id for one in table.columns}
    assert tool_notes(table, level, {}, "").metadata[2][0] == "Source"


def test_an_area_in_several_others_has_the_largest_and_its_share():
    codes, share = most_of(geodata.load_areas("msoa11")["area_code"].head(30), "msoa11", "ward25")
    at = geodata.load_areas("msoa11")["area_code"].tolist().index("E02000988")
    assert codes[at] == "E05014818"
    assert share[at] == pytest.approx(0.79, abs=0.005)


def test_only_what_is_not_whole_has_a_column_of_shares():
    shown = np.ones(215, dtype=bool)
    ids = [one.id for one in table_of("ward25", shown).columns]
    assert "ward17_share" in ids and "sub_icb_share" not in ids
