"""A place's identifiers in one or two plain sentences. No HTML here."""

from __future__ import annotations

from collections.abc import Iterator

import geodata
from analysis.wording import join_words, with_article

Runs = Iterator[tuple[str, bool]]
"""Pieces of a sentence, and whether each is bold."""


def sentence_of(found: geodata.Identity) -> list[tuple[str, bool]]:
    """Return what a place is, in words."""
    return list({"area": _area, "body": _body}.get(found.kind, _postcode)(found))


def _area(found: geodata.Identity) -> Runs:
    own = found.own[0]
    kind = own.what.partition(" of ")[0]
    where = f" of {found.parent}" if found.parent and own.level not in ("country", "region") else ""
    if own.level in ("combined_authority", "region"):
        where = f" in {with_article(found.parent)}"
    yield found.name, True
    yield f" {'was' if found.became else 'is'} {'an' if kind[:1] in 'LMai' else 'a'} {kind}{where}, ", False
    yield found.code, True
    yield f"{_years(found)}.{_changed(found)}{_served(found)}", False


def _years(found: geodata.Identity) -> str:
    years = [one.what.rpartition(" of ")[2] for one in found.own if " of " in one.what]
    return f" ({join_words(years)})" if years else ""


def _changed(found: geodata.Identity) -> str:
    """Return which areas of another year share its ground: of those before and after it the newest."""
    said = ""
    for others, before in ((found.came_from, True), (found.became, False)):
        if others:
            newest = max((one.level for one in others), key=lambda level: geodata.LEVELS[level].vintage)
            said += _other_year([one for one in others if one.level == newest], before)
    return said


def _other_year(others: list[geodata.Overlap], before: bool) -> str:
    first = others[0]
    kind, _, year = geodata.kind_of(first.level).partition(" of ")
    if len(others) == 1 and first.same:
        return f" It is the same ground as the {kind} of {year} {first.name}, {first.code}."
    if len(others) == 1:
        share = geodata.share_words(first.share_back)
        where = f"the {kind} of {year} {first.name}, {first.code}"
        if before:
            return f" It was all part of {where}: {share} of that one’s residents."
        return f" It went whole into {where}: {share} of that one’s residents."
    share = f"{first.name}, {first.code} ({geodata.share_words(first.share)} of its residents)"
    what = f"{len(others)} {kind}s of {year}"
    if before:
        return f" It has ground of {what}, most of {share}."
    return f" It was shared out among {what}: most went to {share}."


def _served(found: geodata.Identity) -> str:
    boards = [one for one in found.bodies if one.level == "sub_icb"]
    force = next((one.name for one in found.bodies if one.level == "police_force"), "")
    if not boards or not force:
        return ""
    where = f"lies in {boards[0].name}" if len(boards) == 1 else f"spans {len(boards)} NHS sub-ICB locations"
    return f" It {where} and is policed by {force}."


def _postcode(found: geodata.Identity) -> Runs:
    held = {one.level: one for one in found.within}
    ward, smallest = held["ward25"], held.get("lsoa11")
    ended = found.kind == "ended"
    yield found.name, True
    yield (f" {found.own[0].name}. It lay in " if ended else " is a live postcode in "), False
    yield f"{ward.name}, {found.parent}", True
    if smallest:
        note = f", {smallest.note}" if smallest.note else ""
        yield f": LSOA {smallest.name} ({smallest.code}{note}), ward {ward.code}.", False
    else:
        yield f": ward {ward.code}; {found.note}.", False
    yield _served(found), False


def _body(found: geodata.Identity) -> Runs:
    yield found.name, True
    yield f" is an {found.own[0].what}, ", False
    yield found.code, True
    if found.shown_by:
        yield f": the same ground as {found.within[0].name}.", False
    else:
        yield f". It covers {join_words([one.name for one in found.within])}.", False
