"""What the snapshot lacks, in plain words: worked out from what it holds, so that newer figures end a gap."""

from __future__ import annotations

from htmltools import Tag, tags

from catalogue import Catalogue

from ..parts.views import Views

POLICE = (
    "Police-recorded crime of Greater Manchester is not shown after June 2019: the force published no usable "
    "street-level data from then on. Crime comes from the Indices of Deprivation."
)
COMPARATORS = (
    "Comparators for England and the UK exist only where the publisher gives them on the same definition."
)


def gaps(views: Views, every: Catalogue) -> list[Tag]:
    """Return a paragraph for each gap. `every` is the whole catalogue, held or not."""
    said = [claimants_words(views), POLICE, f"{census_words(views)}{COMPARATORS}", no_borough_words(views)]
    return [tags.p(words) for words in said if words] + waiting(views, every)


def claimants_words(views: Views) -> str:
    """Return how new the claimants of small areas are, and whether they are a rate."""
    if not is_held(views, "claimants", "lsoa11"):
        return ""
    latest = views.periods("claimants", "lsoa11")[-1]
    rates = (name for name in views.catalogue.indicators if name.startswith("claimant_rate"))
    words = f"Claimants of LSOAs are held up to {latest}."
    if any(is_held(views, name, "lsoa11") for name in rates):
        return words
    return (
        f"{words} No number of residents aged 16 to 64 is held for LSOAs, so claimants are a number there "
        "and not a rate."
    )


def census_words(views: Views) -> str:
    """Return that the newest census is not held, or nothing."""
    titles = (one.title for one in views.catalogue.indicators.values())
    return "" if any("Census 2021" in title for title in titles) else "Census figures are those of 2011. "


def no_borough_words(views: Views) -> str:
    """Return the indicators of small areas that cannot be added up to boroughs."""
    single = sorted(
        one.title for one in views.catalogue.indicators.values() if not is_held(views, one.id, "borough")
    )
    return f"No borough figure can be made from small areas for: {', '.join(single)}." if single else ""


def waiting(views: Views, every: Catalogue) -> list[Tag]:
    """Return the indicators of which nothing is held yet, folded away."""
    held = views.catalogue.indicators
    absent = sorted(one.title for name, one in every.indicators.items() if name not in held)
    if not absent:
        return []
    return [
        tags.details(
            tags.summary(f"{len(absent)} more indicators are known, and come with a refresh or loaded files"),
            tags.ul(*[tags.li(title) for title in absent]),
            class_="about-waiting",
        )
    ]


def is_held(views: Views, indicator_id: str, level: str) -> bool:
    """Return whether the snapshot has figures of an indicator at a level."""
    return indicator_id in views.catalogue.indicators and not views.absent(indicator_id, level)
