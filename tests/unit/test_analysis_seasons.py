"""Terms for the seasons."""

import numpy as np
import pytest

from analysis.seasons import MONTHS, NONE, NOT_TWO_YEARS, QUARTERS, find_seasons
from tests.unit.made_panels import panel_of


def seasons(periods, months, before):
    return find_seasons(panel_of([np.zeros(periods)], months=months).starts, np.arange(periods) < before)


def test_years_have_no_seasons():
    found = seasons(14, 12, 8)
    assert (found.kind, found.terms.shape, found.notes) == (NONE, (14, 0), ())


def test_quarters_have_a_term_each_but_the_first():
    found = seasons(12, 3, 8)
    assert found.kind == QUARTERS
    assert found.terms[:5].tolist() == [[0, 0, 0], [1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 0]]


def test_months_share_a_wave_a_year_long():
    found = seasons(36, 1, 24)
    assert found.kind == MONTHS
    assert found.terms[:12] == pytest.approx(found.terms[12:24])
    assert found.terms[:12].sum(axis=0) == pytest.approx([0, 0], abs=1e-9)


@pytest.mark.parametrize(("months", "before"), [(3, 7), (1, 23)])
def test_without_two_years_before_the_seasons_stay_in_and_a_note_says_so(months, before):
    found = seasons(40, months, before)
    assert (found.kind, found.terms.shape[1], found.notes) == (NONE, 0, (NOT_TWO_YEARS,))
