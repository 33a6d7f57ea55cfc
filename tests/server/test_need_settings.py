"""The settings of the need tool."""

from __future__ import annotations

from modules.tools.need.settings import EVERY, IN_PANEL, K, request_of


def test_what_is_shared_out_follows_its_kind():
    values = {"kind": "staff", "staff": 50.0, "least_staff": 1.0, "by": "people"}
    request = request_of(lambda setting: values[setting.id])
    assert (request.kind, request.amount, request.least, request.by) == ("staff", 50, 1, "people")


def test_settings_of_the_panel_are_settings_of_the_tool():
    assert set(IN_PANEL) <= set(EVERY) and K in IN_PANEL
    assert len({one.id for one in EVERY}) == len(EVERY)
