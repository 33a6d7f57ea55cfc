"""What stands where on the slides."""

from __future__ import annotations

from dataclasses import replace

from briefing.content import Cell, Picture, Points, Said, Section, Table
from briefing.slide_flow import FOOT, LEAD, PLAIN, TOP, laid_out, paragraphs_of
from tests.unit.made_briefings import briefing


def test_nothing_stands_below_the_foot_or_over_another() -> None:
    for section in briefing().sections:
        for slide in laid_out(section):
            ends = [TOP]
            for one in slide:
                assert one.top >= ends[-1] and one.top + one.height <= FOOT
                ends.append(one.top + one.height)


def test_nothing_is_lost_between_page_and_slides() -> None:
    for section in briefing().sections:
        things = [thing for slide in laid_out(section) for one in slide for thing in one.things]
        pictures = [one for one in section.blocks if isinstance(one, Picture)]
        assert [one for one in things if isinstance(one, Picture)] == pictures
        rows = sum(len(one.rows) for one in section.blocks if isinstance(one, Table))
        assert sum(len(one.rows) for one in things if isinstance(one, Table)) == rows


def test_words_then_small_tables_then_pictures_then_the_long_table() -> None:
    theme = next(one for one in briefing().sections if one.title.endswith("Health"))
    slides = laid_out(theme)
    kinds = [type(one.things[0]).__name__ for slide in slides for one in slide]
    assert kinds[:2] == ["Paragraph", "Table"] and kinds[-1] == "Table"
    assert [len(one.things) for slide in slides for one in slide if kinds][1:4] == [2, 2, 2]


def test_leading_sentences_are_larger() -> None:
    found = paragraphs_of([Said((("Lead.", True),), lead=True), Points(("one", "two"))])
    assert [(one.size, "".join(text for text, _ in one.runs)) for one in found] == [
        (LEAD, "Lead."),
        (PLAIN, "•  one"),
        (PLAIN, "•  two"),
    ]


def test_a_table_that_begins_low_begins_on_a_new_slide() -> None:
    words = Points(tuple(f"Sentence {number}." for number in range(14)))
    table = Table("T", ("A",), tuple((Cell(str(number)),) for number in range(30)))
    slides = laid_out(Section("S", (words, table)))
    assert len(slides) > 1 and len(slides[0]) == 1
    assert laid_out(replace(Section("S", ()), blocks=())) == []
