"""Two indicators against each other."""

import re
import xml.etree.ElementTree as ElementTree

import numpy as np
import pytest

from analysis.association import ECOLOGICAL, associate
from analysis.pairs import Named
from charts.marks import PROJECTOR, Chosen
from charts.scatter import NOTHING, Point, Scatter, axis_title, dot_size, plot_scatter
from charts.svg import SVG, to_svg
from tests.unit.chart_figures import texts, wards

X, Y = Named("Out of work"), Named("Bad health", "score", 2)


def areas(count=215):
    drawn = wards(count).rename(columns={"value": "x"})
    return drawn.assign(y=drawn["x"] / 10 + np.random.default_rng(2).normal(0, 0.3, count))


def options(rows, **more):
    return Scatter(X, Y, associate(rows["x"], rows["y"], (X, Y)).line, **more)


def drawn(rows, **more):
    return ElementTree.fromstring(to_svg(plot_scatter(rows, options(rows, **more)), ""))


def dots(root):
    """The codes of each group of dots, and where they lie."""
    for group in root.iter(f"{SVG}g"):
        if group.get("data-areas"):
            path = "".join(part.get("d", "") for part in group)
            yield group.get("data-areas").split(), re.findall(r"M(\S+) (\S+?)h0", path)


def test_both_axes_are_named_with_their_units():
    said = texts(plot_scatter(areas(), options(areas())))
    assert {"Bad health", "Out of work, %"} <= set(said)
    assert (axis_title(X), axis_title(Y)) == ("Out of work, %", "Bad health")


@pytest.mark.parametrize("sheet", [Scatter(X, Y).sheet, PROJECTOR])
def test_the_caution_stands_on_the_chart_itself(sheet):
    figure = plot_scatter(areas(), options(areas(), sheet=sheet))
    words = [text for text in texts(figure) if text in ECOLOGICAL]
    assert " ".join(words) == ECOLOGICAL
    heights = [text.get_position()[1] for text in figure.texts]
    assert max(heights) <= figure.get_figheight() * 72


def test_it_stands_there_too_when_there_is_nothing_to_draw():
    said = texts(plot_scatter(areas().assign(y=np.nan), Scatter(X, Y)))
    assert NOTHING in said
    assert " ".join(text for text in said if text in ECOLOGICAL) == ECOLOGICAL


def test_every_dot_carries_its_area_code():
    rows = areas()
    rows.loc[3, "x"] = np.nan
    groups = list(dots(drawn(rows)))
    codes = [code for codes, _ in groups for code in codes]
    assert codes == [code for code in rows["area_code"] if code != rows["area_code"][3]]
    assert sum(len(places) for _, places in groups) == 214


def test_the_areas_of_the_parent_are_apart_and_darker():
    root = drawn(areas(), parent_code="E08000009")
    (others, _), (inside, _) = dots(root)
    assert (len(others), len(inside)) == (194, 21)
    assert set(inside) == set(areas().query("parent_code == 'E08000009'")["area_code"])


def test_the_page_can_turn_a_place_into_figures():
    rows = areas()
    root = drawn(rows)
    (frame,) = root.findall(f"{SVG}g[@data-x]")
    sides = {side: [float(part) for part in frame.get(f"data-{side}").split()] for side in "xy"}
    figures = rows.set_index("area_code")[["x", "y"]]
    for codes, places in dots(root):
        for code, place in zip(codes, places, strict=True):
            for side, at in zip("xy", map(float, place), strict=True):
                low, high, start, end = sides[side]
                value = low + (at - start) / (end - start) * (high - low)
                # Places are written to a tenth of a pixel.
                assert value == pytest.approx(
                    figures.loc[code, side], abs=0.06 * (high - low) / abs(end - start)
                )


def test_line_and_band_lie_over_and_under_the_dots():
    rows = areas()
    svg = to_svg(plot_scatter(rows, options(rows)), "")
    assert svg.index("opacity") < svg.index("data-areas") < svg.rindex('stroke="var(--ink-2)"')
    bare = to_svg(plot_scatter(rows, Scatter(X, Y)), "")
    assert "opacity" not in bare and 'stroke="var(--ink-2)"' not in bare


def test_chosen_areas_have_letters_and_the_selected_one_its_name():
    rows = areas()
    chosen = (Chosen(rows["area_code"][0], "Bowdon", "A"), Chosen(rows["area_code"][1], "Sale", "B"))
    said = texts(plot_scatter(rows, options(rows, chosen=(*chosen, Chosen("E05099999", "Elsewhere", "C")))))
    assert {"A", "B", "Bowdon"} <= set(said)
    assert not {"C", "Sale"} & set(said)


def test_names_near_the_edges_stay_on_the_sheet():
    rows = areas()
    for place in (rows["x"].argmin(), rows["x"].argmax()):
        chosen = (Chosen(rows["area_code"][place], "Bucklow-St. Martins", "A"),)
        figure = plot_scatter(rows, options(rows, chosen=chosen))
        (name,) = (text for text in figure.texts if text.get_text().startswith("Buck"))
        at = name.get_position()[0]
        assert at > 174 if name.get_horizontalalignment() == "right" else at < 174


def test_comparators_are_points_with_names():
    rows = areas()
    points = (Point("Greater Manchester", 12.0, 1.2), Point("England", np.nan, 1.0, "country"))
    said = texts(plot_scatter(rows, options(rows, points=points)))
    assert "GM" in said and "England" not in said


def test_the_axes_hold_the_comparators_too():
    rows = areas()
    root = drawn(rows, points=(Point("England", 400.0, 1.2, "country"),))
    (frame,) = root.findall(f"{SVG}g[@data-x]")
    assert float(frame.get("data-x").split()[1]) >= 400


def test_more_areas_get_smaller_dots():
    sizes = [dot_size(count) for count in (10, 215, 1673, 7264)]
    assert sizes == sorted(sizes, reverse=True) and len(set(sizes)) == 4


def test_thousands_of_dots_are_one_path():
    root = drawn(areas(7264))
    ((codes, places),) = dots(root)
    assert len(codes) == len(places) == 7264
