"""Tables of slides: how they are cut, and how high they get."""

from __future__ import annotations

from pptx import Presentation
from pptx.util import Inches

from briefing.content import Cell, Table
from briefing.slide_tables import add_table, column_widths, lines_of, paged, row_height, table_height

ROWS = tuple((Cell(f"Ward {number}"), Cell(str(number))) for number in range(60))
TABLE = Table("Wards", ("Ward", "Figure"), ROWS, frozenset({1}), (0.7, 0.3), note="Of 2025.")


def test_a_long_table_is_cut_and_no_row_is_lost() -> None:
    parts = list(paged(TABLE, Inches(3), Inches(5), Inches(12)))
    assert [row for part in parts for row in part.rows] == list(ROWS)
    assert [part.title for part in parts] == [f"Wards ({number + 1})" for number in range(len(parts))]
    assert [part.note for part in parts] == [""] * (len(parts) - 1) + ["Of 2025."]
    assert len(parts[0].rows) < len(parts[1].rows)
    heights = [table_height(part, Inches(12)) for part in parts]
    assert heights[0] <= Inches(3) and max(heights) <= Inches(5)


def test_a_short_one_stays_whole_and_keeps_its_title() -> None:
    short = Table("Wards", ("Ward", "Figure"), ROWS[:3])
    assert list(paged(short, Inches(3), Inches(5), Inches(12))) == [short]


def test_a_row_too_high_for_a_slide_still_gets_one() -> None:
    tall = Table("Words", ("A", "B"), ((Cell("word " * 2_000), Cell("")), ROWS[0]))
    parts = list(paged(tall, Inches(3), Inches(5), Inches(4)))
    assert [len(part.rows) for part in parts] == [1, 1]


def test_long_words_and_long_texts_take_more_lines() -> None:
    assert lines_of("Bolton", Inches(2)) == 1
    assert lines_of("Healthy life expectancy at birth, females", Inches(1)) >= 3
    assert lines_of("W" * 200, Inches(1)) > 5
    assert row_height([Cell("a"), Cell("b " * 100)], [Inches(1), Inches(1)]) > row_height(
        [Cell("a"), Cell("b")], [Inches(1), Inches(1)]
    )


def test_columns_share_the_width_as_told() -> None:
    assert column_widths(TABLE, 1_000) == [700, 300]
    assert column_widths(Table("", ("a", "b"), ()), 1_000) == [500, 500]


def test_it_is_a_native_table_with_a_head_and_words_for_those_who_cannot_see_it() -> None:
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    toned = Table("Wards", ("Ward", "Verdict"), ((Cell("Hale"), Cell("better", "better")),))
    foot = add_table(slide, toned, 0, Inches(1), Inches(6))
    frame = slide.shapes[0]
    assert frame.has_table and frame.table.first_row and foot == frame.top + frame.height
    assert frame._element._nvXxPr.cNvPr.get("descr") == "Table: Wards. Columns: Ward, Verdict."
    assert [cell.text for cell in frame.table.rows[1].cells] == ["Hale", "▲ better"]


def test_only_links_of_the_web_are_links() -> None:
    slide = Presentation().slides.add_slide(Presentation().slide_layouts[6])
    table = Table("", ("A",), ((Cell("a", link="https://a.uk"),), (Cell("b", link="javascript:b"),)))
    add_table(slide, table, 0, 0, Inches(6))
    runs = [row.cells[0].text_frame.paragraphs[0].runs[0] for row in slide.shapes[0].table.rows]
    assert [run.hyperlink.address for run in runs] == [None, "https://a.uk", None]
