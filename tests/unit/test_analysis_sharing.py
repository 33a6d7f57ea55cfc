"""A budget or a number of staff, shared out exactly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from analysis.errors import NotShareable
from analysis.sharing import claims_by_score, share_out

# Population of the fifteen states at the census of 1790, their quotas of 120 seats, and the seats that
# Hamilton's bill of 1791 gave them: Balinski and Young (1982), Fair Representation, chapter 2.
STATES = [
    (236_841, 7.860, 8),
    (55_540, 1.843, 2),
    (70_835, 2.351, 2),
    (68_705, 2.280, 2),
    (278_514, 9.243, 9),
    (475_327, 15.774, 16),
    (141_822, 4.707, 5),
    (179_570, 5.959, 6),
    (331_589, 11.004, 11),
    (353_523, 11.732, 12),
    (432_879, 14.366, 14),
    (68_446, 2.271, 2),
    (206_236, 6.844, 7),
    (85_533, 2.839, 3),
    (630_560, 20.926, 21),
]


def test_hamiltons_own_apportionment() -> None:
    people, quotas, seats = zip(*STATES, strict=True)
    found = share_out(120, people)
    assert found.amounts.tolist() == list(seats)
    assert found.quotas == pytest.approx(quotas, abs=6e-4)


def test_a_minimum_is_met_first_and_the_others_share_the_rest() -> None:
    # Without a minimum 6, 3, 1; the third is raised to 2, and 8 are left in proportion 6 to 3.
    found = share_out(10, [6.0, 3.0, 1.0], minimum=2)
    assert found.quotas == pytest.approx([8 * 2 / 3, 8 / 3, 2])
    assert found.amounts.tolist() == [5, 3, 2]
    assert found.raised.tolist() == [False, False, True]


def test_raising_one_area_can_bring_another_below_the_minimum() -> None:
    # 24, 9, 7 of 40; the last is raised to 9, which leaves the second 31 × 9 ÷ 33, less than 9.
    found = share_out(40, [24.0, 9.0, 7.0], minimum=9)
    assert found.amounts.tolist() == [22, 9, 9]
    assert found.raised.tolist() == [False, True, True]


def test_areas_without_the_figure_are_left_out_and_said_so() -> None:
    found = share_out(7, [1.0, np.nan, 1.0, 0.0], minimum=1)
    assert found.amounts.tolist() == [3, 0, 3, 1]
    assert found.left_out.tolist() == [False, True, False, False]


def test_equal_remainders_go_to_the_larger_claim_then_to_the_earlier_area() -> None:
    assert share_out(3, [1.0, 1.0]).amounts.tolist() == [2, 1]
    assert share_out(6, [1.0, 3.0]).amounts.tolist() == [1, 5]


def test_a_minimum_that_takes_all_is_possible() -> None:
    assert share_out(9, [5.0, 0.1, 7.0], minimum=3).amounts.tolist() == [3, 3, 3]


@pytest.mark.parametrize(
    ("amount", "claims", "minimum", "words"),
    [
        (10, [1.0, 1.0, 1.0], 4, "4 for each of 3 areas needs 12 posts, and there are 10: lower .* to 3"),
        (0, [1.0], 0, "nothing to share out: set more than 0 posts"),
        (5, [1.0], -1, "A minimum is 0 posts or more"),
        (5, [], 0, "No area has the figure"),
        (5, [np.nan], 0, "No area has the figure"),
        (5, [0.0, 0.0], 0, "0 everywhere"),
        (5, [1.0, -1.0], 0, "a figure here is below"),
    ],
)
def test_what_cannot_be_shared_out_is_said(
    amount: int, claims: list[float], minimum: int, words: str
) -> None:
    with pytest.raises(NotShareable, match=words):
        share_out(amount, claims, minimum, "posts")


def test_a_score_has_no_zero_so_claims_begin_at_the_lowest() -> None:
    assert claims_by_score([-1.0, 0.5, np.nan, 2.0])[[0, 1, 3]].tolist() == [0.0, 1.5, 3.0]
    assert np.isnan(claims_by_score([np.nan])).all()


CLAIMS = st.lists(
    st.one_of(st.floats(0, 1e6, allow_subnormal=False), st.just(float("nan"))), min_size=1, max_size=30
)


@given(claims=CLAIMS, amount=st.integers(1, 10**9), minimum=st.integers(0, 50))
def test_shares_add_up_exactly_and_keep_the_minimum_and_their_quota(
    claims: list[float], amount: int, minimum: int
) -> None:
    given_claims = np.array(claims)
    known = np.isfinite(given_claims)
    assume((given_claims[known] > 0).any() and minimum * known.sum() <= amount)
    found = share_out(amount, given_claims, minimum)
    assert found.amounts.sum() == amount
    assert (found.amounts[known] >= minimum).all() and (found.amounts[~known] == 0).all()
    assert (np.abs(found.amounts - found.quotas) < 1 + 1e-6).all()


@given(claims=CLAIMS, amount=st.integers(1, 10_000))
def test_a_larger_claim_never_gets_less(claims: list[float], amount: int) -> None:
    known = np.array([claim for claim in claims if claim == claim])
    assume((known > 0).any())
    order = np.argsort(known, kind="stable")
    assert (np.diff(share_out(amount, known).amounts[order]) >= 0).all() or len(set(known)) < known.size


@given(amount=st.integers(1, 10_000), factor=st.sampled_from([1e-6, 0.125, 1e6]), seed=st.integers(0, 999))
def test_the_unit_of_the_claims_changes_nothing(amount: int, factor: float, seed: int) -> None:
    claims = np.random.default_rng(seed).gamma(2, 5, 12)
    assert share_out(amount, claims * factor).amounts.tolist() == share_out(amount, claims).amounts.tolist()
