"""What the answers to a question could be otherwise, once it is decided which totals are held back.

Answers go in one order, the rarest of the whole file first: of each
place the `depth` rarest are held back, none, two or more, up to all. Any two places that show answers nest
or lie apart, so what could be otherwise is found without a search:

Of the rarest *n* answers, take the parts that no place tells apart that shows any of them: a *class*. The
people of a class who gave one of these answers could have given them in any other way, as long as every part
keeps its number of such people and every answer its number in the class: all those tables give the same
release. So an answer's count in a place can be anything between the bounds of M. Fréchet, which are reached
where two margins are given (A. Dobra and S. E. Fienberg (2000), *Proceedings of the National Academy of
Sciences* 97, 11885–11892), and classes are independent of one another. Before that, the numbers of a class
may be changed themselves in the same way, for fewer answers and within a larger class; where no place shows
answers they are free. Where all answers of a place are held back, its people may moreover be as many as its
total could be: what a class adds up to is told by the totals of places, which are released wherever answers
are, and other tables of totals leave it as it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from own.disclosure_possible import Bools, Ints, Ranges
from own.linked_table import LinkedTable

ENDLESS = 1 << 40
"""More people than any class has."""


@dataclass(frozen=True, slots=True, eq=False)
class _Classes:
    """Classes of the rarest `depth` answers: of each part, and the people of each part who gave one of them.

    `sums` are the answers of each class; `low` and `high` the least and the most that each of them could be.
    """

    depth: int
    of_part: Ints
    people: Ints
    sums: Ints
    low: Ints
    high: Ints

    def meetings(self, group: Ints, part: Ints) -> tuple[Ints, Ints, Ints]:
        """Return, for groups of parts given part by part, each group and class that meet and their people."""
        number = len(self.sums)
        keys, at = np.unique(group * number + self.of_part[part], return_inverse=True)
        return keys // number, keys % number, np.bincount(at.ravel(), self.people[part]).astype(np.int64)

    def bounds(
        self, group: Ints, class_: Ints, fewest: Ints, greatest: Ints, groups: int
    ) -> tuple[Ints, Ints]:
        """Return the least and the most of each answer in each group, by its people in classes."""
        together = self.sums.sum(axis=1)[class_][:, None]
        # What one class gains by exchanges of fewer answers, another loses: only one can be looked at so.
        alone = (np.bincount(group, minlength=groups) == 1)[group][:, None]
        low = np.where(alone, self.low[class_], self.sums[class_])
        high = np.where(alone, self.high[class_], self.sums[class_])
        most = np.minimum(greatest[:, None], high)
        least = np.maximum(0, fewest[:, None] - (together - low))
        free = class_ == 0
        most[free], least[free] = greatest[free][:, None], 0
        found = np.zeros((2, groups, self.depth), dtype=np.int64)
        np.add.at(found[0], group, least)
        np.add.at(found[1], group, most)
        return found[0], found[1]

    def room(self, class_: Ints) -> tuple[Ints, Ints]:
        """Return how many people of classes gave each answer, and how many another; no end of class 0."""
        free = (class_ == 0)[:, None]
        sums = self.sums[class_]
        return np.where(free, ENDLESS, sums), np.where(free, ENDLESS, sums.sum(axis=1)[:, None] - sums)


@dataclass(slots=True, eq=False)
class _Bounds:
    """The least and the most of each answer in each place, in a period.

    `kept_low` and `kept_high` are those if every place keeps its people; `low` and `high` also if not. Places
    that are `alone` lie in one class and show no answers; the class has `room` for so many of an answer.
    """

    low: Ints
    high: Ints
    kept_low: Ints
    kept_high: Ints
    room: Ints
    others: Ints
    alone: Bools

    @classmethod
    def of(cls, counts: Ints) -> _Bounds:
        """Return bounds that nothing is known to widen yet."""
        alone = np.zeros(len(counts), dtype=bool)
        none = np.zeros_like(counts)
        kept = counts.copy(), counts.copy()
        return cls(counts.copy(), counts.copy(), *kept, none, none.copy(), alone)

    def keep(self, depth: int, least: Ints, most: Ints) -> None:
        """Widen the bounds of some answers by what is possible while places keep their people."""
        self.kept_low[:, :depth] = np.minimum(self.kept_low[:, :depth], least)
        self.kept_high[:, :depth] = np.maximum(self.kept_high[:, :depth], most)
        self.free(self.kept_low, self.kept_high)

    def free(self, least: Ints, most: Ints) -> None:
        """Widen the bounds by what is possible with other totals."""
        self.low, self.high = np.minimum(self.low, least), np.maximum(self.high, most)


class Answers:
    """How many answers each place holds back, and the least and the most that each could be.

    Attributes
    ----------
    depth
        Places by periods (as the margins of the totals): how many of the rarest answers are held back.
    counts, least, most
        Places by periods by answers, from the rarest of the file.
    """

    def __init__(self, table: LinkedTable, totals: Ranges) -> None:
        self.table = table
        self.totals = totals
        self.number = table.answers
        by_answer = table.entries.reshape(len(table.entries), -1, self.number)
        self.order = np.argsort(by_answer.sum(axis=(0, 1)), kind="stable")
        self.entries: Ints = by_answer[:, :, self.order]
        own = np.flatnonzero(np.arange(len(table.totals)) != table.totals)
        self.counts: Ints = table.counts[:, own].reshape(len(table.places), -1, self.number)[:, :, self.order]
        self.least, self.most = self.counts.copy(), self.counts.copy()
        self.depth: Ints = np.zeros(totals.counts.shape, dtype=np.int64)
        self.sizes: Ints = table.parts.sum(axis=1)
        self.places = places_of_parts(table)
        links = table.parts.tocoo()
        self.links: tuple[Ints, Ints] = (links.row.astype(np.int64), links.col.astype(np.int64))

    def hidden(self) -> Bools:
        """Return places by margins of the whole table: what is held back."""
        answers = self.depth[:, :, None] > np.argsort(self.order)
        cells = np.concatenate([answers, self.totals.hidden[:, :, None]], axis=2)
        return cells.reshape(len(cells), -1)

    def deepen(self, threshold: int) -> None:
        """Hold back answers up to the commonest that is too small, and all where the total is held back."""
        small = self.counts < threshold
        if (small & (self.totals.counts[:, :, None] > 0)).any():
            self.depth[_crossing(self)] = self.number
        last = np.where(small.any(axis=2), self.number - np.argmax(small[:, :, ::-1], axis=2), 0)
        last = np.where(self.totals.hidden, self.number, np.where(last == 1, 2, last))
        self.hide(np.maximum(self.depth, last))

    def hide(self, depth: Ints) -> None:
        """Hold back as many answers; of all periods together as many as of any, so these tell no more."""
        self.depth = np.maximum(self.depth, depth)
        self.depth[:, -1] = self.depth.max(axis=1)

    def look(self) -> None:
        """Widen the ranges by what is possible with the present depths."""
        several = self.depth.shape[1] > self.entries.shape[1]
        bounds = [self._of_period(period, several) for period in range(self.entries.shape[1])]
        least: Ints = np.array([one.low for one in bounds]).swapaxes(0, 1)
        most: Ints = np.array([one.high for one in bounds]).swapaxes(0, 1)
        if several:
            low, high = self._of_all(bounds)
            least = np.concatenate([least, low[:, None]], axis=1)
            most = np.concatenate([most, high[:, None]], axis=1)
        self.least, self.most = np.minimum(self.least, least), np.maximum(self.most, most)

    def showing(self, period: int, depth: int) -> Bools:
        """Return the places that show any of the rarest `depth` answers in a period."""
        return np.asarray(self.depth[:, period] < depth)

    def _of_all(self, bounds: Sequence[_Bounds]) -> tuple[Ints, Ints]:
        """Return the least and the most of each answer in each place of all periods together.

        Periods are independent as long as every place keeps its people. Where it need not, one table of
        totals says how many there are in every period: it gives the people of all periods their least or
        most, and each period no more than the most found for it. What of these a class might not take, or
        must take, is allowed for.
        """
        low: Ints = np.sum([one.kept_low for one in bounds], axis=0)
        high: Ints = np.sum([one.kept_high for one in bounds], axis=0)
        whole = np.logical_and.reduce([one.alone for one in bounds]) & self.totals.hidden[:, -1]
        most = self.totals.most[:, : len(bounds), None]
        beyond = np.sum(
            [np.maximum(0, most[:, at] - one.room) for at, one in enumerate(bounds)], axis=0, dtype=np.int64
        )
        others = np.sum(
            [np.maximum(0, most[:, at] - one.others) for at, one in enumerate(bounds)], axis=0, dtype=np.int64
        )
        low = np.where(whole[:, None], np.minimum(low, others), low)
        high = np.where(whole[:, None], np.maximum(high, self.totals.most[:, [-1]] - beyond), high)
        return low, high

    def _of_period(self, period: int, several: bool) -> _Bounds:
        """Return the least and the most of each answer in each place, by one depth after another."""
        found = _Bounds.of(self.counts[:, period])
        classes: list[_Classes] = []
        for depth in sorted(set(self.depth[:, period].tolist()) - {0}):
            own = self._classes(period, depth, classes)
            classes.append(own)
            place, class_, there = own.meetings(*self.links)
            found.keep(depth, *own.bounds(place, class_, there, there, len(self.sizes)))
            if depth < self.number:
                continue
            single = np.bincount(place, minlength=len(self.sizes)) == 1
            usable = single[place] & self.totals.hidden[place, period]
            fewest = np.where(usable, self.totals.least[place, period], there)
            greatest = np.where(usable, self.totals.most[place, period], there)
            found.free(*own.bounds(place, class_, fewest, greatest, len(self.sizes)))
            if several:
                found.room[place], found.others[place] = own.room(class_)
                found.alone = single & (self.depth[:, period] == self.number)
        return found

    def _classes(self, period: int, depth: int, fewer: Sequence[_Classes]) -> _Classes:
        """Return the classes of a depth, with what their numbers can be by exchanges of fewer answers."""
        classes = told_apart(self.places, self.showing(period, depth))
        ranked = self.entries[:, period, :depth]
        sums = np.zeros((int(classes.max()) + 1, depth), dtype=np.int64)
        np.add.at(sums, classes, ranked)
        low, high = sums.copy(), sums.copy()
        parts = np.arange(len(classes))
        for one in fewer:
            group, class_, there = one.meetings(classes, parts)
            least, most = one.bounds(group, class_, there, there, len(sums))
            low[:, : one.depth] = np.minimum(low[:, : one.depth], least)
            high[:, : one.depth] = np.maximum(high[:, : one.depth], most)
        return _Classes(depth, classes, ranked.sum(axis=1), sums, low, high)


def _crossing(answers: Answers) -> Ints:
    """Return the places that overlap others of a level before theirs, without one holding the other.

    Levels of larger areas come first, and of two alike the one whose name is last, as of wards the newer.
    """
    table = answers.table
    levels = [level for level, _ in table.places]
    size = {level: 0.0 for level in levels}
    for level in size:
        size[level] = float(answers.sizes[[one == level for one in levels]].mean())
    order = sorted(sorted(size, reverse=True), key=lambda level: -size[level])
    overlap = (table.parts @ table.parts.T).tocoo()
    smaller = np.minimum(answers.sizes[overlap.row], answers.sizes[overlap.col])
    knots = overlap.data < smaller
    rank = np.array([order.index(level) for level in levels])
    dropped = np.zeros(len(levels), dtype=bool)
    for own in range(len(order)):
        against = knots & (rank[overlap.row] == own) & (rank[overlap.col] < own) & ~dropped[overlap.col]
        dropped[overlap.row[against]] = True
    return np.flatnonzero(dropped)


def places_of_parts(table: LinkedTable) -> Ints:
    """Return parts by levels: the number of the place that holds each part, or of places where none does."""
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
    number = np.asarray(number.ravel())
    # The one that lies in none sorts first, if there is one.
    return number if (own[0] == -1).all() else number + 1
