import pytest

from store import UnknownArea
from store.places import codes_by_level


def test_codes_are_sorted_by_level():
    codes = ["E08000009", "E05000650", "E92000001", "E08000001"]
    expected = {"borough": ["E08000009", "E08000001"], "ward17": ["E05000650"], "country": ["E92000001"]}
    assert codes_by_level(codes) == expected


@pytest.mark.parametrize("code", ["E01034567", "E02007000", "E05099999", "E08000099", "W92000004", "?"])
def test_a_stranger_is_named(code):
    with pytest.raises(UnknownArea) as refusal:
        codes_by_level([code])
    assert code in str(refusal.value)
