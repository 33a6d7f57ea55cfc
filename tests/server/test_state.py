"""The address bar owns the state: any link gives the nearest valid screen and a sentence, never an error."""

from __future__ import annotations

from urllib.parse import quote_plus, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import app
import geodata
from modules.parts.state import (
    AGAINST,
    DEFAULTS,
    METHODS,
    MOST_COMPARED,
    Chosen,
    NothingHeld,
    Notices,
    parse_address,
    resolve_settings,
    resolve_subject,
    unknown_keys,
    write_address,
)

LINKS = {
    "indicator": "indicator=no_qualifications_2011",
    "level": "level=lsoa11",
    "within": "within=E08000009&level=lsoa11",
    "period": "indicator=claimant_rate&level=ward17&period=May+2017",
    "sex": "indicator=healthy_life_expectancy&level=borough&sex=male",
    "age": "indicator=claimant_rate&level=ward17&age=16%E2%80%9364",
    "population": "population=1500",
    "selected": "selected=E05015244",
    "tray": "tray=E05015241,E05015244",
    "against": "against=parent",
    "threshold": "threshold=17.5",
    "classes": "classes=7",
    "method": "method=quantile",
    "manual": "method=manual&manual=5,10.5,20",
    "confidence": "confidence=99.8",
    "scale": "scale=safe",
    "mode": "mode=projector",
    "look": "look=dark",
    "chart": "chart=ranked",
    "places": "places=1",
    "tiles": "tiles=1",
    "story": "story=workshop.1",
}


@pytest.mark.parametrize("key", LINKS)
def test_a_link_comes_back_as_it_was(screen, key):
    opened = screen(LINKS[key])
    assert opened.notices.sentences == opened.notices.quiet == []
    wished = parse_address(LINKS[key])
    assert wished.items() <= opened.address.items()
    again = screen(write_address(opened.address))
    assert (again.subject, again.settings, again.chosen) == (opened.subject, opened.settings, opened.chosen)


def test_every_key_of_the_state_has_a_link_that_comes_back(made_up):
    """`pool` needs counts of several periods, which the snapshot does not hold: made up here.

    A `tool` is no part of the figures: see test_tool_frame.py.
    """
    views = made_up({"ward25": {"2018": 10.0, "2019": 10.0}}, counts=COUNTED)
    notices = Notices()
    subject = resolve_subject({"pool": "2"}, views.catalogue, views, notices)
    assert (subject.pool, notices.quiet, notices.sentences) == (2, [], [])
    assert set(LINKS) | {"pool", "tool"} == set(DEFAULTS)


COUNTED = {("ward25", "2018"): (10, 100), ("ward25", "2019"): (10, 100)}


def test_the_usual_screen_has_an_empty_address(screen):
    assert write_address(screen("").address) == ""


def test_what_the_address_leaves_out_is_the_default():
    assert write_address({"classes": "5", "level": "lsoa11", "tray": "E08000001,E08000002"}) == (
        "level=lsoa11&tray=E08000001,E08000002"
    )


def test_percent_encoding_and_repeats_are_read():
    wishes = parse_address("?period=2021%E2%80%9323&level=borough&level=lsoa11&tray=&age=16%2B")
    assert wishes == {"period": "2021–23", "level": "borough", "age": "16+"}


def test_scraps_of_a_link_are_nothing():
    assert parse_address("level=lsoa11&level=borough&&&==&=x&tray") == {"level": "lsoa11"}


def test_a_flood_of_fields_is_cut_and_not_refused():
    wishes = parse_address("&".join(f"key{place}=1" for place in range(5000)))
    assert len(wishes) == 100
    assert len(parse_address("level=" + "x" * 10_000)["level"]) == 2000


