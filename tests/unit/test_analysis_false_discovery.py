"""Many tests at once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.false_discovery import adjusted

# Benjamini and Hochberg 1995, section 4.1: fifteen tests of a study of heart attacks.
PUBLISHED = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
    0.7590, 1.0000,
]  # fmt: skip


def test_the_published_example_finds_four_at_five_per_cent():
    assert (adjusted(PUBLISHED) <= 0.05).tolist() == [True] * 4 + [False] * 11


def test_what_was_not_tested_counts_for_nothing():
    found = adjusted([0.01, np.nan, 0.04])
    assert np.isnan(found[1])
    assert found[[0, 2]] == pytest.approx([0.02, 0.04])
    assert adjusted([]).size == 0


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30), st.randoms())
def test_order_does_not_matter_and_no_p_gets_smaller(p_values, random):
    mixed = list(range(len(p_values)))
    random.shuffle(mixed)
    found, shuffled = adjusted(p_values), adjusted([p_values[place] for place in mixed])
    assert shuffled == pytest.approx([found[place] for place in mixed])
    assert (found >= np.array(p_values) - 1e-12).all() and (found <= 1).all()
