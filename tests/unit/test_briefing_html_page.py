"""A briefing as one page."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree
from datetime import date
from functools import cache

from bs4 import BeautifulSoup

from briefing.content import Briefing, Cell, Points, Said, Section, Table
from briefing.html_page import write_html
from tests.unit.made_briefings import account, briefing


@cache
def text() -> str:
    return write_html(briefing()).decode("utf-8")


@cache
def page() -> BeautifulSoup:
    return BeautifulSoup(text(), "html.parser")


def test_nothing_is_loaded_from_anywhere_and_nothing_runs() -> None:
    assert not page().find_all(["script", "link", "iframe", "object", "embed", "base", "form"])
    assert not [one for one in page().find_all(src=True) if not one["src"].startswith("data:")]
    assert all(one.startswith(("data:", "#")) for one in re.findall(r"url\([\"']?([^\"')]+)", text()))
    assert "@import" not in text()
    assert not [name for one in page().find_all(True) for name in one.attrs if name.startswith("on")]


def test_the_typeface_is_inside_and_every_colour_has_a_value() -> None:
    assert "data:font/woff2;base64," in text()
    wanted = set(re.findall(r"var\((--[\w-]+)\)", text()))
    assert wanted <= set(re.findall(r"(--[\w-]+):", text()))


def test_language_title_and_one_heading_of_each_step() -> None:
    assert page().html["lang"] == "en-GB" and page().title.string == "A briefing on Trafford"
    assert [one.get_text() for one in page().find_all("h1")] == ["A briefing on Trafford"]
    steps = [int(one.name[1]) for one in page().find_all(re.compile("^h[1-6]$"))]
    assert all(later - before <= 1 for before, later in itertools.pairwise(steps))


def test_every_picture_is_a_drawing_with_words_and_real_text() -> None:
    drawings = page().find_all("svg")
    assert len(drawings) == 16 and not page().find_all("img")
    for one in drawings:
        assert one["role"] == "img" and len(one["aria-label"]) > 40
        assert one.find_all("text") and one.find_parent("figure").find("h3").get_text()
        assert "Source" in one.find_parent("figure").find("p", class_="source").get_text()


def test_ids_are_unique_and_contents_lead_somewhere() -> None:
    ids = [one["id"] for one in page().find_all(id=True)]
    assert len(ids) == len(set(ids))
    entries = [one["href"][1:] for one in page().nav.find_all("a")]
    assert len(entries) == len(briefing().sections) and set(entries) <= set(ids)


def test_tables_have_captions_and_heads_of_columns_and_rows() -> None:
    for one in page().find_all("table"):
        assert one.caption.get_text()
        assert all(head["scope"] == "col" for head in one.thead.find_all("th"))
        for row in one.tbody.find_all("tr"):
            assert row.find("th")["scope"] == "row"
            assert len(row.find_all(["th", "td"])) == len(one.thead.find_all("th"))


def test_every_figure_of_the_account_is_on_the_page() -> None:
    shown = page().get_text()
    for held in account().helds:
        assert f"{held.reading.title}, {held.reading.period}" in shown


def test_verdicts_are_told_by_words_and_not_by_colour_alone() -> None:
    assert {one.get_text() for one in page().find_all(class_="better")} == {"better"}


def test_script_in_any_text_is_text() -> None:
    bad = "<script>alert(1)</script>"
    table = Table(bad, (bad,), ((Cell(bad, link=f"javascript:{bad}"),),), note=bad)
    section = Section(bad, (Said(((bad, True),)), Points((bad,)), table))
    made = Briefing(bad, bad, ((bad, bad),), (section,), date(2026, 3, 7), date(2026, 3, 7))
    found = BeautifulSoup(write_html(made), "html.parser")
    assert not found.find_all("script") and not [
        one for one in found.find_all("a") if one["href"].startswith("javascript")
    ]
    assert bad in found.get_text()


def test_it_prints_to_a4_with_chapters_on_pages_of_their_own() -> None:
    assert "size: A4" in text() and page().find_all("section", class_="new-page")
    assert "new-page" not in (page().find("section").get("class") or [])


def test_drawings_are_sound_xml() -> None:
    for drawing in re.findall(r"<svg.*?</svg>", text(), re.DOTALL):
        ElementTree.fromstring(drawing)
