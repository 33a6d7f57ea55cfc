"""What keeps a file that somebody downloaded from being read."""

from __future__ import annotations

from sources.errors import SourceError


class Unrecognised(SourceError):
    """The content is that of no publisher's file that is known, or could be that of several."""


class NothingHere(SourceError):
    """The file was read, and holds nothing of the areas or the indicators that are known."""
