"""Local Moran's I and Gi* against print."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import NotClusterable
from analysis.local_statistics import gi_star, local_moran
from analysis.neighbours import touching
from tests.unit.published_clusters import BORDERS, CONFLICT, REFLECTED, pairs_of_grid

AFRICA = np.array(list(CONFLICT.values()), dtype=float)
COUNTRIES = list(CONFLICT)
IMAGE = REFLECTED.ravel()


def graph(pairs, areas):
    return touching(pairs, np.ones(areas, dtype=bool)).graph()


@pytest.mark.parametrize(
    ("country", "published"),
    # As spdep prints them of Anselin's example (https://r-spatial.github.io/spdep/reference/localmoran.html).
    [
        ("Egypt", 6.9467),
        ("Sudan", 2.9878),
        ("Uganda", 1.9425),
        ("Kenya", 1.1969),
        ("Libya", 0.80382),
        ("Rwanda", -0.75236),
        ("Lesotho", -0.41935),
        ("The Gambia", 0.37523),
    ],
)
def test_local_morans_of_conflict_in_africa(country, published):
    _, found = local_moran(AFRICA, None, graph(BORDERS, 42).transform("r"))
    assert found[COUNTRIES.index(country)] == pytest.approx(published, rel=5e-5)


def test_their_mean_is_the_whole_maps():
    _, found = local_moran(AFRICA, None, graph(BORDERS, 42).transform("r"))
    assert found.mean() == pytest.approx(0.4167956, abs=5e-8)


def test_gi_star_of_the_published_image():
    # Getis and Ord (1996), equation 14.2: their cell 136 from the top, 120th from the bottom, with neighbours
    # within 30 m, as spdep prints it (https://r-spatial.github.io/spdep/reference/localG.html).
    _, found = gi_star(IMAGE, None, graph(pairs_of_grid(16, 16), 256))
    assert found[120 - 1] == pytest.approx(1.45078, abs=5e-6)


def test_gi_star_by_its_formula():
    # Ord and Getis (1995), with neighbours of weight 1 and the area itself among them.
    weights = graph(pairs_of_grid(16, 16), 256).sparse.toarray() + np.eye(256)
    total, n = weights.sum(axis=1), 256
    above = weights @ IMAGE - total * IMAGE.mean()
    expected = above / (IMAGE.std() * np.sqrt((n * (weights**2).sum(axis=1) - total**2) / (n - 1)))
    assert gi_star(IMAGE, None, graph(pairs_of_grid(16, 16), 256))[1] == pytest.approx(expected)


@settings(max_examples=25)
@given(st.floats(0.01, 100), st.floats(-500, 500))
def test_units_and_minus_signs_change_no_statistic(scale, shift):
    pairs = pairs_of_grid(16, 16)
    moved = IMAGE * scale + shift
    assert gi_star(moved, None, graph(pairs, 256))[1] == pytest.approx(
        gi_star(IMAGE, None, graph(pairs, 256))[1], abs=1e-6
    )
    weights = graph(pairs, 256).transform("r")
    assert local_moran(moved, None, weights)[1] == pytest.approx(
        local_moran(-IMAGE, None, weights)[1], abs=1e-6
    )


def test_scores_have_no_mean_and_a_spread_of_one():
    pairs = graph(pairs_of_grid(16, 16), 256)
    for scores in (gi_star(IMAGE, None, pairs)[0], local_moran(IMAGE, None, pairs.transform("r"))[0]):
        assert (scores.mean(), scores.std()) == (pytest.approx(0, abs=1e-12), pytest.approx(1))


def test_a_rate_of_few_people_is_held_back():
    # Two areas of a rate far above the others', one of them with a hundredth of the people.
    people = np.array([100.0, 10_000, *([10_000] * 14)])
    events = np.array([10.0, 1000, *np.linspace(400, 600, 14)])
    few, many = local_moran(events / people, (events, people), graph(pairs_of_grid(4, 4), 16).transform("r"))[
        0
    ][:2]
    assert few < many
    few, many = gi_star(events / people, (events, people), graph(pairs_of_grid(4, 4), 16))[0][:2]
    assert few < many


def test_sudden_deaths_in_north_carolina_by_esdas_own_example():
    # esda's Moran_Local_Rate documents these quadrants of the first ten counties, 1 being high among high.
    import libpysal

    counties = libpysal.io.open(libpysal.examples.get_path("sids2.dbf"))
    events, births = (np.array(counties.by_col(name), dtype=float) for name in ("SID79", "BIR79"))
    weights = libpysal.graph.Graph.from_W(libpysal.io.open(libpysal.examples.get_path("sids2.gal")).read())
    scores, found = local_moran(events / births, (events, births), weights.transform("r"))
    near = weights.transform("r").lag(scores)
    quadrant = np.select([(scores > 0) & (near > 0), (scores <= 0) & (near > 0), scores <= 0], [1, 2, 3], 4)
    assert quadrant[:10].tolist() == [2, 4, 3, 1, 2, 1, 1, 4, 2, 4]
    # The mean is Moran's I of the rates as its own tests have it.
    assert found.mean() == pytest.approx(0.16622343552567395)


@pytest.mark.parametrize("statistic", [local_moran, gi_star])
def test_no_events_anywhere(statistic):
    nobody = (np.zeros(16), np.full(16, 50.0))
    near = graph(pairs_of_grid(4, 4), 16)
    with pytest.raises(NotClusterable, match="no more than chance"):
        statistic(np.zeros(16), nobody, near if statistic is gi_star else near.transform("r"))
