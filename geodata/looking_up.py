"""What somebody typed, and the places that it can be: exactly one, several, or none with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geodata.codes import LAST_CODE_OF_2011
from geodata.identifier_tables import ENDED_LISTED, load_ended_postcodes
from geodata.levels import LEVELS
from geodata.nesting import Area, area, areas_by_code
from geodata.overlaps import kind_of, names_of
from geodata.places import CURRENT_LEVELS, find_place
from geodata.postcodes import districts, load_postcodes, normal_postcode

LONGEST = 200
"""Letters of what is looked up; no name here has more."""

CODE = re.compile(r"[A-Z][0-9]{8}")
START = re.compile(r"[A-Z]{1,2}[0-9][0-9A-Z]?( ?[0-9])?")
INSIDE = re.compile(r"(?P<name>.+?)\s*(?:,\s*(?P<after>[^,()]+)|\(\s*(?P<within>[^()]+?)\s*\))\s*$")
"""A name with its borough: "Manor, Stockport" or "Manor (Stockport)"."""

OF_COUNCILS = re.compile(
    r"^(the )?(city|metropolitan borough|borough) of | (council|mbc|metropolitan borough|borough)$"
)

KINDS = {
    "E00": "an output area", "E01": "an LSOA", "E02": "an MSOA", "E05": "a ward",
    "E06": "a unitary authority",
    "E07": "a district", "E08": "a metropolitan borough", "E09": "a London borough", "E10": "a county",
    "E12": "a region", "E14": "a parliamentary constituency", "E23": "a police force",
    "E38": "an NHS sub-ICB location",
    "E47": "a combined authority", "E54": "an NHS integrated care board",
}  # fmt: skip
"""What codes of a kind are of. Office for National Statistics, *Register of geographic codes*."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that was meant, or may have been: `kind` as in `Identity`, `level` that of an area."""

    kind: str
    code: str
    level: str
    label: str


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What came of a text.

    Attributes
    ----------
    recognised
        What the text was taken for: ``postcode``, ``code`` or ``name``; "" for nothing.
    exact
        The places that it says: one, several that share the name, or none.
    near
        Places that it may be the beginning of.
    reason
        Why there is not exactly one, as a sentence; "" where there is.
    """

    recognised: str
    exact: tuple[Found, ...] = ()
    near: tuple[Found, ...] = ()
    reason: str = ""

    @property
    def place(self) -> Found | None:
        """The one place that was said; None where there is none, or several."""
        return self.exact[0] if len(self.exact) == 1 else None


def look_up(text: str, near: bool = True) -> LookedUp:
    """Return the places that a postcode, a code or a name says: of any year held, in any spelling.

    With `near`, also those that it may be the beginning of, which takes longer. Upper and lower case, spaces
    in postcodes, full stops, apostrophes and "&" for "and" make no difference. A borough may stand after a
    name, with a comma or in brackets. Nothing is guessed: of several each is given.
    """
    typed = " ".join(text.split())[: LONGEST + 1]
    if not typed:
        return LookedUp("", reason="Nothing is given.")
    if len(typed) > LONGEST:
        return LookedUp("", reason=f"It is longer than any name: more than {LONGEST} letters.")
    if postcode := normal_postcode(typed):
        return _postcode(postcode)
    if CODE.fullmatch(joined := re.sub(r"\s", "", typed).upper()):
        return _code(joined)
    return _name(typed, near)


def suggestions(text: str, limit: int = 8) -> tuple[Found, ...]:
    """Return places that a text may be the beginning of, best first."""
    places = find_place(text, limit)
    return tuple(
        Found(one.kind, one.code, one.level if one.kind == "area" else "", one.label) for one in places
    )


def _postcode(postcode: str) -> LookedUp:
    if postcode in load_postcodes().index:
        return LookedUp("postcode", (Found("postcode", postcode, "", f"{postcode} (postcode)"),))
    if postcode in load_ended_postcodes().index:
        return LookedUp("postcode", (Found("ended", postcode, "", f"{postcode} (ended postcode)"),))
    if postcode.partition(" ")[0] in districts():
        reason = (
            f"{postcode} is no postcode of Greater Manchester that is held: not live in April 2025, and not "
            f"among those that ended by {ENDED_LISTED}. It is newer, mistyped, or lies just outside."
        )
    else:
        reason = f"{postcode} lies outside Greater Manchester."
    return LookedUp("postcode", reason=reason)


def _code(code: str) -> LookedUp:
    for scheme in ("sub_icb", "icb"):
        if code in names_of(scheme):
            return LookedUp(
                "code", (Found("body", code, scheme, f"{names_of(scheme)[code]} ({kind_of(scheme)})"),)
            )
    if found := area(code):
        return LookedUp("code", (_found(found),))
    last, newer = LAST_CODE_OF_2011.get(code[:3], ("", ""))
    if last and code > last and newer not in {level.plural for level in LEVELS.values()}:
        return LookedUp("code", reason=f"{code} is one of the {newer}, which are not held here.")
    what = KINDS.get(code[:3])
    if not what:
        return LookedUp(
            "code", reason=f"{code} has the form of an area code, of a kind that is not held here."
        )
    return LookedUp(
        "code", reason=f"{code} is the code of {what} outside Greater Manchester, or of a year not held here."
    )


def _name(typed: str, near: bool) -> LookedUp:
    if body := _named_body(typed):
        return LookedUp("name", (body,))
    exact = _named_exactly(typed)
    if len(exact) > 1:
        reason = f"“{typed}” is the name of {len(exact)} areas: say which, with its borough or its code."
        return LookedUp("name", tuple(map(_found, exact)), (), reason)
    if exact:
        return LookedUp("name", (_found(exact[0]),))
    close = suggestions(typed) if near else ()
    if _is_start(typed):
        reason = f"“{typed}” is only the beginning of a postcode, which many areas share."
        return LookedUp("postcode", (), close, reason)
    return LookedUp(
        "name", (), close, f"“{typed}” is not the name of an area in Greater Manchester that is held."
    )


def _is_start(typed: str) -> bool:
    """Return whether a text is the beginning of postcodes that are held."""
    return bool(START.fullmatch(typed.upper())) and typed.upper().split()[0] in districts()


def _named_exactly(typed: str) -> tuple[Area, ...]:
    """Return the areas that bear a name, of those of its borough where that is told."""
    found = _named(plain_name(typed))
    if found:
        return found
    if parts := INSIDE.fullmatch(typed):
        borough = plain_borough(parts["after"] or parts["within"])
        named = _named(plain_name(parts["name"]))
        return tuple(one for one in named if plain_borough(one.parent_name) == borough)
    return tuple(one for one in _named(plain_borough(typed)) if one.level == "borough")


def plain_name(text: str) -> str:
    """Return a name as it is compared."""
    words = re.sub(r"[’‘'`.]", "", text.casefold()).replace("&", " and ")
    words = " ".join(re.sub(r"[^0-9a-zà-ÿ]+", " ", words).split())
    return re.sub(r"\bsaint\b", "st", words).removesuffix(" ward")


def plain_borough(text: str) -> str:
    """Return the name of a borough without what councils write around it."""
    return OF_COUNCILS.sub("", plain_name(text)).strip()


def _named(plain: str) -> tuple[Area, ...]:
    """Return the areas of a name, current first; former ones where no current one bears the name.

    Bodies beyond Greater Manchester are left out. A combined authority or a borough goes before what lies in
    it: a name that is also a borough's means the borough.
    """
    found = _by_name().get(plain, ())
    large = tuple(one for one in found if one.level in ("combined_authority", "borough"))
    return large or found


@cache
def _by_name() -> dict[str, tuple[Area, ...]]:
    found: dict[str, tuple[Area, ...]] = {}
    order = [*CURRENT_LEVELS, *reversed([level for level in LEVELS if level not in CURRENT_LEVELS])]
    first = [_first(every) for every in areas_by_code().values()]
    for one in sorted(first, key=lambda one: order.index(one.level)):
        if one.level in ("region", "country"):
            continue
        others = found.get(plain_name(one.name), ())
        if not any(
            (one.area_type, one.parent_code) == (other.area_type, other.parent_code) for other in others
        ):
            found[plain_name(one.name)] = (*others, one)
    return found


def _first(every: tuple[Area, ...]) -> Area:
    """Return an area at its newest level that comes with the application, or else its newest."""
    current = [one for one in every if one.level in CURRENT_LEVELS]
    return (current or list(every))[0]


def _found(one: Area) -> Found:
    borough = (
        f", {one.parent_name}"
        if one.level not in ("borough", "combined_authority", "region", "country")
        else ""
    )
    return Found("area", one.code, one.level, f"{one.name}{borough} ({kind_of(one.level)})")


def _named_body(typed: str) -> Found | None:
    """Return the body of the NHS of a name or of the last part of it, such as 00T."""
    return _bodies().get(plain_name(typed))


@cache
def _bodies() -> dict[str, Found]:
    found: dict[str, Found] = {}
    for scheme in ("sub_icb", "icb"):
        for code, name in names_of(scheme).items():
            body = Found("body", code, scheme, f"{name} ({kind_of(scheme)})")
            found |= {plain_name(name): body, plain_name(name.rpartition(" - ")[2]): body}
    return found
