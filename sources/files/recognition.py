"""Which publisher made a sheet, by what is in it."""

from __future__ import annotations

from types import ModuleType

from sources.files import (
    census,
    data_cube,
    explore_local_statistics,
    fingertips,
    indices_of_deprivation,
    nomis_api,
    nomis_tool,
    population,
)
from sources.files.errors import Unrecognised
from sources.files.reading import Reading
from sources.files.sheet import Sheet

READERS: tuple[ModuleType, ...] = (
    nomis_tool,
    nomis_api,
    fingertips,
    indices_of_deprivation,
    explore_local_statistics,
    census,
    data_cube,
    population,
)
"""Each with `recognise`, which says how sure it is from 0 to 1, and `tidy`."""

SURE_ENOUGH = 0.5


def reader_of(sheet: Sheet) -> ModuleType:
    """Return the reader that is surest of the sheet.

    Raises
    ------
    Unrecognised
        None is sure enough, or two are equally sure.
    """
    sure = sorted(((reader.recognise(sheet), reader.__name__, reader) for reader in READERS), reverse=True)
    best, second = sure[0], sure[1]
    if best[0] < SURE_ENOUGH:
        columns = ", ".join(sheet.columns[:6]) + (" …" if len(sheet.columns) > 6 else "")
        raise Unrecognised(f"{sheet.name} is no publisher's file that is known. Its columns are {columns}.")
    if best[0] == second[0]:
        two = " and ".join(name.rsplit(".", 1)[-1] for _, name, _ in sure[:2])
        raise Unrecognised(f"{sheet.name} could be a file of {two}.")
    return best[2]


def read(sheet: Sheet) -> Reading:
    """Return the figures of a sheet, read by the reader that recognises it."""
    reading: Reading = reader_of(sheet).tidy(sheet)
    return reading
