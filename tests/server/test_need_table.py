"""The need tool's map and table."""

from __future__ import annotations

import numpy as np
import pytest

import geodata
from analysis.need_draws import Plan
from modules.parts.state import Notices, resolve_settings
from modules.parts.views import EXCLUDED, HIDDEN
from modules.tools.need.conditions import asked_of, column_of, met_by, parse_conditions
from modules.tools.need.figures import Place, Question, need_answer, need_certainty
from modules.tools.need.sharing import Request, share
from modules.tools.need.table import need_table, paint_amounts, paint_score, paint_share

SETTINGS = resolve_settings({}, Notices())
ENTRIES = (("employment_deprivation", 5.0), ("crime", 5.0))


def made(views, **place):
    question = Question(ENTRIES, "z", Place("ward25", **place))
    return need_answer(views, question), need_certainty(views, question, Plan(k=20))


def test_the_map_shows_scores_and_hides_what_is_outside(views):
    answer, certainty = made(views, within="E08000009")
    painting = paint_score(answer, certainty, SETTINGS)
    inside = geodata.load_areas("ward25")["parent_code"].to_numpy(str) == "E08000009"
    assert (painting.codes[~inside] == HIDDEN).all() and (painting.codes[inside] < 9).all()
    assert painting.values[answer.first] == np.round(answer.need.scores[answer.first], 2)
    assert "{extra0} of draws" in painting.about["sentence"]
    assert "{extra0}" not in paint_score(answer, None, SETTINGS).about["sentence"]


def test_areas_with_few_residents_are_left_out_with_the_number(views):
    answer, certainty = made(views, population=12_000)
    few = geodata.load_areas("ward25")["residents_2011"].to_numpy() < 12_000
    for painting in (
        paint_score(answer, certainty, SETTINGS),
        paint_share(answer, certainty, SETTINGS),
        paint_amounts(answer, share(views, answer, Request("staff", 500, 0, "score")), SETTINGS),
    ):
        assert (painting.codes[few] == EXCLUDED).all() and (painting.codes[~few] != EXCLUDED).all()
        assert painting.about["excluded"] == "left out, because fewer than 12,000 people live there"


def test_shares_of_draws_have_classes_of_their_own(views):
    answer, certainty = made(views)
    painting = paint_share(answer, certainty, SETTINGS)
    assert painting.about["breaks"] == [10.0, 50.0, 90.0] and painting.about["n_classes"] == 4
    assert painting.codes[answer.first] == 3
    assert painting.codes[answer.need.ranks == 215] == 0


def test_the_table_holds_all_that_the_tool_made(views):
    answer, certainty = made(views)
    asked = asked_of(views, Place("ward25"), parse_conditions("crime:above:"))
    meets = column_of(met_by(asked, Place("ward25")))
    shared = share(views, answer, Request("budget", 10**6, 0, "score"))
    table = need_table(views, answer, paint_score(answer, certainty, SETTINGS), 20, certainty, shared, meets)
    rows = table.rows.sort_values("rank")
    assert rows["gets"].sum() == 10**6
    assert rows["share"].iloc[0] == 100 and rows["best"].iloc[0] == 1
    assert set(rows["meets"]) == {"yes", "no"}
    adds = rows[["adds_employment_deprivation", "adds_crime"]].sum(axis=1)
    assert adds.to_numpy() == pytest.approx(rows["value"] - rows["value"].mean())
    assert table.indicators == ("employment_deprivation", "crime")
    assert dict(table.facts)["Draws"] == "1,000, seed 2017, weights ±25 %, top 20"
    assert dict(table.facts)["Not varied"] == "Employment deprivation, Crime"


def test_while_draws_are_under_way_their_columns_are_empty(views):
    answer, _ = made(views)
    table = need_table(views, answer, paint_score(answer, None, SETTINGS), 20, None, None, None)
    assert table.rows[["share", "best", "worst"]].isna().all(axis=None)
    assert [column.id for column in table.columns[:3]] == ["share", "best", "worst"]


def test_an_area_without_a_rank_says_why(made_up):
    values = np.linspace(5.0, 60.0, 10)
    values[3] = np.nan
    figures = made_up({"borough": {"2019": values}})
    question = Question((("minutes_to_stroke_unit", 5.0),), "z", Place("borough"))
    answer = need_answer(figures, question)
    table = need_table(figures, answer, paint_score(answer, None, SETTINGS), 5, None, None, None)
    row = table.rows.iloc[3]
    assert row["rank"] == 0 and np.isnan(row["value"])
    assert row["reason"] == "no figure of minutes to the nearest acute stroke unit"
