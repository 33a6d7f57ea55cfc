"""MHCLG, English Indices of Deprivation: File 7, and tables with the same domains.

Its quirks: a rate is called a score; the column of a number of people behind it stands far to the right (File
7) or in another file (numerators, File 8); nothing says the year but the years of the areas in the headings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pandas as pd

from sources.errors import SchemaChanged
from sources.files.reading import Reading, drop_repeats, figures_of
from sources.files.sheet import Sheet
from sources.periods import Period

DOMAINS = {
    "imd": r"imd\b|index of multiple deprivation",
    "idaci": r"income deprivation affecting children|idaci\b",
    "idaopi": r"income deprivation affecting older people|idaopi\b",
    "income": r"income\b",
    "employment": r"employment\b",
    "education": r"education\b",
    "health": r"health\b",
    "crime": r"crime\b",
    "barriers": r"barriers to housing|housing and (?:services|access)\b",
    "living": r"living environment|environment\b",
}

KINDS = {"score": "value", "rank": "rank", "decile": "decile", "numerator": "numerator"}

BASES = {
    "income": r"total population",
    "idaci": r"dependent children",
    "idaopi": r"older population",
    "employment": r"working age population",
}
"""The column of the people that each rate is of."""

PERIODS = {
    "2015": Period("2015", date(2012, 4, 1), date(2013, 3, 31)),
    "2019": Period("2019", date(2015, 4, 1), date(2016, 3, 31)),
    "2025": Period("2025", date(2022, 4, 1), date(2023, 3, 31)),
}
"""A release, and the year that most of what it measures is of."""

LONG = {"index_domain", "score", "rank", "year"}

AREA = re.compile(r"lsoa(?:11|21)?_?(?:cd|code)(?:_\((?:2011|2021)\))?$")


def recognise(sheet: Sheet) -> float:
    """Return how sure it is that the sheet holds domains of the Indices of Deprivation, from 0 to 1."""
    if _area(sheet) and set(sheet.columns) >= LONG:
        return 1.0
    meant = {_meaning(column) for column in sheet.columns} - {None}
    return 0.95 if _area(sheet) and len(meant) >= 4 else 0.0


def tidy(sheet: Sheet) -> Reading:
    """Return the figures of the sheet; a series is a domain, or a domain with “rank” or “decile”.

    A rate's `value` is as published, from 0 to 1, with the number of people and their base where they are
    given. Base and number are completed by `complete`.

    Raises
    ------
    SchemaChanged
        Neither the headings nor the file's name say which release it is.
    """
    table, area = sheet.blocks[0].table, _area(sheet)
    parts = _long(table, area, sheet) if set(sheet.columns) >= LONG else _wide(table, area, sheet)
    figures, repeats = drop_repeats(pd.concat(parts, ignore_index=True), sheet.name)
    releases = sorted(figures["period"].unique())
    known = {heading for heading in sheet.columns if _meaning(heading) or _base(heading)}
    aside = 0 if set(sheet.columns) >= LONG else len(sheet.columns) - len(known) - 1
    return Reading(
        publisher="MHCLG",
        dataset=f"English Indices of Deprivation {', '.join(releases)}",
        family="indices_of_deprivation",
        figures=complete(figures),
        vintage=_vintage(area),
        lost={"repeated": repeats} if repeats else {},
        notes=(f"{aside} columns are no domain of the indices and are left aside.",) if aside > 0 else (),
    )


def complete(figures: pd.DataFrame) -> pd.DataFrame:
    """Return `figures` of the indices with the third of rate, number and base where two are known.

    Rates are published with three decimals: what is computed so is exact for a number of people, which is
    whole, and near for a base. The published rate itself stays, and so does its flag.
    """
    rate, number, base = (figures[name] for name in ("value", "numerator", "denominator"))
    rated = figures["series"].isin(list(BASES))
    lacks_number = rated & number.isna() & rate.notna() & base.notna()
    lacks_base = rated & base.isna() & number.notna() & (rate > 0)
    return figures.assign(
        numerator=number.mask(lacks_number, (rate * base).round()),
        denominator=base.mask(lacks_base, number / rate.where(rate > 0)),
    )


def area_of(headings: Iterable[str]) -> tuple[str, str]:
    """Return the column of codes of LSOAs, and the census year that it says; both empty if there is none."""
    area = next((column for column in headings if AREA.match(column.lower().replace(" ", "_"))), "")
    return area, _vintage(area)


def columns_of(headings: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return the headings of every series: of its `value`, its `numerator` and its `denominator`.

    A series is a domain, or a domain with “rank” or “decile”.
    """
    found: dict[str, dict[str, str]] = {}
    for heading in headings:
        if meant := _meaning(heading):
            domain, kind = meant
            series = f"{domain} {kind}" if kind in ("rank", "decile") else domain
            found.setdefault(series, {})["value" if kind in ("rank", "decile") else kind] = heading
        elif domain := _base(heading):
            found.setdefault(domain, {})["denominator"] = heading
    return found


