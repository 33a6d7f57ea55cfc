"""How Excel, R and pandas subscribe to a feed: a few lines to paste, with the address in their place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

ADDRESS = "{address}"
"""What stands for the address of a feed of CSV; it holds no quotation marks."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """Lines to paste into a program.

    Attributes
    ----------
    title
        The program.
    where
        Where they go, as a sentence.
    lines
        The lines, with `ADDRESS` in the place of the address.
    """

    title: str
    where: str
    lines: str

    def of(self, address: str) -> str:
        """Return the lines for an address."""
        return self.lines.replace(ADDRESS, address)


POWER_QUERY = """\
let
    Fetched = Web.Contents("{address}"),
    Layout = [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv],
    Read = Csv.Document(Fetched, Layout),
    Headed = Table.PromoteHeaders(Read, [PromoteAllScalars = true]),
    Numbers = {"value", "lower_ci", "upper_ci", "rank", "numerator", "denominator"},
    Kinds = List.Transform(Numbers, each {_, type number}),
    Typed = Table.TransformColumnTypes(Headed, Kinds, "en-GB")
in
    Typed
"""
R = """\
figures <- read.csv("{address}", fileEncoding = "UTF-8-BOM")
"""
PANDAS = """\
import pandas as pd

figures = pd.read_csv("{address}", encoding="utf-8-sig")
"""

SNIPPETS: Mapping[str, Snippet] = {
    "excel": Snippet(
        "Excel and Power BI",
        "Data, Get Data, From Other Sources, Blank Query; then paste into the Advanced Editor.",
        POWER_QUERY,
    ),
    "r": Snippet("R", "No package is needed.", R),
    "pandas": Snippet("Python (pandas)", "In a script or a notebook.", PANDAS),
}
