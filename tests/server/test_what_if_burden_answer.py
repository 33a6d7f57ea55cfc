"""The answer on a burden, as a reader sees it."""

from __future__ import annotations

from analysis.attributable import IF_CAUSE, NO_INTERVAL, PROTECTS
from analysis.errors import NotUsable
from modules.tools.what_if.burden import OWN, Typed, share_of
from modules.tools.what_if.burden_answer import answer_share, exposures, refused_share

TRAFFORD = "E08000009"
PUBLISHED = Typed("unemployment_and_death")
SOURCE = "Somebody and others (2020), The Lancet"


def test_the_sentence_is_conditional_and_the_source_in_sight(ground, words):
    said = words(
        answer_share(
            share_of(ground(f"indicator=unemployment&level=borough&selected={TRAFFORD}"), PUBLISHED, 0.1)
        )
    )
    assert said.startswith("If unemployment is a cause, it goes with 1.9 % of deaths")
    for part in (
        IF_CAUSE,
        NO_INTERVAL,
        "10.1016/j.socscimed.2011.01.005",
        "hazard ratio",
        "only the abstract was read",
    ):
        assert part in said
    assert "95 % interval" not in said


def test_an_own_risk_with_interval_and_cases(ground, words):
    typed = Typed(OWN, "1.4", "1.2 to 1.7", SOURCE, "", "2,000")
    said = words(answer_share(share_of(ground("level=borough"), typed, 0.1)))
    assert "(95 % interval" in said and "of them" in said
    assert "2,000: cases as entered." in said
    assert "relative risk, 1.2 to 1.7" in said and SOURCE in said


def test_exposures_that_protect_are_said_in_words(ground, words):
    said = words(answer_share(share_of(ground("level=borough"), Typed(OWN, "0.8", "", SOURCE), 0.1)))
    assert "fewer the outcome" in said and PROTECTS in said


def test_a_refusal_offers_the_exposures_of_the_study_those_held_here_first(ground):
    at = ground("indicator=social_rented&level=lsoa11")
    names = [name for name, _ in exposures(at, PUBLISHED)]
    assert names[0] == "employment_deprivation" and "unemployment" in names
    assert 'data-show="employment_deprivation"' in str(refused_share(at, PUBLISHED, NotUsable("No.")))


def test_a_refusal_for_what_was_typed_offers_nothing_else(ground, words):
    assert exposures(ground(), Typed(OWN)) == []
    assert exposures(ground("indicator=unemployment&level=borough"), PUBLISHED) == []
    assert words(refused_share(ground(), Typed(OWN), NotUsable("Enter it."))) == "Enter it."


def test_what_is_no_share_of_people_is_told_which_are(ground):
    found = exposures(ground("indicator=house_price&level=lsoa11"), Typed(OWN))
    assert "social_rented" in dict(found)