def _wide(table: pd.DataFrame, area: str, sheet: Sheet) -> list[pd.DataFrame]:
    period = PERIODS[_release(sheet)]
    return [
        figures_of(
            pd.DataFrame(
                {"area_code": table[area]} | {to: table[given] for to, given in columns.items()}
            ).assign(series=series),
            sheet.name,
            period,
        )
        for series, columns in columns_of(sheet.columns).items()
    ]


def _long(table: pd.DataFrame, area: str, sheet: Sheet) -> list[pd.DataFrame]:
    parts = []
    for kind, column in (("", "score"), (" rank", "rank"), (" decile", "decile")):
        for year, rows in table.groupby("year"):
            domains = {name: _domain(name) for name in rows["index_domain"].unique()}
            if unknown := [name for name, domain in domains.items() if not domain]:
                raise SchemaChanged(f"{sheet.name}: “{unknown[0]}” is no domain of the indices.")
            given = pd.DataFrame({"area_code": rows[area], "value": rows[column]})
            given["series"] = rows["index_domain"].map(domains) + kind
            parts.append(figures_of(given, sheet.name, PERIODS[_known(str(year), sheet.name)]))
    return parts


def _meaning(heading: str) -> tuple[str, str] | None:
    """Return the domain and the kind of number of a column, or nothing."""
    words = _words(heading)
    kind = next((to for kind, to in KINDS.items() if re.search(rf"\b{kind}\b", words)), None)
    domain = _domain(heading)
    return (domain, kind) if domain and kind else None


def _domain(heading: str) -> str:
    words = _words(heading)
    return next((domain for domain, pattern in DOMAINS.items() if re.match(pattern, words)), "")


def _base(heading: str) -> str:
    return next((domain for domain, pattern in BASES.items() if re.match(pattern, _words(heading))), "")


def _words(heading: str) -> str:
    return heading.replace("_", " ").lower().strip()


def _area(sheet: Sheet) -> str:
    return area_of(sheet.columns)[0]


def _vintage(area: str) -> str:
    found = re.search(r"(?:20)?(11|21)", area)
    return f"20{found[1]}" if found else ""


def _release(sheet: Sheet) -> str:
    headings = " ".join(sheet.columns)
    if _vintage(_area(sheet)) == "2021":
        return "2025"
    if said := re.search(r"District code \((2019|2013)\)", headings):
        return {"2019": "2019", "2013": "2015"}[said[1]]
    named = re.search(r"20(?:15|19|25)", sheet.name)
    return _known(named[0] if named else "", sheet.name)


def _known(release: str, name: str) -> str:
    if release not in PERIODS:
        why = "neither its headings nor its name say which Indices of Deprivation it is of"
        raise SchemaChanged(f"{name}: {why}; put the year of the release into its name.")
    return release
