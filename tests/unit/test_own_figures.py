"""Answers as figures of areas: shares, means, rates, weighted and not; and what is held back."""

from __future__ import annotations

import numpy as np
import pytest

from own.figures import HELD_BACK, NO_ANSWERS
from tests.unit.own_files import BURY, MANCHESTER, TRAFFORD, borough_rows, made


def row(figures, code: str, level: str = "borough"):
    return figures.tables[level].set_index("area_code").loc[code]


def test_shares_have_wilson_s_interval():
    # R. G. Newcombe (1998), Statistics in Medicine 17, 857–872, table I: 81 of 263 by the score method.
    share = made(
        borough_rows(
            "Happy",
            ("Manchester", "Yes", 81),
            ("Manchester", "No", 182),
            ("Bury", "Yes", 40),
            ("Bury", "No", 40),
        )
    )[0]
    found = row(share, MANCHESTER)
    assert (found["numerator"], found["denominator"]) == (81, 263)
    assert (found["value"], found["lower_ci"], found["upper_ci"]) == pytest.approx(
        (30.80, 25.53, 36.62), abs=0.01
    )
    assert (share.unit, share.interval, share.measure.title) == ("%", "wilson", "Happy: yes")
    assert share.levels == ("borough", "combined_authority")


def test_means_have_student_s_interval_and_no_counts_that_could_be_added_up():
    mean = made(b"Borough,Score\n" + b"".join(b"Bury,%d\n" % (at % 7) for at in range(70)))[0]
    found = row(mean, BURY)
    spread = np.array([at % 7 for at in range(70)]).std(ddof=1) / 70**0.5
    assert found["value"] == pytest.approx(3)
    assert found["upper_ci"] - found["value"] == pytest.approx(1.99495 * spread, abs=1e-4)  # t of 69 at 95 %
    assert np.isnan(found["numerator"])
    assert (mean.interval, found["answers"]) == ("published", 70)


def test_rates_have_byar_s_interval():
    # OHID's PHEindicatormethods gives for 65 events 50.17 and 82.85 (Byar).
    rate = made(b"Borough,Cases,Population\nBury,65,1000\nTrafford,100,1000\n")[0]
    found = row(rate, BURY)
    assert (found["value"], found["lower_ci"], found["upper_ci"]) == pytest.approx(
        (6.5, 5.017, 8.285), abs=0.01
    )
    assert (rate.unit, rate.interval) == ("%", "byar")


def test_weights_count_and_widen_the_interval():
    rows = (
        [("Bury", 1, 3.0)] * 20
        + [("Bury", 0, 1.0)] * 20
        + [("Trafford", 1, 1.0)] * 9
        + [("Trafford", 0, 1.0)] * 9
    )
    text = "Borough,Happy,Weight\n" + "\n".join(
        f"{place},{answer},{weight}" for place, answer, weight in rows
    )
    share = made(text.encode())[0]
    found = row(share, BURY)
    assert found["value"] == pytest.approx(75)
    # Kish: (20·3 + 20·1)² ÷ (20·9 + 20·1) = 32 answers, of which 24; Wilson's limits of those.
    assert (found["lower_ci"], found["upper_ci"]) == pytest.approx((57.89, 86.75), abs=0.01)
    assert share.interval == "published"


def test_each_answer_of_several_is_a_share_of_all_answers():
    shares = made(
        borough_rows("How often", ("Bury", "Often", 20), ("Bury", "Never", 30), ("Bury", "Sometimes", 50))
    )
    assert {one.measure.title: row(one, BURY)["value"] for one in shares[:3]} == {
        "How often: Sometimes": 50,
        "How often: Never": 30,
        "How often: Often": 20,
    }


def test_small_numbers_and_what_gives_them_away_are_held_back():
    share = made(
        borough_rows(
            "Happy",
            ("Bury", "Yes", 3),
            ("Bury", "No", 40),
            ("Trafford", "Yes", 50),
            ("Trafford", "No", 50),
            ("Manchester", "Yes", 60),
            ("Manchester", "No", 60),
        )
    )[0]
    small = row(share, BURY)
    assert np.isnan(small[["value", "lower_ci", "upper_ci", "numerator", "denominator"]].astype(float)).all()
    assert small["flag"] == HELD_BACK
    shown = {code: row(share, code)["numerator"] for code in (TRAFFORD, MANCHESTER)}
    whole = row(share, "E47000001", "combined_authority")["numerator"]
    # With the total and both others anybody could subtract.
    assert np.isnan([whole, *shown.values()]).any()


def test_an_area_s_own_figure_is_shown_as_it_stands_at_its_own_level():
    own = made(b"Borough,Score\nBury,4.5\nTrafford,5.5\n", per_area=True)[0]
    assert own.levels == ("borough",)
    assert row(own, BURY)["value"] == 4.5
    assert np.isnan(row(own, BURY)["lower_ci"])
    assert row(own, MANCHESTER)["flag"] == NO_ANSWERS


def test_the_rows_are_counted_for_every_thousand_residents():
    rows = made(borough_rows("Happy", ("Bury", "Yes", 50), ("Bury", "No", 50)))[-1]
    found = row(rows, BURY)
    assert (found["numerator"], found["denominator"]) == (100, 185_060)  # Census 2011
    assert found["value"] == pytest.approx(0.54, abs=0.01)
