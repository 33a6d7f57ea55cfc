"""Which areas a file is of: their type and their vintage, told from their codes.

Small areas are most often mistaken in their vintage, so codes decide: one first given in 2021 makes the
table one of 2021. Headings decide only between vintages that the codes allow.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from geodata import LEVELS, load_areas
from geodata.codes import LAST_CODE_OF_2011
from sources.errors import SchemaChanged

AREA_TYPES = {
    "E01": "lsoa",
    "E02": "msoa",
    "E05": "ward",
    **dict.fromkeys(("E06", "E07", "E08", "E09"), "borough"),
    "E47": "combined_authority",
    "E12": "region",
    **dict.fromkeys(("E92", "K02"), "country"),
}
"""Area type by the beginning of a GSS code; what is not listed is used nowhere here."""

LAST_LSOA_OF_2001 = "E01032482"

Key = tuple[str, str]
"""An area type and a vintage."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What became of the codes of a file.

    Attributes
    ----------
    vintages
        The vintage decided on for each area type found.
    keys
        Area type and vintage of every code that is known.
    unmatched
        Codes that are not, by what they seem to be.
    notes
        Sentences on what was doubtful.
    """

    vintages: Mapping[str, str]
    keys: Mapping[str, Key]
    unmatched: Mapping[str, tuple[str, ...]]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KnownAreas:
    """Sets of area codes by area type and vintage: those of the geography, and those that files brought."""

    sets: Mapping[Key, frozenset[str]]

    @classmethod
    def held(cls) -> KnownAreas:
        """Return the areas that the geography holds."""
        levels = {key: (level.area_type, level.vintage) for key, level in LEVELS.items()}
        return cls({named: frozenset(load_areas(key)["area_code"]) for key, named in levels.items()})

    def adding(self, key: Key, codes: Iterable[str]) -> KnownAreas:
        """Return these areas and a set more; what is known already stays as it is."""
        return self if key in self.sets else KnownAreas({**self.sets, key: frozenset(codes)})

    def of(self, area_type: str, vintage: str) -> frozenset[str]:
        """Return the codes of a set; none if it is not known."""
        return self.sets.get((area_type, vintage), frozenset())

    def place(self, codes: Iterable[str], hint: str = "") -> Placed:
        """Return the area type and vintage of `codes`.

        Parameters
        ----------
        hint
            Year that the file's own words give to its small areas.

        Raises
        ------
        SchemaChanged
            The file calls its areas those of 2011, and some codes were first given in 2021.
        """
        by_type: dict[str, set[str]] = {}
        for code in codes:
            by_type.setdefault(AREA_TYPES.get(code[:3], ""), set()).add(code)
        foreign = by_type.pop("", set())
        vintages: dict[str, str] = {}
        keys: dict[str, Key] = {}
        notes: list[str] = []
        unmatched: dict[str, list[str]] = {"of a type that is not used here": sorted(foreign)}
        for area_type, given in sorted(by_type.items()):
            vintage, doubt = self._vintage(area_type, given, hint)
            vintages[area_type] = vintage
            notes += [doubt] if doubt else []
            known = self.of(area_type, vintage)
            keys |= dict.fromkeys(given & known, (area_type, vintage))
            for code in sorted(given - known):
                unmatched.setdefault(_seems(area_type, vintage, code), []).append(code)
        named = {kind: tuple(found) for kind, found in unmatched.items() if found}
        return Placed(vintages, keys, named, tuple(notes))

    def _vintage(self, area_type: str, given: set[str], hint: str) -> tuple[str, str]:
        """Return the vintage of codes of one type, and a sentence if it is doubtful."""
        held = {vintage: codes for (kind, vintage), codes in self.sets.items() if kind == area_type}
        if area_type in ("lsoa", "msoa"):
            return _census_vintage(area_type, given, hint, held)
        matches = {vintage: len(given & codes) for vintage, codes in held.items()}
        most = max(matches.values(), default=0)
        best = [vintage for vintage, count in matches.items() if count == most]
        if len(best) == 1 or not most:
            return best[0] if best else "", ""
        if hint in best:
            return hint, ""
        exact = [vintage for vintage in best if held[vintage] == given]
        chosen = max(exact or best)
        return (
            chosen,
            f"Its {area_type} codes fit {', '.join(sorted(best))} alike: taken as those of {chosen}.",
        )


def _census_vintage(
    area_type: str, given: set[str], hint: str, held: Mapping[str, frozenset[str]]
) -> tuple[str, str]:
    last, plural = LAST_CODE_OF_2011["E01" if area_type == "lsoa" else "E02"]
    newer = sorted(code for code in given if code > last)
    if newer:
        if hint == "2011":
            raise SchemaChanged(
                f"It calls its areas {area_type.upper()}s of 2011, and {newer[0]} is one of {len(newer):,} "
                f"{plural}."
            )
        return "2021", ""
    if hint in ("2011", "2021"):
        return hint, ""
    if "2021" in held and len(given & held["2021"]) > len(given & held["2011"]):
        return "2021", ""
    gone = given & held["2011"] - held.get("2021", frozenset())
    if gone or given == held["2011"]:
        return "2011", ""
    return "2011", f"Every {area_type.upper()} code is one of 2011 and of 2021 alike: taken as those of 2011."


def _seems(area_type: str, vintage: str, code: str) -> str:
    """Return what a code that is not known seems to be."""
    last, plural = LAST_CODE_OF_2011.get(code[:3], ("", ""))
    if last and code > last:
        return f"{plural} that are not known"
    if area_type == "lsoa" and vintage == "2011" and code <= LAST_LSOA_OF_2001:
        return "LSOAs outside Greater Manchester, or of 2001"
    if area_type in ("lsoa", "msoa"):
        return f"{area_type.upper()}s of {vintage} outside Greater Manchester, or not known"
    plural = "boroughs and districts" if area_type == "borough" else f"{area_type.replace('_', ' ')} codes"
    return f"{plural} outside Greater Manchester, or of another year"
