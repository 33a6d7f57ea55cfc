"""A session's own data: rows of a file matched with areas, counted, small numbers held back."""

from own.columns import ROLES, Column, chosen, faults
from own.dates import PERIODS
from own.figures import HELD_BACK, NO_ANSWERS, SOURCE, Figures, figures_of
from own.holding import Holding
from own.indicators import THEME, Indicators, indicators_of
from own.origin import Origin
from own.patience import NoLongerWanted, Patience
from own.prepared import ONE_PERIOD, Draft, Prepared, Refused, draft_of, once_an_area, prepare
from own.protection import Protection
from own.settled import Settled
from reading import LARGEST

__all__ = [
    "HELD_BACK",
    "LARGEST",
    "NO_ANSWERS",
    "ONE_PERIOD",
    "PERIODS",
    "ROLES",
    "SOURCE",
    "THEME",
    "Column",
    "Draft",
    "Figures",
    "Holding",
    "Indicators",
    "NoLongerWanted",
    "Origin",
    "Patience",
    "Prepared",
    "Protection",
    "Refused",
    "Settled",
    "chosen",
    "draft_of",
    "faults",
    "figures_of",
    "indicators_of",
    "once_an_area",
    "prepare",
]
