"""The words that a catalogue entry may use. A word outside these lists is a mistake in the file."""

MAP_LEVELS = (
    "borough",
    *("ward25", "ward24", "ward23", "ward22", "ward17"),
    *("msoa21", "msoa11"),
    *("lsoa21", "lsoa11"),
)
"""Levels that can be drawn, coarse to fine: an area type and its vintage, the newest first. Those that do not
come with the application are brought by files."""

COMPARATOR_LEVELS = ("combined_authority", "region", "country")
"""Levels that stand beside a number and are never drawn."""

LEVELS = (*MAP_LEVELS, *COMPARATOR_LEVELS)

POLARITIES = ("high_is_bad", "high_is_good", "neutral")

MEASURES = ("proportion", "rate", "mean", "score", "index", "count", "rank", "median")

UNITS = (
    "%",
    "£",
    "years",
    "per 1,000",
    "per 100,000",
    "minutes",
    "points",
    "score",
    "rank",
    "people",
    "sales",
    "crimes",
    "ratio",
)

AGGREGATIONS = ("sum", "weighted_mean", "none")

WEIGHTS = ("residents_2011", "households_2011", "working_age_2017", "residents_2021", "households_2021")
"""Columns of the geography that can weight a mean or count the people behind a rate."""

MULTIPLIERS = (1, 100, 1000, 100_000)

INTERVALS = ("published", "wilson", "byar", "none")

SHORT_LENGTH = 16
"""Most characters of the label under a big number."""

RISK_MEASURES = ("relative risk", "hazard ratio", "odds ratio")

READ = ("paper", "abstract")
"""What was read of a publication: an interval is shown only where it was the paper."""