UNMET = {
    "an unknown indicator": ("indicator=moonshine", "no indicator ‘moonshine’ here; showing Employment"),
    "an unknown level": ("level=parish", "no level ‘parish’"),
    "a level not published": ("indicator=weekly_pay&level=lsoa11", "Median weekly pay of residents by LSOA"),
    "an unknown comparator": ("against=E08000009", "no comparator ‘E08000009’"),
    "an unknown class method": ("method=astrology", "no class method ‘astrology’"),
    "letters for a number": ("classes=many", "‘number of classes’ was ‘many’, which is not a number"),
    "not a number": ("confidence=nan", "‘nan’, which is not a number"),
    "infinity": ("threshold=-inf", "‘-inf’, which is not a number"),
    "a number too large for a computer": ("population=1e999", "‘1e999’, which is not a number"),
    "a number out of bounds": ("classes=50", "‘number of classes’ was ‘50’, outside 3 to 9; using 9."),
    "class limits that are words": ("method=manual&manual=5,ten", "‘5,ten’ is not. Using natural breaks."),
    "class limits without end": ("method=manual&manual=1,inf", "‘1,inf’ is not. Using natural breaks."),
    "too many class limits": ("method=manual&manual=1,2,3,4,5,6,7,8,9,10", "At most 8 class limits"),
    "an unknown area": ("selected=E99999999", "‘E99999999’ (not held here)"),
    "an area to drill into that is none": ("within=W06000001", "has the code ‘W06000001’; showing all"),
    "a region to drill into": ("within=E12000002", "showing all of it"),
    "a script": ("selected=%3Cscript%3Ealert(1)%3C/script%3E", "‘<script>alert(1)</sc…’ (not held here)"),
}


@pytest.mark.parametrize("case", UNMET)
def test_a_wish_that_cannot_be_met_is_told_in_a_sentence(screen, case):
    link, expected = UNMET[case]
    opened = screen(link)
    assert len(opened.notices.sentences) == 1
    assert expected in opened.notices.sentences[0]
    assert opened.notices.sentences[0].endswith(".")
    assert opened.view.values.size == geodata.LEVELS[opened.subject.level].areas


def test_the_nearest_level_stands_in(screen):
    assert screen("indicator=weekly_pay&level=lsoa11").subject.level == "borough"
    assert screen("indicator=house_price&level=borough").subject.level == "lsoa11"
    # Wards of the other year before boroughs.
    assert screen("indicator=claimant_rate&level=ward25").subject.level == "ward17"


def test_a_period_no_longer_published_is_told_to_those_who_open_a_link(screen):
    opened = screen("period=1999&sex=female")
    assert opened.subject.period == "2019"
    assert opened.notices.quiet == [
        "Employment deprivation has no period ‘1999’; showing 2019.",
        "Employment deprivation has no sex ‘female’; showing all.",
    ]


def test_trap_05_ward_codes_of_the_wrong_vintage_are_named_and_left_out(screen):
    opened = screen("selected=E05000829&tray=E05015241,E05000830")
    assert opened.chosen == Chosen("", ("E05015241",))
    assert opened.notices.sentences == [
        "Left out, because the map shows wards of 2025: ‘E05000829’ (ward of 2017), "
        "‘E05000830’ (ward of 2017)."
    ]
    assert screen("within=E05015244&indicator=claimant_rate&level=ward17").subject.within == "E08000009"


def test_a_finer_selection_is_lifted_to_the_area_that_holds_it(screen):
    lsoa = geodata.children("E05015244", "lsoa11")[0]
    assert screen(f"selected={lsoa}").chosen.selected == "E05015244"
    assert screen(f"selected={lsoa}&level=borough").chosen.selected == "E08000009"
    both = ",".join(geodata.children("E05015244", "lsoa11")[:2])
    assert screen(f"tray={both}").chosen.tray == ("E05015244",)


def test_a_coarser_selection_is_left_out_and_told_to_those_who_open_a_link(screen):
    opened = screen("selected=E08000009")
    assert opened.chosen == Chosen()
    assert opened.notices.quiet == ["Not chosen, because the map shows wards: Trafford."]
    assert opened.notices.sentences == []


def test_drilling_into_an_area_that_is_too_small_gives_its_borough(screen):
    assert screen("within=E05015244&level=ward25").subject.within == "E08000009"
    assert screen("within=E05015244&level=borough").subject.within == ""
    assert screen(f"within={geodata.GM}").subject.within == ""


