"""A session's own data: rows of a file matched with areas, counted, small numbers held back."""

from own.columns import ROLES, Column, chosen, faults
from own.dates import PERIODS
from own.figures import HELD_BACK, NO_ANSWERS, SOURCE, Figures, figures_of
from own.grouped import MOST_GROUPS, grouping_of
from own.grouping import Grouping
from own.groups import GroupsDraft, groups_draft
from own.holding import Holding
from own.indicators import THEME, Indicators, indicators_of
from own.measures import Problem
from own.origin import Origin
from own.patience import NoLongerWanted, Patience
from own.placing import points_of
from own.point_columns import PLACE_ROLES
from own.point_draft import places_draft_of
from own.points import Points
from own.prepared import ONE_PERIOD, Draft, Prepared, Refused, draft_of, once_an_area, prepare
from own.protection import Protection
from own.settled import Settled
from reading import LARGEST

__all__ = [
    "HELD_BACK",
    "LARGEST",
    "MOST_GROUPS",
    "NO_ANSWERS",
    "ONE_PERIOD",
    "PERIODS",
    "PLACE_ROLES",
    "ROLES",
    "SOURCE",
    "THEME",
    "Column",
    "Draft",
    "Figures",
    "Grouping",
    "GroupsDraft",
    "Holding",
    "Indicators",
    "NoLongerWanted",
    "Origin",
    "Patience",
    "Points",
    "Prepared",
    "Problem",
    "Protection",
    "Refused",
    "Settled",
    "chosen",
    "draft_of",
    "faults",
    "figures_of",
    "grouping_of",
    "groups_draft",
    "indicators_of",
    "once_an_area",
    "places_draft_of",
    "points_of",
    "prepare",
]
