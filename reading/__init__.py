"""Files that somebody brings, read in memory: bytes in, a table of texts or a sentence out."""

from reading.encoding import Damaged, NotText, decoded
from reading.errors import Unreadable
from reading.limits import LARGEST
from reading.sheet import Sheet, read_sheet

__all__ = ["LARGEST", "Damaged", "NotText", "Sheet", "Unreadable", "decoded", "read_sheet"]
