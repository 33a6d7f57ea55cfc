"""The session's state out of its inputs."""

from __future__ import annotations

import json

import pytest

from modules.parts.page_state import SETTING_KEYS, SUBJECT_KEYS, parse_order, parse_window
from modules.parts.state import DEFAULTS


def test_the_map_window_is_four_numbers():
    assert parse_window("53.3,-2.5,53.7,-1.9") == (53.3, -2.5, 53.7, -1.9)


@pytest.mark.parametrize("text", ["", "1,2,3", "1,2,3,four", "1,2,3,4,5", "<script>"])
def test_a_window_that_is_none_is_the_whole_map(text):
    assert parse_window(text) is None


def test_the_order_of_the_table_is_read_with_its_defaults():
    assert parse_order("") == {"column": "value", "down": True, "words": ""}
    assert parse_order('{"column": "name", "words": "bury"}') == {
        "column": "name",
        "down": True,
        "words": "bury",
    }


@pytest.mark.parametrize("text", ["{", "[1]", "null", "3", '"text"'])
def test_an_order_that_is_none_is_the_usual_one(text):
    assert parse_order(text) == parse_order("")


def test_subject_and_settings_ask_for_keys_of_the_address():
    assert set(SUBJECT_KEYS) | set(SETTING_KEYS) <= set(DEFAULTS)
    assert not set(SUBJECT_KEYS) & set(SETTING_KEYS)


def test_the_page_knows_what_a_silent_address_means(client):
    _, _, after = client.get("/").text.partition('id="address-defaults">')
    told, _ = json.JSONDecoder().raw_decode(after)
    sliders = {"health-groups": "5", "housing-affordable": "5", "skills-share": "100"}
    assert told["page"] == {**DEFAULTS, "worklessness-share": "100", **sliders}
    assert told["tools"]["clusters"]["clusters-permutations"] == "9999"
    assert told["tools"]["one_id"] == {"one_id-q": ""}


def test_a_move_of_the_window_leaves_map_and_address_alone(visit):
    page = visit()
    page.set(window="53.35,-2.45,53.48,-2.25")
    assert page.told("gm-state") == []
    assert "Across 215 wards" not in page.words("summary")


def test_an_input_that_never_comes_has_its_default(visit):
    page = visit(classes=None)
    assert page.told("gm-state")[-1]["controls"]["classes"]["value"] == "5"


def test_parameters_of_themes_are_kept_in_their_bounds(visit):
    page = visit()
    page.set(**{"worklessness-share": "5000", "health-groups": "nan", "housing-affordable": "<b>"})
    address = page.told("gm-state")[-1]["address"]
    assert address == ""
    page.set(**{"worklessness-share": "-3"})
    assert page.told("gm-state")[-1]["address"] == "?worklessness-share=10"
