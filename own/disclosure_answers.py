"""Which answers to a question are held back, once it is decided which totals are.

Answers go in one order, the rarest of the whole file first: of each place the `depth` rarest are held
back, none,
two or more, up to all. So what is held back is nested, and what could be otherwise is found without a search.

Of the rarest *n* answers, take the parts that no place tells apart that releases any of them: a *class*.
Whatever
is released, the people of a class who gave one of the *n* answers could have given them in any other way,
as long
as every part keeps its number of such people and every answer its number in the class: all those tables give
the same release. So an answer's count in a place can be anything between the bounds of M. Fréchet, which are
reached in a table with two margins given (A. Dobra and S. E. Fienberg (2000), *Proceedings of the National
Academy of Sciences* 97, 11885–11892), and classes are independent of one another. In a class that no
releasing
place holds the answers' numbers are free too. Where all answers are held back, the totals of the parts may
moreover be those of any other possible table of totals.
"""

from __future__ import annotations

import numpy as np

from own.disclosure_possible import Bools, Ints, Ranges
from own.linked_table import LinkedTable

NEWEST = 6
"""So many of the tables of totals are looked at again after more is held back: each takes time."""


class Answers:
    """How many answers each place holds back, and what could be otherwise.

    Attributes
    ----------
    depth
        Places by periods (as the margins of the totals): how many of the rarest answers are held back.
    """

    def __init__(self, table: LinkedTable, totals: Ranges) -> None:
        self.table = table
        self.totals = totals
        self.number = table.answers
        shape = (len(table.entries), -1, self.number)
        by_answer = table.entries.reshape(shape)
        self.order = np.argsort(by_answer.sum(axis=(0, 1)), kind="stable")
        self.entries: Ints = by_answer[:, :, self.order]  # parts, periods, answers from the rarest
        own = np.flatnonzero(np.arange(len(table.totals)) != table.totals)
        self.counts: Ints = table.counts[:, own].reshape(len(table.places), -1, self.number)[:, :, self.order]
        self.sums: Ints = totals.counts
        self.depth = np.zeros(self.sums.shape, dtype=np.int64)
        self.least, self.most = self.counts.copy(), self.counts.copy()
        self.sizes: Ints = table.parts.sum(axis=1)
        self.places = _places_of_parts(table)
        links = table.parts.tocoo()
        self.links: tuple[Ints, Ints] = (links.row.astype(np.int64), links.col.astype(np.int64))

    def deepen(self, threshold: int) -> None:
        """Hold back the answers up to the commonest that is too small, and all where the total is held
        back."""
        small = self.counts < threshold
        last = np.where(small.any(axis=2), self.number - np.argmax(small[:, :, ::-1], axis=2), 0)
        last = np.where(self.totals.hidden, self.number, np.where(last == 1, 2, last))
        self.depth = np.maximum(self.depth, last)

    def hidden(self) -> Bools:
        """Return places by margins of the whole table: what is held back."""
        answers = self.depth[:, :, None] > np.argsort(self.order)
        cells = np.concatenate([answers, self.totals.hidden[:, :, None]], axis=2)
        return cells.reshape(len(cells), -1)

    def width(self) -> Ints:
        """Return places by periods by answers: how many more than the least the most is, as far as found."""
        return self.most - self.least

    def look(self, again: bool = False) -> None:
        """Widen the ranges by what answers could be with the true totals, and with the newest other ones.

        `again` asks for all tables of totals that were ever found.
        """
        for depth in sorted(set(self.depth.ravel().tolist()) - {0, self.number}):
            people = self.entries[:, :, :depth].sum(axis=2)
            self._widen(depth, people, None)
        for totals in [self.entries.sum(axis=2), *self.totals.found[0 if again else -NEWEST :]]:
            self.look_at(totals)

    def look_at(self, totals: Ints) -> None:
        """Widen the ranges by a table of totals, if with it every class has as many people as it has."""
        change = totals - self.entries.sum(axis=2)
        for period in range(self.entries.shape[1]):
            if np.bincount(self.classes(period, self.number), change[:, period])[1:].any():
                return
        self._widen(self.number, totals, self.totals.hidden)

    def _widen(self, depth: int, people: Ints, totals_hidden: Bools | None) -> None:
        periods = self.entries.shape[1]
        bounds = [
            self._reach(period, depth, self.entries[:, period, :depth], people[:, period], totals_hidden)
            for period in range(periods)
        ]
        least, most = (np.stack(one, axis=1) for one in zip(*bounds, strict=True))
        if self.sums.shape[1] > periods:
            least, most = (
                np.concatenate([one, one.sum(axis=1, keepdims=True)], axis=1) for one in (least, most)
            )
        self.least[:, :, :depth] = np.minimum(self.least[:, :, :depth], least)
        self.most[:, :, :depth] = np.maximum(self.most[:, :, :depth], most)

    def classes(self, period: int, depth: int) -> Ints:
        """Return the class of each part for the rarest `depth` answers: 0 where no place releases any."""
        return told_apart(self.places, self._telling(self.depth < depth, period))

    def _telling(self, cells: Bools, period: int) -> Bools:
        """Return which places tell something of a period: of it, or of all periods."""
        told: Bools = cells[:, period]
        return told | cells[:, -1] if cells.shape[1] > self.entries.shape[1] else told

    def _reach(
        self, period: int, depth: int, ranked: Ints, people: Ints, totals_hidden: Bools | None
    ) -> tuple[Ints, Ints]:
        """Return the bounds of each answer in each place, for numbers of people that the parts could have.

        `totals_hidden` says where totals are held back, so that parts that no total tells apart could have
        all the people of each other.
        """
        classes = self.classes(period, depth)
        number = int(classes.max()) + 1
        rows = np.arange(len(classes))
        if totals_hidden is not None:
            pairs = np.column_stack([classes, told_apart(self.places, self._telling(~totals_hidden, period))])
            rows = np.unique(pairs, axis=0, return_inverse=True)[1].ravel()
        fewest, greatest, place, own = self._people(rows, classes, people, number)
        answers = np.zeros((number, depth), dtype=np.int64)
        np.add.at(answers, classes, ranked)
        together = answers.sum(axis=1)
        most = np.minimum(greatest[:, None], answers[own])
        least = np.maximum(0, fewest[:, None] - (together[own][:, None] - answers[own]))
        free = own == 0
        most[free], least[free] = greatest[free][:, None], 0
        shape = (len(self.table.places), depth)
        low, high = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        np.add.at(low, place, least)
        np.add.at(high, place, most)
        return low, high

    def _people(self, rows: Ints, classes: Ints, people: Ints, number: int) -> tuple[Ints, Ints, Ints, Ints]:
        """Return, for each place and class that meet, the fewest and the most people there, and the two.

        `rows` are the parts that can have all the people of each other: each lies in one class.
        """
        amount = np.bincount(rows, people).astype(np.int64)
        size = np.bincount(rows)
        place, part = self.links
        width = len(size)
        meeting, count = np.unique(place * width + rows[part], return_counts=True)
        whole = count == size[meeting % width]
        of_row = np.zeros(width, dtype=np.int64)
        of_row[rows] = classes
        keys, at = np.unique(meeting // width * number + of_row[meeting % width], return_inverse=True)
        there = amount[meeting % width]
        fewest = np.bincount(at, np.where(whole, there, 0)).astype(np.int64)
        greatest = np.bincount(at, there).astype(np.int64)
        return fewest, greatest, keys // number, keys % number


def _places_of_parts(table: LinkedTable) -> Ints:
    """Return parts by levels: the number of the place that holds each part, or the last and one."""
    levels = [level for level, _ in table.places]
    names = list(dict.fromkeys(levels))
    found = np.full((table.parts.shape[1], len(names)), len(levels), dtype=np.int64)
    links = table.parts.tocoo()
    column = np.array([names.index(level) for level in levels])
    found[links.col, column[links.row]] = links.row
    return found


def told_apart(places: Ints, telling: Bools) -> Ints:
    """Return numbers of the parts that the telling places tell apart: 0 for those that lie in none."""
    kept = np.append(telling, False)
    signature = np.where(kept[places], places, -1)
    own, number = np.unique(signature, axis=0, return_inverse=True)
    number = number.ravel()
    # The one that lies in none sorts first, if there is one.
    return number if (own[0] == -1).all() else number + 1
