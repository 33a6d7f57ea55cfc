"""A file of places as it was read: a file of people is refused, and contact details are not kept."""

from __future__ import annotations

import pytest

from own import Refused, places_draft_of


def test_contact_details_of_places_are_left_out_and_nothing_of_them_is_kept():
    content = (
        b"Service,Address,Phone,E-mail,Postcode\n"
        b"Alpha,1 High Street,0161 496 0000,a@b.example,M1 1AE\nBeta,2 High Street,0161 496 0001,,M1 1AE\n"
    )
    draft = places_draft_of(content, "a.csv")
    assert list(draft.table.columns) == ["Service", "Postcode"]
    notes = {one.name: one.note for one in draft.columns}
    assert notes["Address"] == "addresses: nothing of it is kept"
    assert notes["Phone"] == "telephone numbers: nothing of it is kept"
    assert notes["E-mail"] == "e-mail addresses: nothing of it is kept"
    assert "High Street" not in repr(draft)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("First name,Postcode\nMary,M1 1AE\n", "Column A (“First name”) holds names of people"),
        ("Service,Date of birth,Postcode\nA,1980-01-01,M1 1AE\n", "holds dates of birth"),
        ("NHS number,Postcode\n9434765919,M1 1AE\n", "holds NHS numbers"),
        ("Client ID,Postcode\n17,M1 1AE\n", "its rows are people"),
        ("", "a.csv is empty."),
    ],
)
def test_a_file_of_people_is_refused_before_it_is_kept(content, words):
    with pytest.raises(Refused, match=r"^a\.csv") as refused:
        places_draft_of(content.encode(), "a.csv")
    assert words in str(refused.value)


def test_places_that_are_called_like_people_are_told_the_way_out():
    names = ("Mary Jones House", "David Lewis", "Victoria Park", "Charlotte Street", "Grace House")
    rows = "".join(f"{name},M1 1AE\n" for name in names)
    with pytest.raises(Refused, match="as in “Name of service”"):
        places_draft_of(f"Label,Postcode\n{rows}".encode(), "a.csv")
    assert places_draft_of(f"Name of service,Postcode\n{rows}".encode(), "a.csv").rows == 5
