"""Shapes that say what the colours say."""

import pytest

from analysis.comparison import BETTER, HIGHER, LOWER, NOT_COMPARED, SIMILAR, WORSE
from analysis.sides import BETTER_SIDE, NO_SIDE, WORSE_SIDE
from charts.canvas import Canvas
from charts.verdict_marks import COLOURS, WORDS, draw_legend, draw_marks, legend_lines, mark_of
from tests.unit.chart_figures import texts


def shape(word):
    """The corners of a mark drawn at (50, 50)."""
    canvas = Canvas(100, 100)
    draw_marks(canvas, [(50.0, 50.0)], word, halo=False)
    return [tuple(map(tuple, artist.get_path().vertices.round(2))) for artist in canvas.figure.artists]


def test_a_verdict_goes_before_a_side():
    assert mark_of(BETTER, WORSE_SIDE) == BETTER
    assert mark_of(NOT_COMPARED, WORSE_SIDE) == WORSE_SIDE
    assert mark_of(NOT_COMPARED, NO_SIDE) == NO_SIDE


def test_verdicts_differ_by_their_shape_alone():
    assert len({tuple(shape(word)) for word in (BETTER, SIMILAR, WORSE)}) == 3
    assert shape(BETTER) == shape(HIGHER) and shape(WORSE) == shape(LOWER)


def test_what_is_not_tested_is_hollow():
    canvas = Canvas(100, 100)
    draw_marks(canvas, [(50.0, 50.0)], BETTER_SIDE, halo=False)
    (mark,) = canvas.figure.artists
    assert mark.get_facecolor()[3] == 0 and mark.get_linewidth() > 1


def test_many_of_one_kind_are_one_path():
    canvas = Canvas(100, 100)
    draw_marks(canvas, [(10.0, 10.0), (20.0, 10.0), (30.0, 10.0)], WORSE, halo=False)
    assert len(canvas.figure.artists) == 1


def test_nothing_to_mark_draws_nothing():
    canvas = Canvas(100, 100)
    for word in WORDS:
        draw_marks(canvas, [], word)
    assert canvas.figure.artists == []


def test_a_legend_names_what_occurs_and_breaks_where_it_must():
    canvas = Canvas(200, 100)
    draw_legend(canvas, {WORSE, BETTER, WORSE_SIDE}, 0)
    assert texts(canvas.figure) == ["better", "worse", "worse side, not tested"]
    assert legend_lines({BETTER, WORSE}, 200, 1.0) == 1
    assert legend_lines(set(WORDS), 200, 1.0) > 3
    assert legend_lines(set(), 200, 1.0) == 0


@pytest.mark.parametrize("word", COLOURS)
def test_every_verdict_has_words(word):
    assert WORDS[word]
