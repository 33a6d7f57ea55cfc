"""The overlay on the page."""

from __future__ import annotations

OPEN = "tool=overlay&level=lsoa11"


def told(page):
    return page.told("gm-state")[-1]["controls"]


def test_it_answers_paints_and_lists(visit):
    page = visit(OPEN)
    assert page.words("overlay-answer").startswith("Of 1,673 LSOAs, 475 are in the worst third of both")
    table = page.session.get_output("table").value
    assert table["title"] == "Employment deprivation and Health deprivation and disability, score by LSOA"
    titles = [one["title"] for one in table["columns"]]
    assert titles[3:5] == ["Employment deprivation", "Health deprivation and disability, score"]
    assert titles[5:] == [*(f"Class of {title}" for title in titles[3:5]), "High on both", "Code"]


def test_the_control_shows_what_was_suggested_and_greys_what_overlaps(visit):
    other = told(visit(OPEN))["overlay-other"]
    assert other["value"] == "health_deprivation"
    assert other["missing"]["imd_score"] == "overlaps with the map’s"


def test_cut_points_come_with_their_bounds_once_they_are_asked_for(visit):
    page = visit(OPEN)
    assert told(page)["overlay-first_low"]["hidden"]
    page.set(**{"overlay-cuts": "own"})
    low = told(page)["overlay-first_low"]
    assert not low["hidden"]
    assert low["label"] == "Employment deprivation, lower cut"
    assert low["min"] < float(low["value"]) < low["max"]
    page.set(**{"overlay-first_low": "20", "overlay-first_high": "30"})
    assert "worst class of both" in page.words("overlay-answer")
    assert "Employment deprivation” at 20.0 % and 30.0 %" in page.words("overlay-answer")
    assert page.told("gm-state")[-1]["address"].endswith(
        "overlay-cuts=own&overlay-first_low=20&overlay-first_high=30"
    )


def test_a_refusal_is_a_sentence_and_the_map_stays(visit):
    page = visit(f"{OPEN}&overlay-other=imd_score")
    assert "One of the two is made of the other" in page.words("overlay-answer")
    assert page.session.get_output("table").value["title"] == "Employment deprivation by LSOA, 2019"
    assert told(page)["overlay-first_low"] == {"hidden": True}


def test_equal_cut_points_say_what_to_change(visit):
    page = visit(f"{OPEN}&overlay-cuts=own&overlay-first_low=20&overlay-first_high=20")
    assert "must rise" in page.words("overlay-answer")
