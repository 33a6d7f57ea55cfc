"""What the page's own controls of the need tool are told."""

from __future__ import annotations

from modules.tools.need.choice import choose
from modules.tools.need.controls import controls_told, weights_told
from modules.tools.need.figures import Place

WARDS = Place("ward25")


def test_the_weights_and_what_else_there_is(views):
    choice = choose(views, "ward25", "equal", "crime:7")
    says = weights_told(views, WARDS, choice)
    assert says["weights"] == [{"id": "crime", "title": "Crime", "weight": 7.0}]
    assert says["own"] is True
    offered = {one["id"] for one in says["offered"]}
    assert "income_deprivation" in offered and "crime" not in offered


def test_the_top_is_bounded_by_what_is_ranked(views):
    choice = choose(views, "ward25", "equal", "")
    assert controls_told(views, WARDS, choice, 21, 20, "budget", [])["k"] == {
        "min": 1,
        "max": 10,
        "value": "10",
    }
    assert "k" not in controls_told(views, WARDS, choice, 0, 20, "budget", [])


def test_only_the_sliders_of_what_is_shared_out_are_seen(views):
    choice = choose(views, "ward25", "equal", "")
    hidden = {
        kind: {
            name
            for name, says in controls_told(views, WARDS, choice, 215, 20, kind, []).items()
            if says.get("hidden")
        }
        for kind in ("budget", "staff")
    }
    assert hidden == {"budget": {"staff", "least_staff"}, "staff": {"budget", "least_budget"}}
