"""The interval of a mean."""

from __future__ import annotations

import numpy as np
import pytest

from own.spread import mean_interval


def test_student_s_interval():
    # Student (1908), section VII: Cushny and Peebles' hours of sleep gained; t of 9 at 95 % is 2.262.
    sleep = np.array([1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4])
    lower, upper = mean_interval(np.array([sleep.mean()]), np.array([sleep.var()]), np.array([10.0]))
    assert lower[0] == pytest.approx(sleep.mean() - 2.262157 * sleep.std(ddof=1) / 10**0.5, abs=1e-5)
    assert upper[0] == pytest.approx(2.46, abs=0.005)


def test_one_answer_has_no_interval():
    lower, upper = mean_interval(np.array([3.0]), np.array([0.0]), np.array([1.0]))
    assert np.isnan(lower).all()
    assert np.isnan(upper).all()
