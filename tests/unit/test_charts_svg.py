"""Inline SVG that belongs to the page."""

import re
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor

from matplotlib.figure import Figure

from charts.canvas import Canvas
from charts.inks import DOT, SELECT
from charts.svg import SVG, to_svg


def drawn():
    canvas = Canvas(348, 100)
    canvas.dots([10, 20.06], [30, 40], DOT, 6)
    canvas.line([0, 100], [50, 50], SELECT, 2)
    canvas.text(5, 20, "Gorton & Abbey Hey <20.1 %>", SELECT, bold=True, align="center", halo=True)
    return canvas.figure


def with_axes():
    figure = Figure(figsize=(3, 2))
    axes = figure.add_subplot()
    axes.plot([1, 2, 3], [3, 1, 2], marker="o")
    return figure


def test_it_is_one_element_without_prolog_or_metadata():
    svg = to_svg(drawn(), "A chart")
    assert svg.startswith("<svg ") and svg.endswith("</svg>")
    assert not re.search(r"<\?xml|DOCTYPE|metadata|<style|<desc", svg)


def test_it_is_named_for_readers_who_cannot_see_it():
    root = ElementTree.fromstring(to_svg(drawn(), 'Dots & "lines" <b>'))
    assert (root.get("role"), root.get("aria-label")) == ("img", 'Dots & "lines" <b>')


def test_it_fills_its_place_and_keeps_its_shape():
    root = ElementTree.fromstring(to_svg(drawn(), ""))
    assert (root.get("width"), root.get("viewBox"), root.get("height")) == ("100%", "0 0 348 100", None)


def test_colours_are_those_of_the_page():
    svg = to_svg(drawn(), "")
    assert "var(--dot)" in svg and "var(--select)" in svg
    assert not re.search(r"#[0-9a-fA-F]{3,}", svg)


def test_text_stays_text_in_the_typeface_of_the_page():
    root = ElementTree.fromstring(to_svg(drawn(), ""))
    (text,) = root.iter(f"{SVG}text")
    assert text.text == "Gorton & Abbey Hey <20.1 %>"
    assert (text.get("font-weight"), text.get("text-anchor"), text.get("font-size")) == (
        "600",
        "middle",
        "12",
    )
    assert "font-family:var(--font)" in root.get("style", "")
    assert "Explorer" not in to_svg(drawn(), "")


def test_text_over_lines_has_an_outline():
    assert 'paint-order="stroke"' in to_svg(drawn(), "")


def test_a_dot_takes_a_few_bytes():
    assert 'd="M10 30h0M20.1 40h0"' in to_svg(drawn(), "")


def test_ids_of_two_charts_differ_and_every_reference_is_kept():
    first, second = to_svg(with_axes(), "one"), to_svg(with_axes(), "two")
    ids = [set(re.findall(r' id="([^"]+)"', svg)) for svg in (first, second)]
    assert ids[0] and not ids[0] & ids[1]
    referred = set(re.findall(r'(?:href="#|url\(#)([^")]+)', first))
    assert referred <= ids[0]


def test_the_same_figure_gives_the_same_bytes():
    assert to_svg(drawn(), "x") == to_svg(drawn(), "x")


def test_threads_draw_the_same():
    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(lambda _: to_svg(drawn(), "x"), range(8)))) == 1


def test_data_of_the_drawing_and_of_its_dots_are_attributes():
    canvas = Canvas(348, 100)
    canvas.tell({"x": "0 45 30 338"})
    canvas.dots([10, 20], [30, 40], DOT, 6, {"areas": 'E01 <"E02">'})
    canvas.dots([12], [30], SELECT, 6)
    root = ElementTree.fromstring(to_svg(canvas.figure, ""))
    (whole,) = root.findall(f"{SVG}g[@data-x]")
    assert whole.get("data-x") == "0 45 30 338"
    (dots,) = whole.findall(f"{SVG}g[@data-areas]")
    assert dots.get("data-areas") == 'E01 <"E02">'
    assert [path.get("d") for path in dots] == ["M10 30h0M20 40h0"]
    assert "data:" not in to_svg(canvas.figure, "")
