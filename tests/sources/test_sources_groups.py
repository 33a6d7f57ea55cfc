from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from catalogue import load_catalogue
from geodata import load_areas
from sources import Incomplete
from sources.groups import Group, as_text, tidy_groups
from sources.layout import Layout, Selection

CATALOGUE = load_catalogue()
BOROUGHS = load_areas("borough")["area_code"].tolist()
LAYOUT = Layout(levels=("borough",), area="area_code", period_column="period", rounded_to=5)


def rows(period="2019", flag="", codes=BOROUGHS):
    return pd.DataFrame({"area_code": codes, "period": period, "value": "1.5", "flag": flag})


def tidied(*groups, layout=LAYOUT):
    indicator, source = CATALOGUE.indicators["employment_rate"], CATALOGUE.sources["ashe"]
    return tidy_groups(groups, indicator, replace(source, file="small.csv"), layout, Selection(value="value"))


def test_groups_become_one_table_in_one_order():
    both = tidied(Group("male", "16–64", rows()), Group("female", "16–24", rows()))
    assert both.groupby(["sex", "age"]).size().to_dict() == {("female", "16–24"): 10, ("male", "16–64"): 10}
    assert both["sex"].tolist() == ["female", "male"] * 10


def test_the_publishers_flags_come_first_and_stay_with_their_period():
    old = rows("2018", flag="provisional")
    both = tidied(Group("all", "all", pd.concat([rows("2019"), old], ignore_index=True)))
    flags = both.groupby("period")["flag"].unique().map(list).to_dict()
    assert flags == {"2018": ["provisional,rounded"], "2019": ["rounded"]}


def test_flags_hold_where_all_rows_share_a_period():
    same = {"label": "March 2021", "start": date(2021, 3, 21), "end": date(2021, 3, 21)}
    flagged = tidied(Group("all", "all", rows("2021", flag="estimated")), layout=replace(LAYOUT, period=same))
    assert set(flagged["flag"]) == {"estimated,rounded"}


def test_every_group_holds_every_borough():
    with pytest.raises(Incomplete, match="lacks 1 of 10 boroughs"):
        tidied(Group("all", "all", rows()), Group("male", "all", rows(codes=BOROUGHS[1:])))


def test_numbers_become_text_and_back_without_a_change():
    assert as_text(pd.Series([0.1, 7422295.0, np.nan])).tolist() == ["0.1", "7422295.0", ""]
