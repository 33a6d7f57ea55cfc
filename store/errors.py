"""What the store raises: one tree, each with a sentence that says what to do."""

from __future__ import annotations


class StoreError(Exception):
    """Figures could not be had from the store."""


class SnapshotError(StoreError):
    """The snapshot cannot be used."""


class SnapshotMissing(SnapshotError):
    """The snapshot, or a file of it, is not there."""


class SnapshotCorrupt(SnapshotError):
    """A file of the snapshot is not the one that was built."""


class FolderError(StoreError):
    """The data folder cannot be written."""


class FolderBusy(FolderError):
    """Somebody else is writing the data folder."""


class NothingEarlier(FolderError):
    """There is no snapshot to go back to."""


class Implausible(StoreError):
    """Figures that came cannot be right, or fewer came than are held."""


class NothingToRefresh(StoreError):
    """Nothing in the catalogue answers to what was asked for."""


class UnknownStore(StoreError):
    """The address of the store leads to no kind of database that can be asked."""


class DriverMissing(StoreError):
    """The package that speaks to the database is not installed."""


class StoreUnreachable(StoreError):
    """The database of the store cannot be reached, or did not answer."""


class UnknownIndicator(StoreError):
    """The catalogue has no such indicator."""


class UnknownLevel(StoreError):
    """The geography has no such level."""


class UnknownSource(StoreError):
    """The snapshot has no such source."""


class UnknownArea(StoreError):
    """No level held has an area of this code."""


class LevelUnavailable(StoreError):
    """An indicator has no values at a level.

    Attributes
    ----------
    reason
        Why, as the catalogue says it.
    """

    def __init__(self, title: str, plural: str, reason: str) -> None:
        super().__init__(f"{title} has no values for {plural}. {reason}")
        self.reason = reason
