"""Two indicators crossed at the level of the map."""

from __future__ import annotations

import math

import numpy as np
import pytest

from analysis.errors import AnalysisError
from analysis.overlay import WORST
from modules.parts.views import HIDDEN
from modules.tools.overlay.figures import OF_ALL, OF_SHOWN, OWN, Asked, crossing_of, painting_of

NAN4 = (math.nan,) * 4


@pytest.fixture
def crossed(views, screen):
    """Cross the indicator of a link with another."""

    def make(link="level=lsoa11", other="", cuts=OF_ALL, ends=NAN4):
        seen = screen(link)
        return crossing_of(views, Asked(seen.subject, seen.settings, other, cuts, ends), seen.shown)

    return make


def test_thirds_of_all_areas_cross_to_nine_cells(crossed):
    found = crossed()
    assert sum(found.found.counts) == 1673
    grid = np.array(found.found.counts).reshape(3, 3)
    assert np.abs(grid.sum(axis=1) - 1673 / 3).max() < 100  # breaks are moved to what can be said
    assert [one.title for one in found.names] == [
        "Employment deprivation",
        "Health deprivation and disability, score",
    ]
    assert found.people == pytest.approx(775_475)


def test_every_area_in_the_worst_cell_is_beyond_both_cuts(crossed):
    found = crossed()
    worst = found.found.codes == WORST
    for view, cuts in zip(found.views, found.found.cuts, strict=True):
        assert (np.round(view.values[worst], 2) >= cuts[1] - 0.05).all()


def test_inside_a_borough_the_thirds_stay_those_of_all_unless_asked(crossed):
    whole, inside = crossed(), crossed("level=lsoa11&within=E08000009")
    own = crossed("level=lsoa11&within=E08000009", cuts=OF_SHOWN)
    assert inside.found.cuts == whole.found.cuts != own.found.cuts
    assert sum(inside.found.counts) == sum(own.found.counts) == 138
    assert inside.on_both.places.size == inside.found.on_both == 10
    assert own.found.on_both > 10
    assert inside.shown[inside.on_both.places].all()


def test_the_readers_cuts_are_taken_in_either_order_and_the_others_stand_at_the_thirds(crossed):
    found = crossed(cuts=OWN, ends=(30.0, 20.0, math.nan, math.nan))
    assert found.found.cuts[0] == (20.0, 30.0)
    assert found.found.cuts[1] == crossed().found.cuts[1]
    assert found.ends[:2] == (30.0, 20.0)


def test_a_cut_beyond_the_figures_stands_at_the_thirds(crossed):
    assert crossed(cuts=OWN, ends=(900.0, math.nan, math.nan, math.nan)).found.cuts == crossed().found.cuts


def test_equal_cuts_are_refused_with_a_sentence(crossed):
    with pytest.raises(AnalysisError, match="must rise"):
        crossed(cuts=OWN, ends=(20.0, 20.0, math.nan, math.nan))


def test_the_map_has_nine_colours_and_a_square_for_a_legend(crossed):
    found = crossed("level=lsoa11&within=E08000009")
    painting = painting_of(found)
    assert painting.about["palette"] == "overlay"
    assert painting.about["grid"] == {"x": "Health score: worse", "y": "Out of work: worse"}
    assert len(painting.about["groups"]) == 9
    assert painting.about["groups"][8].startswith("“Employment deprivation” ")
    assert (painting.codes == HIDDEN).sum() == 1673 - 138
    assert "{value}" in painting.about["sentence"] and "{extra0}" in painting.about["sentence"]


def test_an_indicator_without_a_worse_end_grows_along_its_axis(crossed):
    assert painting_of(crossed(other="social_rented")).about["grid"]["x"].endswith(": higher")
