"""A briefing as PowerPoint, opened again."""

from __future__ import annotations

import io
from functools import cache

import pytest
from pptx import Presentation

from briefing import Stopped
from briefing.content import Picture
from briefing.slides import write_slides
from tests.unit.made_briefings import account, briefing

LARGEST = 1_500_000


@cache
def written() -> tuple[bytes, int]:
    return write_slides(briefing())


@cache
def deck():
    return Presentation(io.BytesIO(written()[0]))


def shapes():
    return [(slide, shape) for slide in deck().slides for shape in slide.shapes]


def test_every_slide_has_a_title_of_its_own_to_edit() -> None:
    titles = [slide.shapes.title.text_frame.text for slide in deck().slides]
    assert titles[0] == "A briefing on Trafford" and all(titles)
    assert len(titles) == len(set(titles)) == written()[1]
    assert {"Trafford: Worklessness, map and ranks", "Trafford: Health, all figures"} <= set(titles)
    assert {"Trafford: Worklessness", "How the figures are made", "Sources"} <= set(titles)
    assert all(slide.shapes.title.is_placeholder for slide in deck().slides)


def test_everything_lies_within_the_slide() -> None:
    width, height = deck().slide_width, deck().slide_height
    for slide, one in shapes():
        where = (slide.shapes.title.text_frame.text, one.name)
        assert one.left >= 0 and one.top >= 0, where
        assert one.left + one.width <= width and one.top + one.height <= height, where


def test_pictures_have_the_words_of_the_page() -> None:
    found = [one._element._nvXxPr.cNvPr.get("descr") for _, one in shapes() if one.shape_type == 13]
    assert sorted(found) == sorted(one.alt for one in briefing().blocks(Picture))


def test_every_figure_is_in_a_native_table() -> None:
    rows = [
        [cell.text for cell in row.cells] for _, one in shapes() if one.has_table for row in one.table.rows
    ]
    first = {row[0] for row in rows}
    for held in account().helds:
        assert f"{held.reading.title}, {held.reading.period}" in first


def test_every_text_is_british_english() -> None:
    for _, one in shapes():
        if one.has_text_frame:
            for paragraph in one.text_frame.paragraphs:
                assert all(run._r.rPr.get("lang") == "en-GB" for run in paragraph.runs)


def test_what_figures_mean_stands_in_the_notes() -> None:
    slide = next(one for one in deck().slides if one.shapes.title.text_frame.text == "Trafford: Worklessness")
    assert "accreditation" in slide.notes_slide.notes_text_frame.text


def test_the_file_says_what_it_is_and_is_small() -> None:
    told = deck().core_properties
    assert (told.title, told.language) == ("A briefing on Trafford", "en-GB")
    assert told.author == told.last_modified_by == "GM Determinants Explorer"
    assert len(written()[0]) < LARGEST


def test_it_stops_where_nobody_waits() -> None:
    with pytest.raises(Stopped):
        write_slides(briefing(), lambda: True)
