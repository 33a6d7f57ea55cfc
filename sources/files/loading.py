"""Several files together: lookups and boundaries first, because they bring areas that figures may be of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from catalogue import Catalogue
from geodata import GeographyError
from geodata.crosswalks import Crosswalk
from sources.errors import SourceError
from sources.files.areas import KnownAreas
from sources.files.boundaries import Boundaries, are_boundaries, read_boundaries
from sources.files.combining import Opened, combine
from sources.files.errors import NothingHere
from sources.files.lookups import Lookup, lookup_of
from sources.files.matching import match
from sources.files.reading import Reading
from sources.files.recognition import read
from sources.files.sheet import Sheet, read_sheet
from sources.files.understanding import Understood, kind_of, kinds_of, understood
from sources.schema import OBSERVATION_COLUMNS, Observations

WARD = "E05"
"""Beginning of the codes of English wards, of which there is a new set in many years."""

NOT_NEEDED = "No file had to be named: each says itself what it measures."


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was read, and nothing of it written.

    Attributes
    ----------
    reports
        One for every file that was read, in the order given.
    refused
        A sentence for every file that was not, by its path.
    observations
        Tidy observations of all files.
    readings
        The publishers' own series, by the file's name.
    known
        The areas that figures could be of.
    crosswalks
        Lookups of LSOAs with change codes.
    lookups, boundaries
        What was read of areas.
    notes
        What was computed from several files together.
    """

    reports: tuple[Understood, ...]
    refused: dict[Path, str]
    observations: Observations
    readings: dict[str, Reading]
    known: KnownAreas
    crosswalks: tuple[Crosswalk, ...]
    notes: tuple[str, ...]
    lookups: tuple[Lookup, ...] = ()
    boundaries: tuple[Boundaries, ...] = ()


def load(paths: Iterable[Path], catalogue: Catalogue, indicator: str = "") -> Loaded:
    """Return what is understood of the files in `paths`. Nothing is changed.

    Parameters
    ----------
    indicator
        What the files measure, for those that do not say so.

    Raises
    ------
    SchemaChanged
        Two files give different numbers for the same figure.
    NothingHere
        The catalogue has no such indicator.
    """
    if indicator and indicator not in catalogue.indicators:
        raise NothingHere(f"The catalogue has no indicator '{indicator}'.")
    opened, refused = _open(paths)
    sheets = {path: one for path, one in opened.items() if isinstance(one, Sheet)}
    others = {path: one for path, one in opened.items() if not isinstance(one, Sheet)}
    known, reports = _areas(others, refused)
    found = _figures(sheets, known, catalogue, indicator, refused, reports)
    combined = [one for one in combine(found) if len(one.reading.figures)]
    matched = [match(one.reading, one.placed, catalogue, indicator).observations for one in combined]
    joined = {
        one.name: one.reading.notes for one in combined if one.name not in {file.name for file in found}
    }
    notes = [note for of_one in joined.values() for note in of_one]
    if indicator and not any(one.reading.unnamed for one in found):
        notes.append(NOT_NEEDED)
    return Loaded(
        reports=tuple(reports[path] for path in opened if path in reports),
        refused=refused,
        observations=_all(matched),
        readings={one.name: one.reading for one in found},
        known=known,
        crosswalks=_crosswalks(others, reports),
        notes=tuple(notes),
        lookups=tuple(one for path, one in others.items() if isinstance(one, Lookup) and path in reports),
        boundaries=tuple(
            one for path, one in others.items() if isinstance(one, Boundaries) and path in reports
        ),
    )


def _areas(
    others: dict[Path, Lookup | Boundaries], refused: dict[Path, str]
) -> tuple[KnownAreas, dict[Path, Understood]]:
    """Return the areas held with those that lookups bring, and the reports; note what is refused."""
    known, reports = KnownAreas.held(), {}
    lookups_first = sorted(others.items(), key=lambda item: isinstance(item[1], Boundaries))
    for path, one in lookups_first:
        try:
            if isinstance(one, Lookup):
                known, reports[path] = _of_lookup(one, known)
            else:
                known, reports[path] = _of_boundaries(one, known)
        except (SourceError, GeographyError) as error:
            refused[path] = str(error)
    return known, reports


def _figures(
    sheets: dict[Path, Sheet],
    known: KnownAreas,
    catalogue: Catalogue,
    indicator: str,
    refused: dict[Path, str],
    reports: dict[Path, Understood],
) -> list[Opened]:
    """Return the readings of the sheets; add their reports, and note what is refused."""
    found = []
    for path, sheet in sheets.items():
        try:
            reading = read(sheet)
            placed = known.place(reading.figures["area_code"].unique(), reading.vintage)
            matched = match(reading, placed, catalogue, indicator)
        except (SourceError, GeographyError) as error:
            refused[path] = str(error)
        else:
            reports[path] = understood(sheet, reading, placed, matched)
            found.append(Opened(sheet.name, reading, placed))
    return found


def _all(parts: list[Observations]) -> Observations:
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=OBSERVATION_COLUMNS)


def _crosswalks(
    others: dict[Path, Lookup | Boundaries], reports: dict[Path, Understood]
) -> tuple[Crosswalk, ...]:
    lookups = [one for path, one in others.items() if isinstance(one, Lookup) and path in reports]
    return tuple(crosswalk for one in lookups if (crosswalk := one.lsoa_changes()))


def _open(paths: Iterable[Path]) -> tuple[dict[Path, Sheet | Lookup | Boundaries], dict[Path, str]]:
    opened: dict[Path, Sheet | Lookup | Boundaries] = {}
    refused: dict[Path, str] = {}
    for path in paths:
        try:
            if are_boundaries(path):
                opened[path] = read_boundaries(path)
            else:
                sheet = read_sheet(path)
                opened[path] = lookup_of(sheet) or sheet
        except SourceError as error:
            refused[path] = str(error)
    return opened, refused


def _of_lookup(one: Lookup, known: KnownAreas) -> tuple[KnownAreas, Understood]:
    """Return the known areas with those that a lookup brings, and the report."""
    one.lsoa_changes()  # A lookup that contradicts itself brings nothing.
    brought = one.areas(known)
    for key, codes in brought.items():
        known = known.adding(key, codes)
    areas = {kind_of(*key): len(codes) for key, codes in brought.items()}
    return known, Understood(one.name, "ONS", "a lookup", "lookup", len(one.table), areas)


def _of_boundaries(one: Boundaries, known: KnownAreas) -> tuple[KnownAreas, Understood]:
    """Return the known areas with wards of a year that no lookup brought, and the report."""
    codes = one.shapes["area_code"]
    if one.vintage and codes.str.startswith(WARD).all():
        known = known.adding(("ward", one.vintage), codes)
    placed = known.place(codes, one.vintage)
    return known, Understood(
        file=one.name,
        publisher="ONS",
        dataset=f"boundaries ({one.given_crs})",
        kind="boundaries",
        rows=len(codes),
        areas=kinds_of(placed),
        unmatched_codes=placed.unmatched,
        notes=(*one.notes, *placed.notes),
    )
