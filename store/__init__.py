"""Figures at rest, and the one class through which they are asked for."""

from store.contents import Dimensions
from store.errors import (
    LevelUnavailable,
    SnapshotCorrupt,
    SnapshotError,
    SnapshotMissing,
    StoreError,
    UnknownArea,
    UnknownIndicator,
    UnknownLevel,
    UnknownSource,
)
from store.provenance import Provenance
from store.store import Store

__all__ = [
    "Dimensions",
    "LevelUnavailable",
    "Provenance",
    "SnapshotCorrupt",
    "SnapshotError",
    "SnapshotMissing",
    "Store",
    "StoreError",
    "UnknownArea",
    "UnknownIndicator",
    "UnknownLevel",
    "UnknownSource",
]
