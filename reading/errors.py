"""What keeps a file that somebody brings from being read."""

from __future__ import annotations


class Unreadable(ValueError):
    """The file cannot be read as a table; the message says where it goes wrong and what to do."""
