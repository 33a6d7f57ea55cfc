"""Figures at rest, and the one class through which they are asked for."""

from store.address import store_url
from store.contents import Dimensions
from store.errors import (
    DriverMissing,
    LevelUnavailable,
    SnapshotCorrupt,
    SnapshotError,
    SnapshotMissing,
    StoreError,
    StoreUnreachable,
    UnknownArea,
    UnknownIndicator,
    UnknownLevel,
    UnknownSource,
    UnknownStore,
)
from store.provenance import Provenance
from store.store import Store

__all__ = [
    "Dimensions",
    "DriverMissing",
    "LevelUnavailable",
    "Provenance",
    "SnapshotCorrupt",
    "SnapshotError",
    "SnapshotMissing",
    "Store",
    "StoreError",
    "StoreUnreachable",
    "UnknownArea",
    "UnknownIndicator",
    "UnknownLevel",
    "UnknownSource",
    "UnknownStore",
    "store_url",
]