def test_at_most_ten_areas_are_compared(screen):
    wards = geodata.load_areas("ward25")["area_code"].tolist()[:50]
    opened = screen(f"selected={wards[20]}&tray={','.join(wards)}")
    assert len(opened.chosen.codes) == MOST_COMPARED
    assert opened.chosen.codes == (wards[20], *wards[:9])
    assert opened.notices.sentences == ["At most 10 areas can be compared at once; the first 9 were kept."]


def test_fifty_strange_codes_make_one_sentence(screen):
    opened = screen("tray=" + ",".join(f"X{place:08d}" for place in range(50)))
    assert len(opened.notices.sentences) == 1
    assert opened.notices.sentences[0].endswith("and 45 more.")


def test_letters_start_at_the_selection():
    assert Chosen("b", ("a", "b", "c")).letters == {"b": "A", "a": "B", "c": "C"}
    assert Chosen("", ("a",)).letters == {"a": "B"}


def test_keys_that_nobody_knows_are_named():
    notices = Notices()
    unknown_keys({"level": "borough", "colour": "red", "<b>" * 40: "1"}, set(DEFAULTS), notices)
    assert len(notices.sentences) == 1
    assert "‘colour’" in notices.sentences[0]
    assert len(notices.sentences[0]) < 200


def test_a_snapshot_that_lacks_a_level_shows_the_nearest_and_says_why(made_up):
    views = made_up({"borough": {"2019": 10.0}})
    notices = Notices()
    subject = resolve_subject({"level": "ward25"}, views.catalogue, views, notices)
    assert subject.level == "borough"
    assert notices.sentences == [
        "Employment deprivation by ward: The snapshot does not hold any. Showing boroughs."
    ]


def test_an_indicator_that_the_snapshot_lacks_gives_the_usual_one(made_up):
    views = made_up({"ward25": {"2019": 10.0}})
    notices = Notices()
    subject = resolve_subject({"indicator": "weekly_pay"}, views.catalogue, views, notices)
    assert subject.indicator.id == DEFAULTS["indicator"]
    assert notices.sentences[0].startswith("The snapshot has no figures for Median weekly pay of residents")


def test_an_empty_snapshot_is_said_in_a_sentence(made_up):
    views = made_up({})
    with pytest.raises(NothingHeld, match="no figures for the map"):
        resolve_subject({}, views.catalogue, views, Notices())


def test_years_cannot_be_pooled_without_counts(screen):
    opened = screen("indicator=claimant_rate&level=ward17&pool=3")
    assert opened.subject.pool == 1
    assert "‘years pooled’ was ‘3’" in opened.notices.quiet[0]


def test_class_limits_are_put_in_order_and_used_once(screen):
    opened = screen("method=manual&manual=20;5,10,,10")
    assert opened.settings.manual == (5.0, 10.0, 20.0)
    assert opened.view.breaks == (5.0, 10.0, 20.0)


TRICKY = ("nan", "-inf", "1e400", "E05015244", "E08000009", "E12000002", "lsoa11", "manual", ",,,", "%00")
TEXT = st.text(max_size=40) | st.sampled_from(TRICKY)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(sorted(DEFAULTS)), TEXT, max_size=8))
def test_no_link_is_an_error(screen, wishes):
    opened = screen(urlencode(wishes))
    assert opened.settings.against in AGAINST
    assert opened.settings.method in METHODS
    assert opened.subject.level in opened.subject.indicator.levels
    periods = app.SHELF.newest().views.periods(opened.subject.indicator.id, opened.subject.level)
    assert opened.subject.period in periods
    assert all(geodata.area(code).level == opened.subject.level for code in opened.chosen.codes)
    again = resolve_settings(opened.address, Notices())
    assert (again.against, again.method, again.classes) == (
        opened.settings.against,
        opened.settings.method,
        opened.settings.classes,
    )


def test_a_link_is_plain_text_once_written():
    assert quote_plus("<script>") in write_address({"scale": "<script>"})
