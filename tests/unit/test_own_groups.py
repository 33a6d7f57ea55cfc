"""A file of areas and groups as it is read: which column says which, and what is refused."""

from __future__ import annotations

import pytest

from own import Refused, groups_draft
from tests.unit.own_groups import file_of


def recognised(content: str) -> tuple[str, str]:
    draft = groups_draft(content.encode(), "a.csv")
    return draft.area, draft.group


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ("Code,Locality\nE05014800,North\nE05014801,South\n", ("A", "B")),
        ("Team,LSOA11CD\nNorth,E01005001\nSouth,E01005002\n", ("B", "A")),
        # The name of the area and its size stand between; the name of the group is not called like one.
        ("LSOA code,LSOA name,People,Of\nE01005001,A,10,x\nE01005002,B,20,x\nE01005003,C,30,y\n", ("A", "D")),
        # Names of wards are areas, and localities called like wards are groups.
        ("Ward,Locality\nHarpurhey,Charlestown\nMoston,Charlestown\nBrooklands,Sale\n", ("A", "B")),
        # A borough can be a group, or an area.
        ("Ward code,Borough\nE05014800,Trafford\nE05014801,Trafford\n", ("A", "B")),
        ("Borough,Jobcentre district\nTrafford,West\nSalford,West\nBury,North\n", ("A", "B")),
        ("LSOA,Ward code\nE01005001,E05014800\nE01005002,E05014800\n", ("A", "B")),
    ],
)
def test_the_columns_of_areas_and_of_groups_are_recognised(content, columns):
    assert recognised(content) == columns


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("Postcode,Team\nM1 1AE,North\nM1 1AD,South\n", "Column A (“Postcode”) of a.csv has postcodes"),
        ("Team,Colour\nNorth,red\nSouth,blue\n", "No column of a.csv says which area a row is of."),
        ("Code\nE05014800\nE05014801\n", "a.csv has no column with the group of each area beside column A"),
        ("Code,Team,E-mail\nE05014800,North,a@b.example\n", "a.csv was not kept. Column C (“E-mail”)"),
        ("", "a.csv is empty."),
    ],
)
def test_a_file_that_cannot_be_groups_is_refused_with_the_column(content, sentence):
    with pytest.raises(Refused) as refused:
        groups_draft(content.encode(), "a.csv")
    assert str(refused.value).startswith(sentence)


def test_a_column_that_is_not_there_is_refused():
    draft = groups_draft(file_of([("E05014800", "North")]), "a.csv")
    with pytest.raises(Refused, match="has no column Z"):
        draft.column("Z")
