"""The sheet in CSS pixels."""

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch

from charts.canvas import Canvas, fit_text, font, text_width, wrap_text


def only(canvas, kind):
    """The one mark of a kind on the sheet."""
    (found,) = (artist for artist in canvas.figure.artists if isinstance(artist, kind))
    return found


def count(canvas):
    return len(canvas.figure.artists)


def test_one_unit_is_one_pixel_from_the_top_left():
    canvas = Canvas(348, 200)
    canvas.text(10, 30, "here")
    placed = canvas.figure.texts[0].get_transform().transform((10, 30))
    assert np.allclose(placed, (10, 170))
    assert np.allclose(canvas.figure.get_size_inches() * 72, (348, 200))


def test_the_scale_enlarges_text_and_marks_but_not_the_sheet():
    canvas = Canvas(504, 200, 1.5)
    canvas.text(0, 0, "large")
    canvas.line([0, 1], [0, 1], "#000000", 2.0)
    assert canvas.figure.texts[0].get_fontsize() == 18
    assert only(canvas, Line2D).get_linewidth() == 3
    assert canvas.figure.get_figwidth() * 72 == 504


def test_marks_lie_over_one_another_in_the_order_drawn():
    canvas = Canvas(348, 200)
    canvas.text(0, 0, "first")
    canvas.dots([1], [1], "#000000", 4)
    canvas.line([0, 1], [0, 1], "#000000")
    order = [canvas.figure.texts[0], only(canvas, PathPatch), only(canvas, Line2D)]
    assert [artist.get_zorder() for artist in order] == [1, 2, 3]


def test_any_number_of_dots_is_one_path():
    canvas = Canvas(348, 200)
    canvas.dots(np.arange(100.0), np.arange(100.0), "#000000", 4)
    canvas.dots([], [], "#000000", 4)
    assert count(canvas) == 1


def test_a_badge_is_filled_or_ringed():
    canvas = Canvas(348, 200)
    canvas.badge(10, 10, "A", filled=True)
    filled = count(canvas)
    canvas.badge(50, 10, "B", filled=False)
    assert count(canvas) == 2 * filled + 1
    assert [text.get_text() for text in canvas.figure.texts] == ["A", "B"]


def test_bold_words_are_wider():
    assert 0 < text_width("Greater Manchester") < text_width("Greater Manchester", bold=True) < 130
    assert Canvas(10, 10, 1.5).measure("GM") == text_width("GM") * 1.5


def test_long_names_end_in_an_ellipsis():
    canvas = Canvas(348, 200)
    name = "Brinnington & Stockport Central"
    assert fit_text(canvas, name, 400) == name
    short = fit_text(canvas, name, 100)
    assert short.endswith("…") and canvas.measure(short) <= 100


def test_the_typeface_is_the_bundled_one():
    assert font(True, 12).get_file().endswith("explorer-sans-600.ttf")
    assert font(False, 12).get_weight() == 400


def test_long_words_are_broken_into_lines_that_fit():
    canvas = Canvas(348, 200)
    lines = wrap_text(canvas, "Dots are areas, not people: both may be high for other people", 120)
    assert " ".join(lines) == "Dots are areas, not people: both may be high for other people"
    assert len(lines) > 2
    assert all(canvas.measure(line) <= 120 for line in lines)
    assert wrap_text(canvas, "unbreakable", 5) == ["unbreakable"]
