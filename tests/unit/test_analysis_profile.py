"""One area beside its peers."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.profile import Reading, profile, spine, why_unplaced, with_verdict

NAN = math.nan
PEERS = np.array([2.0, 4.0, 6.0, 8.0, 10.0])


def reading(value=8.0, polarity="high_is_bad", comparator=6.0, peers=PEERS, **more):
    return Reading(
        more.pop("indicator_id", "unemployment"),
        "Unemployment",
        "worklessness",
        "%",
        polarity,
        value,
        np.asarray(peers, dtype=float),
        comparator=comparator,
        **more,
    )


def test_the_comparator_is_in_the_middle_and_the_furthest_peer_at_an_end():
    found = spine(reading(comparator=4.0))
    # 10 is six away from 4 and so at the worse end; 2 is two away, a third of the way to the better end.
    assert found.ends == (pytest.approx(0.0), pytest.approx(0.5 + 2 / 12))
    assert found.quartiles == (pytest.approx(0.5 - 4 / 12), pytest.approx(0.5))
    assert (found.centre, found.at) == (0.5, pytest.approx(0.5 - 4 / 12))


def test_better_is_to_the_right_whichever_way_that_is():
    assert spine(reading(10.0)).at == 0.0
    assert spine(reading(10.0, "high_is_good")).at == 1.0
    assert spine(reading(10.0, "neutral")).at == 1.0


def test_without_a_comparator_the_peers_are_the_ends():
    found = spine(reading(8.0, comparator=NAN))
    assert (found.ends, found.at) == ((0.0, 1.0), 0.25)
    assert math.isnan(found.centre) and math.isnan(found.distance)
    assert found.why == "there is no figure for the comparator"


def test_an_area_outside_its_peers_is_still_on_the_line():
    # Greater Manchester beside its boroughs is none of them.
    found = spine(reading(20.0, ranked_here=False))
    assert found.at == 0.0
    assert (found.rank, found.of) == (0, 5)


def test_rank_one_is_the_highest():
    assert (spine(reading(8.0)).rank, spine(reading(8.0)).of) == (2, 5)
    assert spine(reading(10.0, peers=[10, 10, 2])).rank == 1


def test_distance_is_in_standard_deviations_towards_the_better_side():
    spread = PEERS.std()
    assert spine(reading(8.0)).distance == pytest.approx(-2 / spread)
    assert spine(reading(8.0, "high_is_good")).distance == pytest.approx(2 / spread)
    assert math.isnan(spine(reading(8.0, "neutral")).distance)


@pytest.mark.parametrize("peers", [[8.0], [8.0, 4.0], [8.0, 8.0, 8.0], [NAN, NAN, NAN], []])
def test_no_distance_where_peers_do_not_differ_or_are_too_few(peers):
    found = spine(reading(8.0, peers=peers))
    assert math.isnan(found.distance)
    assert "too few peers differ" in why_unplaced(found)


def test_equal_peers_and_comparator_lie_in_the_middle():
    found = spine(reading(6.0, peers=[6.0, 6.0, 6.0]))
    assert (found.ends, found.at, found.side) == ((0.5, 0.5), 0.5, "level")


def test_nothing_at_all_has_no_place():
    found = spine(reading(NAN, comparator=NAN, peers=[NAN]))
    assert math.isnan(found.at) and math.isnan(found.ends[0])
    assert (found.rank, found.of) == (0, 0)


def test_a_verdict_needs_an_interval():
    assert spine(reading(8.0)).verdict == "not compared"
    assert spine(reading(8.0, lower=7.0, upper=9.0)).verdict == "worse"
    assert spine(reading(8.0, lower=5.0, upper=9.0)).verdict == "similar"
    assert spine(reading(8.0, "neutral", lower=7.0, upper=9.0)).verdict == "higher"


def test_best_and_worst_are_the_furthest_on_either_side():
    values = {"a": 9.0, "b": 3.0, "c": 10.0, "d": 5.0, "e": 2.0}
    found = profile([reading(value, indicator_id=name) for name, value in values.items()], most=2)
    assert [one.reading.indicator_id for one in found.best] == ["e", "b"]
    assert [one.reading.indicator_id for one in found.worst] == ["c", "a"]


def test_what_is_neither_is_listed_with_the_reason():
    found = profile(
        [
            reading(8.0, "neutral"),
            reading(8.0, comparator=NAN),
            reading(NAN, reason="suppressed"),
            reading(6.0),
        ]
    )
    assert [why_unplaced(one) for one in found.unplaced] == [
        "neither more nor less of it is better",
        "there is no figure for the comparator",
    ]
    assert [one.reading.reason for one in found.missing] == ["suppressed"]
    assert found.best == found.worst == ()


def test_a_figure_of_the_borough_is_shown_but_not_counted_as_the_areas_own():
    found = profile([reading(9.0, area="Trafford", lower=8.0, upper=10.0), reading(9.0)])
    assert [one.reading.area for one in found.held_for_another] == ["Trafford"]
    assert len(found.own) == len(found.worst) == 1
    assert found.count("worse") == 0


def test_those_that_can_be_tested():
    found = profile([reading(8.0), reading(8.0, lower=7.0, upper=9.0)])
    assert len(with_verdict(found.spines)) == 1
    assert found.count("worse") == 1


def test_an_empty_profile_is_one():
    found = profile([])
    assert (found.spines, found.best, found.missing) == ((), (), ())


VALUES = st.lists(st.floats(-1_000, 1_000), min_size=3, max_size=30)


@given(
    peers=VALUES,
    comparator=st.floats(-1_000, 1_000),
    polarity=st.sampled_from(["high_is_bad", "high_is_good"]),
)
def test_everything_lies_on_the_line_in_order(peers, comparator, polarity):
    found = spine(reading(peers[0], polarity, comparator, peers))
    marks = (found.ends[0], *found.quartiles, found.ends[1])
    assert all(low <= high + 1e-9 for low, high in pairwise(marks))
    assert found.ends[0] - 1e-9 <= found.at <= found.ends[1] + 1e-9
    assert all(-1e-9 <= mark <= 1 + 1e-9 for mark in (*marks, found.centre))


@given(peers=VALUES, comparator=st.floats(-1_000, 1_000))
def test_turning_the_polarity_turns_the_line(peers, comparator):
    bad, good = (spine(reading(peers[0], one, comparator, peers)) for one in ("high_is_bad", "high_is_good"))
    assert bad.at == pytest.approx(1 - good.at, abs=1e-6)
    assert (math.isnan(bad.distance) and math.isnan(good.distance)) or bad.distance == pytest.approx(
        -good.distance
    )


@given(peers=VALUES, factor=st.floats(0.01, 100))
def test_the_unit_changes_nothing(peers, factor):
    one = spine(reading(peers[0], comparator=peers[1], peers=peers))
    other = spine(reading(peers[0] * factor, comparator=peers[1] * factor, peers=np.array(peers) * factor))
    if max(peers) - min(peers) > 1e-3:
        assert other.at == pytest.approx(one.at, abs=1e-6)
        assert other.distance == pytest.approx(one.distance, rel=1e-6, abs=1e-6)


@given(peers=VALUES, seed=st.randoms())
def test_the_order_of_peers_changes_nothing(peers, seed):
    one = spine(reading(peers[0], peers=peers))
    shuffled = list(peers)
    seed.shuffle(shuffled)
    other = spine(reading(peers[0], peers=shuffled))
    assert (one.at, one.rank) == (pytest.approx(other.at), other.rank)
