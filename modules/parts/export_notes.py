"""What goes into a file beside the figures: title, unit, period, source, licence, method, the link back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import geodata
from analysis.view import View

from .control_facts import unit_words
from .figures import Beside
from .provenance import FLAG_WORDS
from .state import Subject
from .table_data import DOWNLOADED
from .views import Views

MEASURED = ("value", "lower_ci", "upper_ci")


@dataclass(frozen=True, slots=True)
class Notes:
    """Metadata (name and value) and notes (sentences) of one table, and what its columns are.

    `columns` are those of the file in order; `titles` name them where they have no usual name; `rounded` has
    the decimals of the columns of measured numbers, value and limits with `decimals` unless told.
    """

    title: str
    metadata: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    decimals: int
    columns: tuple[str, ...] = DOWNLOADED
    titles: Mapping[str, str] = field(default_factory=dict)
    rounded: Mapping[str, int] = field(default_factory=dict)
    descriptions: Mapping[str, str] = field(default_factory=dict)

    @property
    def rounding(self) -> Mapping[str, int]:
        """The decimals of every column that is rounded."""
        return self.rounded or dict.fromkeys(MEASURED, self.decimals)


def notes_for(views: Views, subject: Subject, view: View, against: Beside | None, link: str) -> Notes:
    """Return the notes of what is on the screen."""
    indicator, level = subject.indicator, geodata.LEVELS[subject.level]
    held = views.origin(subject)
    better = {"high_is_bad": "lower", "high_is_good": "higher"}.get(indicator.polarity, "neither is better")
    beside = f"{against.name}: {against.value:.{indicator.decimals}f}" if against else "none"
    metadata = (
        ("Indicator", indicator.title),
        ("Theme", indicator.theme),
        ("Unit", unit_words(indicator)),
        ("Definition", indicator.definition),
        ("Numerator", indicator.numerator),
        ("Denominator", indicator.denominator),
        ("Better when", better),
        ("Geography", f"{level.plural}, boundaries of {level.vintage}"),
        ("Shown within", _name(subject.within)),
        ("Period", subject.period),
        ("Sex", subject.sex),
        ("Age", subject.age),
        ("Periods pooled", str(subject.pool)),
        ("Comparator", beside),
        ("Confidence level of intervals", f"{view.confidence * 100:g} %"),
        ("Publisher", held.publisher),
        ("Dataset", held.dataset),
        ("Query", held.query),
        ("Source link", held.link),
        ("Licence", held.licence),
        ("Attribution", held.attribution),
        ("Retrieved", str(held.retrieved_at)[:10]),
        ("Checksum of the source table", f"sha256 {held.sha256}"),
        ("Made on", f"{date.today():%Y-%m-%d}"),
        ("Made with", "GM Determinants Explorer"),
        ("Link", link),
    )
    title = f"{indicator.title} by {level.singular}, {subject.period}"
    return Notes(title, metadata, tuple(_sentences(subject, view)), indicator.decimals)


def _sentences(subject: Subject, view: View) -> list[str]:
    indicator = subject.indicator
    present = sorted({part for flag in set(view.flags) for part in str(flag).split(",") if part})
    flags = [f"Flag “{one}”: {FLAG_WORDS.get(one, one)}" for one in present]
    ways = {
        "wilson": "Intervals: Wilson score, from the counts.",
        "byar": "Intervals: Byar's method, exact Poisson below 10 events, from the counts.",
        "published": "Intervals: as published, 95 %.",
    }
    interval = ways.get(indicator.interval, "No interval is published or can be computed.")
    rank = "Rank 1 is the highest value; equal values share the better rank."
    missing = "An empty value is missing, never zero; the column reason says why."
    period = [indicator.period_note] if indicator.period_note else []
    return [*period, interval, rank, *indicator.caveats, *flags, missing]


def _name(code: str) -> str:
    found = geodata.area(code) if code else None
    return f"{found.name} ({code})" if found else "Greater Manchester"
