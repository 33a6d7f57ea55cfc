"""Every area by every indicator."""

from __future__ import annotations

import geodata
from modules.tools.profile.charts import Asked
from modules.tools.profile.readings import Against, Who
from modules.tools.profile.table import table_of

ASKED = Asked(
    Who("E08000009", "Trafford", "borough"), Against(geodata.GM, "Greater Manchester"), "all", 0, 0.95, ()
)


def test_a_column_an_indicator_the_one_on_the_map_first(ground):
    table = table_of(ground("level=ward25"), ASKED, ("A sentence.",))
    assert len(table.rows) == 215
    assert table.value.title == "Employment deprivation, 2019"
    assert "imd_score" in {one.id for one in table.columns}
    assert "employment_deprivation" not in {one.id for one in table.columns}
    assert table.indicators[0] == "employment_deprivation" and "imd_score" in table.indicators
    assert table.sentences == ("A sentence.",)


def test_each_column_holds_that_indicators_figures(ground, screen):
    table = table_of(ground("level=borough"), ASKED, ())
    assert (
        table.rows["employment_rate"].tolist()
        == screen("indicator=employment_rate&level=borough").view.values.tolist()
    )


def test_only_areas_shown_are_listed(ground):
    assert len(table_of(ground("level=ward25&within=E08000009"), ASKED, ()).rows) == 21
