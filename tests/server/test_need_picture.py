"""What makes an area's score, drawn."""

from __future__ import annotations

import numpy as np
import pytest

from modules.tools.need.figures import Place, Question, need_answer
from modules.tools.need.picture import ChartRequest, chart_of, contribution_rows


@pytest.fixture
def answer(views):
    return need_answer(
        views, Question((("employment_deprivation", 5.0), ("crime", 5.0)), "z", Place("ward25"))
    )


def test_the_bars_add_up_to_the_distance_from_the_mean_score(views, answer):
    rows = contribution_rows(views, answer, answer.first)
    scores = answer.need.scores
    assert rows["value"].sum() == pytest.approx(scores[answer.first] - scores.mean())
    assert rows["note"].tolist()[0].replace("\u00a0", " ").endswith(" %")


@pytest.mark.parametrize("projector", [False, True])
def test_the_chart_has_its_finding_and_alternative_text(views, answer, projector):
    drawn = str(chart_of(views, answer, ChartRequest(answer.question, answer.first, projector)))
    assert "in Harpurhey</h3>" in drawn
    assert "What makes the score of Harpurhey" in drawn


def test_an_area_without_a_rank_has_no_chart(made_up):
    values = np.linspace(5.0, 60.0, 10)
    values[3] = np.nan
    figures = made_up({"borough": {"2019": values}})
    lacking = need_answer(figures, Question((("minutes_to_stroke_unit", 5.0),), "z", Place("borough")))
    assert "svg" not in str(chart_of(figures, lacking, ChartRequest(lacking.question, 3, False)))
