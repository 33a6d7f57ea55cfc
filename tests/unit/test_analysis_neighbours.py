"""Who counts as a neighbour."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geodata
from analysis.errors import NotClusterable
from analysis.neighbours import nearest, touching, within

ROW = np.array([[0, 1], [1, 0], [1, 2], [2, 1], [2, 3], [3, 2]])
EVERYONE = np.ones(4, dtype=bool)
DEGREE_KM = 111.195
"""A degree of latitude on a sphere of 6,371.0088 km."""


def pairs(found):
    return found.pairs.tolist()


def test_areas_that_touch():
    found = touching(ROW[::-1], EVERYONE)
    assert pairs(found) == ROW.tolist()
    assert found.counts.tolist() == [1, 2, 2, 1]


def test_an_area_without_a_figure_is_nobodys_neighbour_and_may_leave_others_alone():
    found = touching(ROW, [True, False, True, True])
    assert pairs(found) == [[2, 3], [3, 2]]
    assert found.alone.tolist() == [0]


def test_a_graph_keeps_areas_that_are_alone():
    graph = touching(ROW, [True, False, True, True]).graph()
    assert (graph.n, graph.isolates.tolist()) == (3, [0])
    assert graph.transform("r").sparse.toarray().tolist() == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]


def test_rows_of_weights_add_up_to_one():
    graph = touching(geodata.neighbours("ward25"), np.ones(215, dtype=bool)).graph()
    assert graph.transform("r").sparse.sum(axis=1) == pytest.approx(np.ones(215))
    assert graph.n_edges == len(geodata.neighbours("ward25"))


@pytest.mark.parametrize("strange", [[[0, 4]], [[-1, 0]], [[2, 2]]])
def test_pairs_that_are_not_of_this_level(strange):
    with pytest.raises(NotClusterable, match="does not fit"):
        touching(strange, EVERYONE)


def test_the_nearest_areas_need_not_return_it():
    # Points at 0, 1, 2 and 10 degrees: the last has near ones, and is near to nobody.
    found = nearest([0, 1, 2, 10], [0, 0, 0, 0], 1, EVERYONE)
    assert [other for _, other in pairs(found)][3] == 2
    assert 3 not in [other for _, other in pairs(found)]
    assert found.about == "the nearest area"


def test_the_nearest_are_those_with_a_figure():
    found = nearest([0, 1, 2, 10], [0, 0, 0, 0], 1, [True, False, True, True])
    assert pairs(found) == [[0, 2], [2, 0], [3, 2]]


def test_areas_at_one_point_are_neighbours_and_never_their_own():
    found = nearest([0, 0, 0, 5], [0, 0, 0, 0], 1, EVERYONE)
    assert found.counts.tolist() == [1, 1, 1, 1]
    assert all(one != other for one, other in pairs(found))


def test_east_and_west_shrink_towards_the_pole():
    # At 60° a degree of longitude is half as far: the second is nearer to the first than the third is.
    found = nearest([60, 60, 60.6, 61.5], [0, 1, 0, 0], 1, EVERYONE)
    assert pairs(found)[0] == [0, 1]


@pytest.mark.parametrize("number", [0, 4, 20])
def test_more_nearest_than_there_are(number):
    with pytest.raises(NotClusterable, match="3 other areas"):
        nearest([0, 1, 2, 3], [0, 0, 0, 0], number, EVERYONE)


def test_areas_within_a_distance():
    just_over = within([0, 1, 2, 10], [0, 0, 0, 0], DEGREE_KM * 1.001, EVERYONE)
    assert pairs(just_over) == [[0, 1], [1, 0], [1, 2], [2, 1]]
    assert just_over.alone.tolist() == [3]
    just_under = within([0, 1, 2, 10], [0, 0, 0, 0], DEGREE_KM * 0.999, EVERYONE)
    assert (pairs(just_under), just_under.alone.size) == ([], 4)


def test_distance_on_the_ground_is_within_half_a_per_cent_of_the_ellipsoid():
    from pyproj import Geod

    wards = geodata.load_areas("ward25")[["lat", "lon"]].iloc[[0, 100]]
    lat, lon = wards["lat"].to_numpy(), wards["lon"].to_numpy()
    true = Geod(ellps="WGS84").inv(lon[0], lat[0], lon[1], lat[1])[2] / 1000
    assert len(within(lat, lon, true * 0.995, [True, True]).pairs) == 0
    assert len(within(lat, lon, true * 1.005, [True, True]).pairs) == 2


def test_everyone_the_neighbour_of_everyone():
    assert within([0, 1, 2, 3], [0, 0, 0, 0], 20_000, EVERYONE).all_of_all
    assert not touching(ROW, EVERYONE).all_of_all


def test_a_distance_without_end_is_refused_before_memory_is_gone():
    with pytest.raises(NotClusterable, match="shorter distance"):
        within(np.zeros(2000), np.zeros(2000), 1, np.ones(2000, dtype=bool))


@pytest.mark.parametrize("kilometres", [0, -1, np.nan])
def test_no_distance_at_all(kilometres):
    with pytest.raises(NotClusterable, match="longer distance"):
        within([0, 1], [0, 1], kilometres, [True, True])


def test_a_place_without_a_point():
    with pytest.raises(NotClusterable, match="no point"):
        nearest([0, np.nan, 1], [0, 0, 0], 1, [True, True, True])
    with pytest.raises(NotClusterable, match="one point for each"):
        nearest([0, 1], [0, 0], 1, EVERYONE)


@given(st.integers(3, 30), st.integers(0, 1000), st.floats(1, 20_000))
def test_within_is_mutual_and_grows_with_distance(areas, seed, kilometres):
    random = np.random.default_rng(seed)
    lat, lon = random.uniform(-80, 80, areas), random.uniform(-180, 180, areas)
    known = random.random(areas) > 0.2
    found = {tuple(pair) for pair in pairs(within(lat, lon, kilometres, known))}
    assert found == {(other, one) for one, other in found}
    assert found <= {tuple(pair) for pair in pairs(within(lat, lon, kilometres * 1.5, known))}
    assert all(known[one] and known[other] and one != other for one, other in found)
