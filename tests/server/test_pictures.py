"""The pictures on the page, and the files that a press hands out."""

from __future__ import annotations

import asyncio
import io

import pytest
from PIL import Image

from modules.tools.pictures.drawn import TITLES, draw
from modules.tools.pictures.figures import Ask
from modules.tools.pictures.gallery import cards, file_of, gallery_of, name_of, opening

WARD = "tool=pictures&selected=E05015244"


@pytest.fixture
def ask(screen):
    """What a link's screen asks for."""

    def asked(link: str = "selected=E05015244", **look: str) -> Ask:
        seen = screen(link)
        return Ask(seen.subject, seen.settings, seen.chosen, **look)

    return asked


def test_the_sentence_says_of_whom_and_what_cannot_be_had_is_listed(visit):
    page = visit(WARD)
    said = page.words("pictures-answer")
    assert said == "Pictures of Bucklow-St. Martins, ready to copy and paste: Employment deprivation, 2019."
    said = page.words("pictures-gallery")
    assert "Two pictures not to be had here" in said
    assert "Trend: One period only is held: 2019." in said


def test_every_picture_has_its_buttons_and_its_alternative_text(visit):
    html = visit(WARD).html("pictures-gallery")
    assert html.count("data-copy-image=") == 5
    assert html.count("download=") == 15
    assert html.count("<svg") == 5
    assert "dynamic_route/pictures-pictures?nonce=" in html
    assert "28th of 215" in html  # of the ranking, in words


def test_colours_that_cannot_be_read_are_told(visit):
    page = visit(f"{WARD}&pictures-main=%23FFDD00")
    assert "The main colour #FFDD00 is too pale to read on white" in page.words("pictures-answer")
    page.set(**{"pictures-main": "#005EA5"})
    assert "too pale" not in page.words("pictures-answer")
    assert "#005ea5" in page.html("pictures-gallery").lower()


@pytest.mark.parametrize("kind", TITLES)
def test_each_picture_names_period_area_source_and_date(views, ask, kind):
    made = draw(views, ask("indicator=employment_rate&level=borough&selected=E08000004"), kind)
    written = " ".join(text.get_text() for text in made.figure.texts)
    assert "Oldham" in written or kind == "gradient"
    assert "Source:" in written and "Made " in written
    assert "2023" in written or "newest figures" in written
    assert made.alt.endswith(".")


def test_a_change_without_intervals_is_not_called_one(views, ask):
    made = draw(views, ask("indicator=claimant_rate&level=borough&selected=E08000004"), "change")
    assert made.title.endswith("(not tested, for want of intervals)")
    assert "Universal Credit" in made.alt


def test_numbers_of_people_and_scores_have_pictures_too(views, ask):
    for link in (
        "indicator=claimant_count&level=borough",
        "indicator=health_deprivation&level=lsoa11&within=E08000009",
    ):
        gallery = gallery_of(views, ask(link))
        assert sum(bool(one.svg) for one in gallery.pictures) >= 2
        assert all(one.reason for one in gallery.pictures if not one.svg)


def test_the_file_is_the_picture_that_is_shown(views, ask):
    asked = ask(size="square")
    answer = asyncio.run(file_of(views, asked, {"kind": "map", "file": "png", "save": "1"}))
    assert answer.media_type == "image/png"
    assert Image.open(io.BytesIO(answer.body)).size == (1500, 1500)
    assert f'filename="{name_of(asked, "map", "png")}"' in answer.headers["content-disposition"]
    assert name_of(asked, "map", "png").startswith(
        "map_worklessness_employment_deprivation_ward25_bucklow-st-martins_2019_"
    )


@pytest.mark.parametrize(
    "query", [{}, {"kind": "map"}, {"kind": "../x", "file": "png"}, {"kind": "map", "file": "exe"}]
)
def test_what_is_not_there_is_refused_with_a_sentence(views, ask, query):
    answer = asyncio.run(file_of(views, ask(), query))
    assert answer.status_code == 404
    assert b"Press the button again" in answer.body


def test_what_cannot_be_drawn_says_why(views, ask):
    answer = asyncio.run(file_of(views, ask(), {"kind": "trend", "file": "png"}))
    assert answer.status_code == 404
    assert b"One period only" in answer.body


def test_script_in_a_colour_is_text(views, ask):
    asked = ask(main="<script>alert(1)")
    html = str(opening(asked)) + str(cards(gallery_of(views, asked), "address?nonce=1"))
    assert "<script>" not in html
