"""A file of places as it was read, with what its columns are; a file of people is refused."""

from __future__ import annotations

import re

from own.columns import Column
from own.names import is_area_name
from own.personal import personal_columns, refusal
from own.point_columns import recognised_places
from own.prepared import Draft, Refused
from reading import Unreadable, read_sheet

OF_PEOPLE = ("names of people", "dates of birth", "NHS numbers", "National Insurance numbers")
"""What makes a file one of people. Addresses, telephone numbers and e-mail are of places as well."""

PERSONS = re.compile(
    r"\b(client|patient|customer|respondent|resident|tenant|pupil|child|claimant|applicant|household|person|"
    r"service user)'?s?[ _-]?'?(id|ref|reference|number|no|post ?code|home|address|e-?mail|phone)\b",
    re.IGNORECASE,
)
"""A heading of a list of people, though it has no names."""


def places_draft_of(content: bytes, name: str) -> Draft:
    """Return a file of places as it was read, from memory.

    Columns of addresses, telephone numbers and e-mail addresses are left out, and nothing of them is kept.

    Raises
    ------
    Refused
        It cannot be read, or is a file of people: nothing of it is kept then.
    """
    try:
        sheet = read_sheet(content, name)
    except Unreadable as problem:
        raise Refused(str(problem)) from None  # the text of a cell may be behind it
    personal = personal_columns(sheet, is_area_name)
    people = [one for one in personal if one.what in OF_PEOPLE]
    if people:
        said = refusal(name, people)
        if any(one.what == OF_PEOPLE[0] and "heading" not in one.how for one in people):
            said += " If they are names of places, say so in the heading, as in “Name of service”."
        raise Refused(said)
    persons = next((one for one in sheet.columns if PERSONS.search(one)), None)
    if persons is not None:
        letter = sheet.letters[sheet.columns.index(persons)]
        raise Refused(
            f"{name} was not kept. By its column {letter} (“{persons}”) its rows are people, and a map of "
            "them would show where each lives. This tool is for places."
        )
    left = {one.letter: one for one in personal}
    columns = tuple(
        Column(one.name, one.letter, "leave", (), f"{left[one.letter].what}: nothing of it is kept")
        if one.letter in left
        else one
        for one in recognised_places(sheet)
    )
    kept = [one.name for one in columns if one.offered]
    return Draft(sheet.name, columns, sheet.notes, sheet.table[kept].copy(), sheet.lines)
