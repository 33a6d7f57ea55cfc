"""Names around a chart."""

from charts.words import Words


def test_names_have_plain_defaults():
    words = Words("Employment deprivation")
    assert (words.singular, words.plural, words.whole, words.noun) == ("area", "areas", "GM", "figure")
