"""Small numbers of a file that somebody brings, held back so that nobody can work them out.

`protect_all` holds cells back, `own.disclosure_rounding.rounded_all` rounds instead. Either decides once for
all levels, periods, questions and answers of a file, so that no two exports can be subtracted from one
another.

Sources: Office for National Statistics and Government Statistical Service, *Guidance for tables produced from
administrative sources* and *from surveys* (statistical disclosure control policy: small counts, differencing,
linked tables); A. Hundepool, J. Domingo-Ferrer, L. Franconi, S. Giessing, E. Schulte Nordholt, K. Spicer and
P.-P. de Wolf (2012), *Statistical Disclosure Control*, Wiley, chapters 4 and 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.errors import NotProtectable
from own.linked_table import LinkedTable
from own.patience import Patience

if TYPE_CHECKING:
    from own.disclosure_possible import Ranges

THRESHOLDS = (5, 7, 10, 15, 20, 30)
"""Below which counts are held back: publishers of administrative figures mostly use 5."""

MINIMUM = THRESHOLDS[0]

REACH = 3
"""Up to how many thresholds above the truth other tables are looked for."""


@dataclass(frozen=True, slots=True, eq=False)
class Release:
    """What may be shown of a linked table, all of it together.

    Attributes
    ----------
    hidden
        Places by margins: whether a cell is held back.
    shown
        Places by margins: the counts that may be shown, NaN where one is held back.
    threshold
        Counts below it are held back; 0 where counts are rounded instead.
    base
        Counts are multiples of it: 1 where they are not rounded.
    """

    table: LinkedTable = field(repr=False)
    hidden: NDArray[np.bool_] = field(repr=False)
    shown: NDArray[np.float64] = field(repr=False)
    threshold: int
    base: int = 1

    def frame(self) -> pd.DataFrame:
        """Return the counts that may be shown, by period, level and area code: a column an answer, and total.

        Every share, mean, rate, interval and sum of a selection is to be computed from these and nothing
        else; one that needs a count that is missing is missing too.
        """
        margins = self.table.margins
        kinds = list(dict.fromkeys(kind for _, kind in margins))
        places = pd.MultiIndex.from_tuples(self.table.places, names=["level", "area_code"])
        blocks = {
            period: pd.DataFrame(
                self.shown[:, [at for at, (own, _) in enumerate(margins) if own == period]], places, kinds
            )
            for period in dict.fromkeys(period for period, _ in margins)
        }
        return pd.concat(blocks, names=["period"])

    def held_back(self, level: str) -> int:
        """Return of how many areas of a level at least one count of all periods together is held back."""
        own = [level == one for one, _ in self.table.places]
        period = self.table.margins[-1][0]
        margins = [at for at, (one, _) in enumerate(self.table.margins) if one == period]
        return int(self.hidden[own][:, margins].any(axis=1).sum())


def protect(table: LinkedTable, threshold: int = MINIMUM) -> Release:
    """Return what may be shown of a file that asks one question: see `protect_all`."""
    return protect_all([table], threshold)[0]


def protect_all(
    tables: Sequence[LinkedTable], threshold: int = MINIMUM, patience: Patience | None = None
) -> list[Release]:
    """Return what may be shown of every question of a file if counts below a threshold must stay unknown.

    Held back is

    1. every count below the threshold, nought too: that nobody of six said yes tells what each of them said,
       and noughts that are not known cover their neighbours. Of a yes or no question the rest is an answer as
       well, so a small one is held back just so;
    2. all answers where their total is;
    3. as many further cells as it takes that no count of (1), where anybody answered, can be narrowed
       down: two tables of whole numbers give the very same release and differ in it by the threshold or
       more. So no sums and differences of released cells, and no bounds that an intruder computes from
       them, tell it to within less. A total of nought is no secret: nobody answered.

    What a threshold holds back every higher one does too, so exports at several of them give nothing away.

    How the tables are found: of totals `own.disclosure_counts` searches them, once for all questions, and
    every question holds back the same totals. Of answers `own.disclosure_answers` knows them: whatever the
    totals could be instead, the answers to each question could be so as well, those to one whatever those to
    another are. There, of areas that overlap without nesting, as MSOAs and wards do, only one shows answers
    if any count is small, while all show totals; and all periods together show no more answers than each
    period does.

    All questions must be of the same rows: otherwise the difference of two totals is a number of people who
    answered one question and not the other, which may be as small as one. `own.prepared` sees to that, and
    `own.related` that the answer to no question follows from another.

    What is not protected: whether somebody answered at all; figures of the same people brought to another
    session; and values of which one answer makes up the most (there is no dominance rule).

    Parameters
    ----------
    tables
        One a question. Those of which each row counts a number of people (a denominator) may have totals
        other than those that count rows; the same are then held back of both.

    Raises
    ------
    NotProtectable
        The threshold is none of `THRESHOLDS`, or the tables are not of the same rows.
    TookTooLong, NoLongerWanted
        See `Patience`.
    """
    from own.disclosure_answers import Answers
    from own.disclosure_coarser import secure_answers
    from own.disclosure_counts import secure_counts

    if threshold not in THRESHOLDS:
        known = ", ".join(str(one) for one in THRESHOLDS)
        raise NotProtectable(f"{threshold} is no threshold for small numbers: they are {known}.")
    totals = _totals(tables, patience or Patience())
    answers = [
        Answers(table, own) if table.answers > 1 else None for table, own in zip(tables, totals, strict=True)
    ]
    apart = {id(one): one for one in totals}.values()
    for step in THRESHOLDS[: THRESHOLDS.index(threshold) + 1]:
        for one in apart:
            secure_counts(one, step, REACH * step)
        for one in apart:
            for other in apart:
                one.hide(other.hidden)
        for question in answers:
            if question:
                secure_answers(question, step)
    hidden = [
        question.hidden() if question else own.hidden for question, own in zip(answers, totals, strict=True)
    ]
    return [
        Release(table, own, np.where(own, np.nan, table.counts), threshold)
        for table, own in zip(tables, hidden, strict=True)
    ]


def _totals(tables: Sequence[LinkedTable], patience: Patience) -> list[Ranges]:
    """Return the totals of each question: one and the same object where they are the same."""
    from own.disclosure_possible import Ranges

    found: dict[bytes, Ranges] = {}
    given = []
    for table in tables:
        whole = table.of_totals()
        if table.places != tables[0].places or whole.entries.shape != tables[0].of_totals().entries.shape:
            raise NotProtectable("The questions of a file are not of the same rows.")
        given.append(found.setdefault(whole.entries.tobytes(), Ranges(whole, patience)))
    return given


def describe_release(release: Release, names: dict[str, tuple[str, str]]) -> list[str]:
    """Return in plain words what is held back and why.

    Which cells are small and which only protect others is not told: that would give small ones away.

    Parameters
    ----------
    names
        For each level, what one and what several of its areas are called.
    """
    if release.base > 1:
        return [
            f"Counts are rounded to multiples of {release.base}, so that no small number can be read from "
            "them or from any differences of them. Shares and rates are of rounded counts: those of few "
            "answers are rough."
        ]
    said = []
    for level, (one, several) in names.items():
        of = sum(level == own for own, _ in release.table.places)
        if held := release.held_back(level):
            said.append(f"{held:,} of {of:,} {several if of != 1 else one}")
    if not said:
        return [f"Nothing is held back: no count is below {release.threshold}."]
    return [
        f"Figures are held back for {', '.join(said)}.",
        f"They are counts below {release.threshold}, nought among them, and others from which such counts "
        "could be worked out by subtraction, across areas, levels, answers and periods.",
    ]
