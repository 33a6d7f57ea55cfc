"""Panels are written as `render.ui` would write them, and say the same."""

from __future__ import annotations

import asyncio

import pytest
from htmltools import TagList, tags

from modules.parts.plain_ui import plain_ui
from modules.parts.summary import summary_panel

LINKS = (
    "",
    "level=lsoa11&selected=E01006074",
    "indicator=house_price&level=lsoa11",
    "level=borough&tray=E08000009",
)


def written(value):
    return asyncio.run(plain_ui(lambda: value).transform(value))


@pytest.mark.parametrize("link", LINKS)
def test_a_panel_is_what_the_slower_way_would_write(screen, link):
    here = screen(link)
    panel = summary_panel(here.views, here.subject, here.settings, here.chosen, here.view, here.shown)
    slower = panel.render()
    assert slower["dependencies"] == []
    assert written(panel) == {"deps": [], "html": slower["html"]}


def test_text_is_never_read_as_html():
    assert written(TagList(tags.p("<b>"), "a & b"))["html"] == "<p>&lt;b&gt;</p>\na &amp; b"
