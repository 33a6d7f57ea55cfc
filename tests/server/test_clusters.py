"""Clusters in the page: what is asked, found, painted, listed and said."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest

import geodata
from analysis.clusters import ALONE, GI_STAR, HIGH, LOW, MORAN, NO_FIGURE, Settings
from analysis.colour import VISIONS, difference, seen_with
from analysis.errors import AnalysisError
from analysis.permutation import go_on
from modules.parts.palettes import NAMED
from modules.parts.state import Chosen
from modules.parts.tool_table import tool_message
from modules.parts.views import EXCLUDED, HIDDEN
from modules.tools.clusters.answer import Picture, answer, lists, picture, refusal
from modules.tools.clusters.finding import NEAREST, NOT_A_SHARE, TOUCHING, WITHIN, Wanted, counts_of, find
from modules.tools.clusters.map import groups_of, order_of, paint, palette_of, table
from modules.tools.clusters.tool import Progress, controls

BOWDON = "E05015241"


@pytest.fixture(scope="module")
def looked(screen):
    """Look for clusters on the screen that a link leads to: `looked("level=lsoa11", method=GI_STAR)`."""
    kept = {}

    def found(link="", near=TOUCHING, number=6, kilometres=3.0, held_back=True, **asked):
        key = (link, near, number, kilometres, held_back, tuple(asked.items()))
        if key not in kept:
            at = screen(link)
            wanted = Wanted(at.subject, at.settings, Settings(**asked), near, number, kilometres, held_back)
            kept[key] = find(at.views, wanted, go_on)
        return kept[key]

    return found


def test_deprived_wards_lie_together(looked, words):
    found = looked("indicator=crime")
    said = words(answer(found))
    assert found.clusters.number(HIGH) > 3
    assert "are high, and so are their neighbours: " in said
    assert "Taken all together, wards near each other are alike: Moran’s I is 0." in said
    assert "the mean of the 215 wards of Greater Manchester that were tested" in said


def test_places_are_named_by_ward_and_borough_the_largest_first(looked):
    places = looked("level=lsoa11").places[HIGH]
    sizes = [place.group.areas for place in places]
    assert sizes == sorted(sizes, reverse=True)
    wards = set(geodata.load_areas("ward25")["name"])
    assert {place.group.name.rpartition(" in ")[0] for place in places} <= wards
    assert all(place.peak in place.areas for place in places)


def test_every_row_of_the_lists_selects_an_area(looked):
    html = str(lists(looked("level=lsoa11")))
    codes = set(geodata.load_areas("lsoa11")["area_code"])
    selected = {part.partition('"')[0] for part in html.split('data-select="')[1:]}
    assert len(selected) > 10
    assert selected <= codes


def test_where_nothing_is_found_the_nearest_to_it_are_listed_with_their_p_values(looked, words):
    found = looked()
    assert np.isnan(found.clusters.discoveries.cut)
    assert "No clusters at a false discovery rate of 5 %" in words(answer(found))
    said = words(lists(found))
    assert "Nearest to being found" in said
    assert f"p = {np.nanmin(found.clusters.p_values):g}" in said or "p below 0.001" in said
    assert "Nearest to being found" not in words(lists(looked("indicator=crime")))


def test_the_method_stands_one_click_deeper_with_its_seed_and_sources(looked, words):
    said = words(lists(looked(seed=7)))
    assert "(seed 7)" in said
    assert "Anselin (1995)" in said
    assert "false discovery rate" in said
    assert '<details class="tool-method">' in str(lists(looked(seed=7)))


def test_inside_a_borough_its_areas_are_judged_against_each_other(looked, words):
    found = looked("level=lsoa11&within=E08000009")
    assert found.clusters.discoveries.tests == 138
    assert "the 138 LSOAs of Trafford" in words(answer(found))
    assert (paint(found).codes == HIDDEN).sum() == 1673 - 138
    assert len(table(found).rows) == 138


def test_counts_steady_small_areas_where_they_are_published(looked):
    held = looked("level=lsoa11&indicator=lone_parents_not_in_employment")
    plain = looked("level=lsoa11&indicator=lone_parents_not_in_employment", held_back=False)
    assert held.clusters.with_counts
    assert not plain.clusters.with_counts
    assert (held.clusters.kinds != plain.clusters.kinds).any()


def test_where_no_counts_are_published_it_is_said(looked, words):
    assert "Counts are not published for every area" in words(answer(looked()))
    # A score rests on no counts: there is nothing to say.
    assert looked("indicator=health_deprivation").note == ""


def test_a_rate_that_is_not_its_count_over_its_base_is_taken_as_it_is(screen):
    at = screen("level=lsoa11&indicator=social_rented")
    known = np.isfinite(at.view.values)
    assert counts_of(at.view, known, at.subject.indicator)[1] == ""
    moved = type("View", (), {})()
    moved.numerator, moved.denominator = at.view.numerator, at.view.denominator
    moved.values = at.view.values * 1.3 + 1
    assert counts_of(moved, known, at.subject.indicator) == (None, NOT_A_SHARE)


@pytest.mark.parametrize("near", [NEAREST, WITHIN])
def test_other_neighbours_give_other_clusters(looked, near):
    assert (looked(near=near).clusters.kinds != looked().clusters.kinds).any()


def test_areas_without_neighbours_are_reported_by_name(looked, words):
    found = looked(near=WITHIN, kilometres=1.5)
    number = found.clusters.number(ALONE)
    assert number > 5
    said = words(answer(found))
    assert f"{number} wards have no neighbour" in said
    name = geodata.load_areas("ward25")["name"].iloc[int(np.flatnonzero(found.clusters.kinds == ALONE)[0])]
    assert name in said
    assert "No neighbours" in paint(found).about["groups"]
    assert "No neighbours" not in paint(looked()).about["groups"]


def test_neighbours_that_nobody_has_are_a_sentence(looked):
    with pytest.raises(AnalysisError, match="choose a longer distance"):
        looked("level=borough", near=WITHIN, kilometres=0.5)


def test_counts_are_refused_and_rates_of_the_theme_offered(looked, screen, words):
    with pytest.raises(AnalysisError, match="where people live") as refused:
        looked("level=lsoa11&indicator=claimants")
    offered = refusal(refused.value, screen().views, "claimants", "lsoa11")
    assert "Employment deprivation" in words(offered)
    assert 'data-show="employment_deprivation"' in str(offered)
    assert "data-show" not in str(refusal(refused.value, screen().views, "employment_deprivation", "lsoa11"))


@pytest.mark.parametrize("method", [MORAN, GI_STAR])
@pytest.mark.parametrize("indicator", ["employment_deprivation", "imd_rank", "stroke_admissions"])
def test_the_map_has_the_colour_of_each_kind(looked, method, indicator):
    level = "msoa11" if indicator == "stroke_admissions" else "lsoa11"
    found = looked(f"level={level}&indicator={indicator}", method=method)
    order, groups = order_of(found), groups_of(found)
    assert all(order[group] == kind for group, kind in zip(groups, found.clusters.kinds, strict=True))
    # The first colour is the worse end's.
    polarity = found.wanted.subject.indicator.polarity
    assert order[0] == (LOW if polarity == "high_is_good" else HIGH)
    assert len(NAMED[palette_of(found)]["light"].split()) >= len(order)
    assert palette_of(found).endswith("-neutral") is (polarity == "neutral")
    assert len(paint(found).about["groups"]) == len(order)


def test_areas_with_few_residents_are_left_out_and_not_without_a_figure(looked):
    found = looked("level=lsoa11&population=1200")
    left_out = found.view.left_out
    assert left_out.any()
    assert (found.clusters.kinds[left_out] == NO_FIGURE).all()
    assert (paint(found).codes[left_out] == EXCLUDED).all()


def test_the_table_holds_what_the_map_shows_and_the_numbers_behind_it(looked):
    found = looked()
    rows = table(found).rows
    assert rows["pattern"].mode()[0] == "no clear pattern"
    assert (rows["pattern"] == "high, and so are its neighbours").sum() == found.clusters.number(HIGH)
    assert rows["p_value"].between(0, 1).all()
    assert rows["klass"].tolist() == paint(found).codes.tolist()
    facts = dict(table(found).facts)
    assert (facts["Seed"], facts["Permutations"]) == ("1", "9,999")
    assert facts["Neighbours"] == "the areas that touch it"
    message = tool_message(table(found), "ward25")
    assert [one["title"] for one in message["columns"]][3:6] == ["%", "Pattern", "p"]


def test_the_scatter_marks_the_chosen_and_says_what_it_shows(looked, screen, words):
    drawn = str(picture(Picture(looked(), Chosen(BOWDON), False), screen().views))
    assert "Wards are like their neighbours: Moran’s I" in drawn
    assert "Bowdon: " in drawn
    assert "standard deviations below the mean" in drawn


def test_equal_requests_have_one_key_and_what_is_not_asked_for_does_not_matter(looked):
    touching, nearest = looked().wanted, looked(near=NEAREST).wanted
    assert touching.cache_key == looked(number=9).wanted.cache_key
    assert nearest.cache_key != looked(near=NEAREST, number=9).wanted.cache_key


def test_only_the_slider_of_the_chosen_neighbours_is_in_sight():
    hidden = {near: [name for name, told in controls(near).items() if told["hidden"]] for near in
              (TOUCHING, NEAREST, WITHIN)}  # fmt: skip
    assert hidden == {TOUCHING: ["number", "kilometres"], NEAREST: ["kilometres"], WITHIN: ["number"]}


def test_progress_is_told_only_of_runs_that_take_long(monkeypatch):
    monkeypatch.setattr("modules.tools.clusters.tool.reactive.invalidate_later", lambda *_, **__: None)
    progress = Progress()
    progress.timed(lambda: progress.at(0.4))()
    assert not progress.slow(None)
    progress.since = time.monotonic() - 5
    assert progress.slow(None)
    progress.at(1.0)
    assert not progress.slow(None)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("name", [name for name in NAMED if name.startswith("clusters")])
def test_colours_of_kinds_can_be_told_apart(name, mode):
    colours = NAMED[name][mode].split()
    seen = (None, *VISIONS) if name.endswith(("-safe", "-neutral")) else (None,)
    for vision in seen:
        looks = [seen_with(vision, colour) if vision else colour for colour in colours]
        assert min(difference(one, other) for one, other in itertools.combinations(looks, 2)) >= 10


def test_the_tool_answers_in_the_page_and_its_settings_stand_in_the_address(visit):
    page = visit("tool=clusters&indicator=crime&clusters-permutations=5999&clusters-near=nearest")
    assert "so are their neighbours" in page.words("clusters-words")
    assert "Moran’s I" in page.words("clusters-scatter")
    assert page.session.get_output("table").value["title"] == ("Clusters of crime, score by ward, 2019")
    state = page.told("gm-state")[-1]
    assert "clusters-permutations=5999" in state["address"]
    assert state["controls"]["clusters-kilometres"] == {"hidden": True}


def test_without_an_answer_the_page_says_why_and_the_map_stays(visit):
    page = visit("tool=clusters&level=lsoa11&indicator=claimants")
    assert "where people live" in page.words("clusters-words")
    assert page.session.get_output("table").value["title"].startswith("Claimants")


def test_a_download_says_how_the_clusters_were_found(take):
    answer = take("csv", tool="clusters", level="ward25")
    text = answer.content.decode("utf-8-sig")
    assert "# Seed: 1\n" in text
    assert "# False discovery rate: 5" in text
    assert "# Method: local Moran’s I\n" in text
    assert "area_code,name,borough,borough_code,rank,value,pattern,p_value,adjusted" in text
