"""Text that spreadsheets show as it is: no cell of a file that leaves the application is a formula."""

import re

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell begins with that some spreadsheet takes for a formula.

The characters are those of OWASP, *CSV injection*, https://owasp.org/www-community/attacks/CSV_Injection.
"""

CELL_STARTS = re.compile(r"""([,;\t]\s*["']?\s*)(?=[=+\-@＝＋－＠])""")
"""Where some spreadsheets begin a cell inside a text: after a semicolon, a tab, a comma not in quotes."""


def safe_text(text: str) -> str:
    """Return text that a spreadsheet cannot take for a formula: an apostrophe before what could start one."""
    inner = CELL_STARTS.sub(r"\1'", text)
    return f"'{inner}" if text.lstrip(" \u00a0").startswith(RISKY) else inner


def comment_line(words: str) -> str:
    """Return a line that readers of CSV skip, with no cell of it a formula."""
    # An odd quotation mark would take the lines below it into its cell.
    return "# " + safe_text(" ".join(words.replace('"', "'").split())) + "\n"
