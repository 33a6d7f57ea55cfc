"""What a regression on several exposures says."""

from __future__ import annotations

from modules.parts.drawings import Drawing
from modules.tools.relationship.figures import Asked, several_of
from modules.tools.relationship.several import several_part


def answered(views, seen, words, also):
    several = several_of(views, Asked(seen.subject, seen.settings, "health_deprivation", also))
    return words(str(several_part(several, Drawing("", "", "", ""), seen.subject.level)))


def test_effects_inflation_and_fit_are_said(views, screen, words):
    said = answered(views, screen("level=lsoa11"), words, ("education_deprivation", "crime"))
    assert "“Education, skills and training deprivation, score” go with more of “Employment" in said
    assert "Exposure Effect Interval Inflation" in said
    assert "adjusted 0.83" in said and "1,673 areas, 0 left out" in said


def test_few_areas_and_overlapping_exposures_are_a_caution(views, screen, words):
    said = answered(views, screen("level=borough"), words, ("income_deprivation",))
    assert "With ten areas for 2 exposures the effects are unstable" in said
