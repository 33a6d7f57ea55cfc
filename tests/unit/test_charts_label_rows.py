"""Labels at their lines."""

import itertools

from charts.canvas import Canvas, text_width
from charts.label_rows import Label, elbow, place_labels, row_count, write_labels


def ends(placed):
    half = text_width(placed.label.text, bold=True) / 2
    return placed.centre - half, placed.centre + half


def test_labels_with_room_share_a_row():
    placed = place_labels([Label(100, "Trafford 8.9", "#000000"), Label(250, "GM 13.4", "#000000")], 348)
    assert [(one.centre, one.row) for one in placed] == [(100, 0), (250, 0)]


def test_labels_of_one_row_never_overlap():
    labels = [Label(x, f"Comparator {x}", "#000000") for x in (90, 100, 200)]
    placed = sorted(place_labels(labels, 348), key=lambda one: one.centre)
    for left, right in itertools.pairwise(placed):
        assert left.row != right.row or ends(left)[1] <= ends(right)[0]


def test_five_short_labels_at_one_place_are_led_to_it():
    labels = [Label(100 + x, f"GM {x}.4", "#000000") for x in range(5)]
    placed = place_labels(labels, 348)
    assert row_count(placed) == 1
    assert [abs(elbow(one, 1.0) - one.label.x) > 10 for one in placed] == [True, True, False, True, True]


def test_labels_without_any_room_get_rows_of_their_own():
    labels = [Label(100 + x, "A very long name of an area 12.3", "#000000") for x in range(3)]
    placed = place_labels(labels, 348)
    assert [one.row for one in placed] == [0, 1, 2]
    assert all(ends(one)[0] >= -1 for one in placed)


def test_no_labels_no_rows():
    assert row_count(place_labels([], 348)) == 0


def test_labels_are_written_with_an_outline():
    canvas = Canvas(348, 40)
    write_labels(canvas, place_labels([Label(100, "GM 13.4", "#000000")], 348), 0)
    assert [(text.get_text(), text.get_gid()) for text in canvas.figure.texts] == [("GM 13.4", "halo")]
