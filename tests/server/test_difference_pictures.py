"""The charts of the difference made, and the answer on its own course."""

from __future__ import annotations

import pytest

from modules.tools.difference.figures import Asked
from modules.tools.difference.pictures import Request, comparison_pictures, course_answer

TRAFFORD = "E08000009"
EMPLOYMENT = f"indicator=employment_rate&level=borough&selected={TRAFFORD}"
CLAIMANTS = "indicator=claimant_rate&level=ward17&selected=E05000650"


def request(at, projector=False, error_lags=None, **more):
    return Request(Asked(at.subject, at.settings, at.chosen.codes, **more), error_lags, projector)


def test_three_pictures_each_with_its_finding_and_alt_text(views, screen, words):
    html = str(comparison_pictures(views, request(screen(EMPLOYMENT), lag=1)))
    assert html.count("<svg") == 3
    said = words(html)
    assert "Trafford’s difference is 4th largest of 10" in said
    assert "Shaded: one period left out." in said
    assert "Before the start Trafford stayed within" in said


def test_in_a_room_they_are_larger(views, screen):
    small, large = (
        str(comparison_pictures(views, request(screen(EMPLOYMENT), big))) for big in (False, True)
    )
    assert small != large


def test_without_an_answer_there_is_no_picture(views, screen):
    assert "<svg" not in str(
        comparison_pictures(views, request(screen("indicator=employment_rate&level=borough")))
    )


def test_the_course_in_sentence_numbers_and_picture(views, screen, words):
    html = str(course_answer(views, request(screen(EMPLOYMENT))))
    said = words(html)
    assert said.startswith(
        "Employment rate: since January 2020 Trafford was on average 6.4 points worse than on its course"
    )
    assert (
        "The 95 % interval of the average, −11.7 points to −1.2 points, leaves out no change at all." in said
    )
    assert "One of nine other areas changed course by as much, either way." in said
    assert (
        "The interval is likely to be too narrow" in said and "It cannot show why the course changed" in said
    )
    assert "12 figures; errors related over two periods; seasons taken out: none." in said
    assert html.count("<svg") == 1


def test_quarters_are_taken_out_and_claimants_have_no_verdict(views, screen, words):
    said = words(course_answer(views, request(screen(CLAIMANTS))))
    assert "No verdict for claimants" in said and "Quarters are taken out." in said
    assert "better" not in said and "worse" not in said


def test_how_far_errors_are_related_is_a_setting(views, screen, words):
    assert "errors related over no periods" in words(
        course_answer(views, request(screen(EMPLOYMENT), error_lags=0))
    )


@pytest.mark.parametrize(
    ("link", "said"),
    [
        (f"indicator=preventable_cvd_mortality&level=borough&selected={TRAFFORD}", "share years"),
        (f"indicator=gcse_english_maths&level=borough&selected={TRAFFORD}", "at least eight figures before"),
    ],
)
def test_a_course_that_cannot_be_fitted_is_a_sentence(views, screen, words, link, said):
    assert said in words(course_answer(views, request(screen(link))))
