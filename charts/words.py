"""What a chart's title, subtitle and alternative text say besides its numbers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Names for the sentences around a chart.

    Parameters
    ----------
    title : str
        The indicator's title, for example "Employment deprivation".
    period : str
        Label of the period shown.
    singular, plural : str
        What one area and several are called: "ward", "wards".
    parent_name : str
        The borough whose areas are marked; empty for none.
    whole : str
        What all areas together are called.
    noun : str
        What one figure is called: rate, average, figure.
    """

    title: str
    period: str = ""
    singular: str = "area"
    plural: str = "areas"
    parent_name: str = ""
    whole: str = "GM"
    noun: str = "figure"
