"""Where a number comes from: the card behind every "i"."""

from __future__ import annotations

import math

from htmltools import Tag, TagList, tags

import geodata
from analysis.wording import sentence_case

from .state import Subject
from .views import Views

FLAG_WORDS = {
    "derived": "A mean of small areas weighted by their residents (Census 2011), computed here.",
    "estimated": "Computed here from small areas with estimated weights or a best fit: near the published "
    "figure, not equal to it.",
    "rounded": "The counts are rounded by the publisher.",
    "provisional": "Provisional: the publisher may revise it.",
    "unreliable": "Unreliable: it rests on very few cases.",
    "suppressed": "Suppressed by the publisher, because the numbers are small.",
    "not_collected": "Not collected here.",
}
TITLES = {
    "info-value": "Where this number comes from",
    "info-rank": "How the rank is made",
    "info-extreme": "Highest and lowest small areas",
    "info-change": "How the change is made",
    "info-count": "What is counted",
    "info-people": "Residents",
}


MADE_BY = {
    "info-rank": "All areas of this level that have a figure, highest value first; equal values share the "
    "better rank.",
    "info-extreme": "The highest or lowest figure among the areas shown or the LSOAs inside the area. An "
    "average never stands alone: a borough can hold extremes.",
    "info-change": "The figure of this period minus that of the latest earlier period that shares no day "
    "with it.",
    "info-count": "Areas whose centre lies inside the map window, or the number behind the rate.",
    "info-people": "Usual residents, Census 2011.",
}


def templates(views: Views, subject: Subject, flag: str, code: str) -> TagList:
    """Return one template a kind of number; the page shows it when its "i" is pressed."""
    facts = common_facts(views, subject, flag, code)
    found = TagList()
    for kind, title in TITLES.items():
        made = [("Made by", MADE_BY[kind])] if kind in MADE_BY else []
        found.append(tags.template(as_list([*made, *facts]), id=kind, **{"data-title": title}))
    return found


def common_facts(views: Views, subject: Subject, flag: str, code: str) -> list[tuple[str, str | Tag]]:
    """Return measure, flags, area, publisher, period, licence, checksum and cautions, in reading order."""
    indicator, level = subject.indicator, geodata.LEVELS[subject.level]
    source = views.catalogue.sources[indicator.source]
    held = views.store.provenance(indicator.source)
    share = f", as a share of: {indicator.denominator}" if indicator.denominator else ""
    measured = f"{indicator.numerator}{share}"
    facts: list[tuple[str, str | Tag]] = [("Measure", indicator.definition), ("Counts", measured)]
    for one in [part for part in flag.split(",") if part]:
        name = tags.span(one.replace("_", " "), class_="flag")
        facts.append(("Made by", tags.span(name, " ", FLAG_WORDS.get(one, ""))))
    facts.append(("Area", area_words(subject, code, level)))
    facts += [
        ("Publisher", source.publisher),
        ("Dataset", source.dataset),
        ("Query", source.query),
        ("Period", " ".join(part for part in (f"{subject.period}.", indicator.period_note) if part)),
        ("Retrieved", str(getattr(held, "retrieved_at", ""))[:10]),
        ("Licence", f"{source.licence}. {source.attribution}."),
        ("Link", tags.a(source.link, href=source.link, rel="noopener", target="_blank")),
        ("Checksum", f"sha256 {str(getattr(held, 'sha256', ''))[:16]}…"),
    ]
    return facts + [("Beware", caveat) for caveat in indicator.caveats]


def area_words(subject: Subject, code: str, level: geodata.Level) -> str:
    """Return what the area is: kind, vintage, code, and how well a best-fit ward fits."""
    vintage = f" of {level.vintage}" if level.vintage and level.vintage not in level.singular else ""
    words = f"{sentence_case(level.singular)}{vintage}" + (f" ({code})" if code else "")
    if subject.level != "ward25" or not code:
        return words
    share = geodata.load_areas("ward25").set_index("area_code")["postcode_share"].get(code, math.nan)
    fit = f": {share * 100:.0f} % of their postcodes lie in the ward" if share == share else ""
    return f"{words}, a best fit of whole LSOAs{fit}"


def as_list(facts: list[tuple[str, str | Tag]]) -> Tag:
    """Return the facts as a description list."""
    pairs = [part for name, value in facts for part in (tags.dt(name), tags.dd(value))]
    return tags.dl(*pairs, class_="facts")
