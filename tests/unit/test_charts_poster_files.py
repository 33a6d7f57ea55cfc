"""Files of a ready picture: PNG of print size, SVG with text, PDF with text."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree

import pytest
from PIL import Image

from charts.infographic_headline import Headline, draw_headline
from charts.poster import SIZES, Look
from charts.poster_files import DPI, to_file
from tests.unit.made_pictures import CAPTION, every_size

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def picture():
    """A headline."""
    return draw_headline(Headline("Oldham & <b>", 14.4, whom="adults"), CAPTION, Look())


@every_size
def test_a_png_has_300_dots_an_inch_of_its_print_size(look):
    made = draw_headline(Headline("Oldham", 14.4, whom="adults"), CAPTION, look)
    image = Image.open(io.BytesIO(to_file(made, "png")))
    assert image.size == pytest.approx(
        (SIZES[look.size].wide / 25.4 * DPI, SIZES[look.size].tall / 25.4 * DPI), abs=1.5
    )
    assert image.info["dpi"] == pytest.approx((DPI, DPI), abs=0.5)
    assert image.info["Description"] == made.alt
    assert image.getpixel((5, image.height - 5)) == (255, 255, 255)


def test_an_svg_stands_alone_and_its_text_is_text(picture):
    root = ElementTree.fromstring(to_file(picture, "svg"))
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert "14" in texts
    assert root.find(f"{SVG}title").text == CAPTION.finding
    assert root.find(f"{SVG}desc").text == picture.alt
    assert root.get("width") == "210mm"
    assert all(float(one.get("textLength")) > 0 for one in root.iter(f"{SVG}text"))
    assert b"var(" not in to_file(picture, "svg")


def test_a_pdf_holds_its_fonts_and_is_as_large_as_in_print(picture):
    held = to_file(picture, "pdf")
    assert held.startswith(b"%PDF")
    assert b"/FontFile2" in held
    assert b"/MediaBox [ 0 0 595.2" in held
