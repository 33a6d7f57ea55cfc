"""What a question stands on."""

from __future__ import annotations

import numpy as np

import geodata
from modules.tools.on_map import name_of, of_place

BUCKLOW, BOWDON, TRAFFORD = "E05015244", "E05015241", "E08000009"


def test_without_a_choice_all_areas_shown_are_meant(ground):
    here = ground("level=ward25")
    assert (int(here.meant.sum()), here.where) == (215, "all 215 wards of Greater Manchester")
    here = ground(f"level=ward25&within={TRAFFORD}")
    assert (int(here.meant.sum()), here.where) == (21, "all 21 wards of Trafford")


def test_chosen_areas_are_those_meant(ground):
    one, two = (ground(f"selected={BUCKLOW}{more}") for more in ("", f"&tray={BOWDON}"))
    assert (int(one.meant.sum()), one.where) == (1, "Bucklow-St. Martins")
    assert (int(two.meant.sum()), two.where) == (2, "the 2 wards chosen")


def test_the_only_area_shown_has_its_name(ground):
    assert ground(f"level=borough&within={TRAFFORD}").where.startswith("all 10 boroughs")


def test_columns_of_the_geography_come_in_canonical_order(ground):
    here = ground("level=borough")
    assert here.column("residents_2011").shape == here.view.values.shape
    assert np.isnan(here.column(None)).all()


def test_places_in_words():
    assert (of_place(geodata.GM, "rate"), of_place(TRAFFORD, "rate")) == (
        "the Greater Manchester rate",
        "Trafford’s rate",
    )
    assert name_of("E99999999") == "E99999999"
