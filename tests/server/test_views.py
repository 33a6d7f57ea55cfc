"""What is on the map: cached by all that it depends on, and never wrong-footed by odd figures."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import geodata
from modules.parts.state import parse_address, resolve_settings
from modules.parts.views import (
    EXCLUDED,
    HIDDEN,
    MISSING,
    PLAIN,
    bounds_of,
    finer_words,
    in_window,
    inside,
    map_codes,
    next_level,
)

WARDS = geodata.LEVELS["ward25"].areas


def figures(**at):
    """Return 215 wards at 10, but those named by place."""
    values = np.full(WARDS, 10.0)
    for place, value in at.items():
        values[int(place.removeprefix("at"))] = value
    return {"ward25": {"2019": values}}


def test_figures_are_asked_for_once_and_views_kept_by_all_they_depend_on(made_up, open_on):
    views = made_up(figures(at0=20.0))
    first, again = open_on(views), open_on(views, "threshold=5&against=parent")
    assert first.view is again.view
    assert views.store.asked == [("employment_deprivation", "ward25", "2019")]
    for link in ("classes=3", "method=equal", "population=10000", "confidence=90"):
        assert open_on(views, link).view is not first.view
    assert len(views.store.asked) == 1


def test_the_codes_are_in_the_order_of_the_boundary_file(screen):
    import json

    for level in geodata.MAP_LEVELS:
        shapes = json.loads((geodata.BOUNDARIES / geodata.boundary_url_name(level)).read_text("utf-8"))
        opened = screen(f"level={level}&indicator={'claimant_rate' if level == 'ward17' else 'crime'}")
        assert opened.subject.level == level
        assert opened.view.area_codes.tolist() == [feature["id"] for feature in shapes["features"]]


def test_all_values_equal_are_one_class(made_up, open_on):
    for method in ("natural", "quantile", "equal", "deviation"):
        opened = open_on(made_up(figures()), f"method={method}")
        assert opened.view.breaks == ()
        assert set(opened.view.classes) == {0}
        assert set(opened.view.ranks) == {1}


def test_an_indicator_with_one_area_is_one_class(made_up, open_on):
    values = np.full(WARDS, np.nan)
    values[3] = 12.0
    for method in ("natural", "quantile", "equal", "deviation"):
        opened = open_on(made_up({"ward25": {"2019": values}}), f"method={method}&classes=9")
        assert opened.view.ranked == 1
        assert opened.view.classes[3] == 0
        assert (np.delete(opened.view.classes, 3) == MISSING).all()


def test_an_indicator_without_any_figure_is_all_hatched(made_up, open_on):
    opened = open_on(made_up({"ward25": {"2019": np.full(WARDS, np.nan)}}))
    assert set(opened.view.classes) == {MISSING}
    assert opened.view.ranked == 0
    ladder = opened.views.ladder(opened.subject.key, 0, "natural")
    assert all(limits == [] for by_count in ladder.values() for limits in by_count.values())


def test_trap_04_missing_is_not_zero_and_does_not_look_low(made_up, open_on):
    opened = open_on(made_up(figures(at0=np.nan, at1=np.inf, at2=-np.inf, at3=0.0)))
    codes = map_codes(opened.view, opened.subject.indicator, opened.shown)
    assert codes[:4].tolist() == [MISSING, MISSING, MISSING, 0]
    assert opened.view.ranks[:4].tolist() == [0, 0, 0, WARDS - 3]
    assert opened.view.reasons[0] == "no figure is published"
    assert opened.view.reasons[1] == "the published figure is not a usable number"


def test_a_suppressed_figure_says_so(made_up, open_on):
    code = geodata.load_areas("ward25")["area_code"].iloc[0]
    opened = open_on(made_up(figures(at0=np.nan), flags={code: "suppressed"}))
    assert opened.view.reasons[0].startswith("suppressed by the publisher")


def test_trap_18_house_prices_without_sales_are_missing_and_few_sales_flagged(screen):
    opened = screen("indicator=house_price&level=lsoa11")
    assert opened.view.missing == 2
    assert int((opened.view.flags == "unreliable").sum()) == 31


def test_too_few_residents_are_left_out_and_take_no_rank(screen):
    everybody, most = screen("level=lsoa11"), screen("level=lsoa11&population=1500")
    small = geodata.load_areas("lsoa11")["residents_2011"].to_numpy() < 1500
    assert 0 < small.sum() < small.size
    assert (most.view.classes[small] == MISSING).all()
    assert (most.view.ranks[small] == 0).all()
    assert set(most.view.reasons[small]) == {"fewer than 1,500 residents"}
    assert most.view.ranked == everybody.view.ranked - small.sum()
    assert most.view.ranks.max() <= most.view.ranked
    indicator = most.subject.indicator
    assert ((map_codes(most.view, indicator, most.shown) == EXCLUDED) == small).all()
    assert most.view.breaks == everybody.view.breaks


def test_manual_limits_are_used_and_without_any_natural_breaks(screen):
    assert screen("method=manual&manual=5,50").view.breaks == (5.0, 50.0)
    assert screen("method=manual").view.breaks == screen("").view.breaks
    assert screen("method=manual&manual=five").view.breaks == screen("").view.breaks


def test_natural_breaks_are_those_of_the_snapshot(screen):
    opened = screen("level=lsoa11")
    held = opened.views.natural(opened.subject.key)
    assert sorted(held) == list(range(3, 10))
    counted = [screen(f"level=lsoa11&classes={n}").view.breaks for n in range(3, 10)]
    assert [len(limits) + 1 for limits in counted] == list(range(3, 10))


def test_the_ladder_gives_the_breaks_that_the_server_would(screen):
    opened = screen("level=lsoa11")
    for method in ("natural", "quantile", "equal", "deviation"):
        ladder = opened.views.ladder(opened.subject.key, 0, method)
        for n in (3, 5, 9):
            settings = resolve_settings(parse_address(f"method={method}&classes={n}"), opened.notices)
            assert tuple(ladder[method][str(n)]) == opened.views.view(opened.subject, settings).breaks


def test_numbers_of_people_are_not_coloured(screen):
    """Trap 19: counts are not rates."""
    opened = screen("indicator=claimants&level=lsoa11")
    codes = map_codes(opened.view, opened.subject.indicator, opened.shown)
    assert set(codes) <= {PLAIN, MISSING}


def test_areas_outside_the_one_drilled_into_are_hidden(screen):
    opened = screen("within=E08000009&level=lsoa11")
    codes = map_codes(opened.view, opened.subject.indicator, opened.shown)
    parents = geodata.load_areas("lsoa11")["parent_code"].to_numpy()
    assert ((codes == HIDDEN) == (parents != "E08000009")).all()
    assert (codes != HIDDEN).sum() == 138


def test_inside_nothing_is_everything():
    assert inside("msoa11", "").all()
    assert inside("lsoa11", "E05015244").sum() == 6


def test_the_map_window_holds_the_areas_whose_point_is_in_it():
    areas = geodata.load_areas("borough")
    trafford = areas[areas["area_code"] == "E08000009"].iloc[0]
    near = (trafford["lat"] - 0.01, trafford["lon"] - 0.01, trafford["lat"] + 0.01, trafford["lon"] + 0.01)
    assert areas["area_code"][in_window("borough", near)].tolist() == ["E08000009"]
    assert in_window("borough", None).all()
    assert not in_window("borough", (0.0, 0.0, 1.0, 1.0)).any()


def test_the_bounds_hold_every_area_shown():
    whole = bounds_of("borough", inside("borough", ""))
    part = bounds_of("ward25", inside("ward25", "E08000009"))
    assert whole[0] <= part[0] < part[2] <= whole[2]
    assert whole[1] <= part[1] < part[3] <= whole[3]


def test_years_are_pooled_from_counts_and_the_rate_computed_last(made_up, open_on):
    counts = {("ward25", "2018"): (10.0, 100.0), ("ward25", "2019"): (30.0, 200.0)}
    spans = {"2018": ("2018-01-01", "2018-12-31"), "2019": ("2019-01-01", "2019-12-31")}
    views = made_up({"ward25": {"2018": 10.0, "2019": 15.0}}, counts=counts, spans=spans)
    # A proportion per 1,000 with its own counts: 40 of 300.
    opened = open_on(views, "indicator=no_qualifications_2011&pool=2")
    assert opened.subject.pool == 2
    assert opened.view.values == pytest.approx(np.full(WARDS, 1000 * 40 / 300))
    assert opened.views.natural(opened.subject.key) == {}


def test_confidence_widens_computed_intervals_and_leaves_published_ones(screen):
    usual = screen("indicator=social_rented").view
    wide = screen("indicator=social_rented&confidence=99").view
    assert (wide.lower < usual.lower).all() and (wide.upper > usual.upper).all()
    link = "indicator=employment_rate&level=borough"
    published, asked = screen(link).view, screen(f"{link}&confidence=99").view
    np.testing.assert_array_equal(published.lower, asked.lower)
    assert asked.confidence == 0.95


def test_why_a_level_is_absent(made_up, views):
    assert made_up(figures()).absent("crime", "borough") == "The snapshot does not hold any."
    assert made_up(figures()).absent("crime", "ward25") == ""
    assert made_up({"ward25": {}}).absent("crime", "ward25") == "The snapshot holds no period of it."
    assert "median" in views.absent("house_price", "borough")


def test_other_faults_of_the_store_are_not_taken_for_absence(views):
    with pytest.raises(Exception, match="no level 'parish'"):
        views.absent("crime", "parish")


def test_boroughs_lead_to_wards_and_wards_to_lsoas():
    assert next_level(("borough", "ward17", "ward25", "lsoa11"), "borough") == "ward25"
    assert next_level(("borough", "ward17"), "borough") == "ward17"
    assert next_level(("msoa11", "lsoa11"), "msoa11") == "lsoa11"
    assert next_level(("lsoa11",), "lsoa11") == next_level(("borough",), "borough") == ""
    assert finer_words(("borough", "lsoa11"), "borough") == "LSOAs"


def test_the_key_leaves_out_what_changes_no_figure(screen):
    subject = screen("").subject
    assert replace(subject, within="E08000009", population=500).key == subject.key
    assert replace(subject, period="2015").key != subject.key
