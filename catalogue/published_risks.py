"""Relative risks as data: published ones with their source, for what-if questions to start from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from catalogue.checks import check_keys, refuse
from catalogue.errors import CatalogueError
from catalogue.indicator import nothing
from catalogue.vocabulary import READ, RISK_MEASURES

FILE = Path(__file__).parent / "evidence" / "relative_risks.toml"


@dataclass(frozen=True, slots=True)
class PublishedRisk:
    """One entry of `evidence/relative_risks.toml`.

    Attributes
    ----------
    title
        What a list calls it.
    outcome, exposure
        What the study set against each other, to stand inside a sentence.
    called
        The exposure in a word or two.
    measure
        A word of `vocabulary.RISK_MEASURES`.
    adjusted_for, population
        What the study held equal, and whom it was about.
    citation, doi
        Where it was published.
    read
        What was read of the publication, a word of `vocabulary.READ`.
    taken
        The day on which it came into the project.
    lower, upper
        Its 95 % interval: only where the paper itself was read.
    fits
        Ids of the indicators that count the exposed as the study did.
    near
        Ids of others that may stand in, each with the sentence that says how they differ.
    """

    id: str
    title: str
    outcome: str
    exposure: str
    called: str
    measure: str
    value: float
    population: str
    citation: str
    doi: str
    read: str
    taken: str
    adjusted_for: str = ""
    lower: float | None = None
    upper: float | None = None
    fits: tuple[str, ...] = ()
    near: Mapping[str, str] = field(default_factory=nothing, hash=False)
    caveats: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Return citation and link in one line."""
        return f"{self.citation}. https://doi.org/{self.doi}"


def load_published_risks(path: Path | None = None) -> Mapping[str, PublishedRisk]:
    """Return the published relative risks by id, in the order of the file (default: the project's), checked.

    Raises
    ------
    CatalogueError
        The file cannot be read, or an entry has an unknown or missing key, a word outside the vocabulary, a
        value of 0 or less, or an interval that was not read in the paper.
    """
    return _load(path) if path else _own_risks()


@cache
def _own_risks() -> Mapping[str, PublishedRisk]:
    return _load(FILE)


def _load(path: Path) -> Mapping[str, PublishedRisk]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name} cannot be read: {error}.") from error
    return MappingProxyType({entry: _risk(path.name, entry, given) for entry, given in found.items()})


def _risk(file: str, entry: str, given: dict[str, Any]) -> PublishedRisk:
    check_keys(PublishedRisk, file, entry, given, filled=("id",))
    lists = {key: tuple(value) for key, value in given.items() if isinstance(value, list)}
    tables = {key: MappingProxyType(value) for key, value in given.items() if isinstance(value, dict)}
    risk = PublishedRisk(id=entry, **(given | lists | tables))
    _check(file, risk)
    return risk


def _check(file: str, risk: PublishedRisk) -> None:
    for key, words in (("measure", RISK_MEASURES), ("read", READ)):
        if getattr(risk, key) not in words:
            refuse(file, risk.id, key, f"is '{getattr(risk, key)}', should be one of {', '.join(words)}.")
    if not risk.value > 0:
        refuse(file, risk.id, "value", f"is {risk.value:g}, should be above 0.")
    limits = risk.lower, risk.upper
    if limits == (None, None):
        return
    if risk.read != "paper":
        refuse(file, risk.id, "lower", "an interval is taken from the paper itself, not from its abstract.")
    if risk.lower is None or risk.upper is None or not 0 < risk.lower <= risk.value <= risk.upper:
        refuse(file, risk.id, "lower", "the two limits should lie on either side of the value.")
