"""Where a number comes from: the card behind every "i"."""

from __future__ import annotations

import math

from htmltools import HTML, Tag, html_escape, tags

import geodata
from analysis.wording import sentence_case

from .keeping import kept_with_views
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
    "held_back": "Held back here, because the numbers are small or would give small ones away.",
    "no_answers": "No row of the file lies here.",
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
    "info-people": "Usual residents of the census named beside it.",
}


@kept_with_views(maxsize=2048)
def templates(views: Views, subject: Subject, flag: str, code: str) -> HTML:
    """Return one template a kind of number; the page shows it when its "i" is pressed.

    What they share is written out once: a panel is made on every click, and tags are slow to write.
    """
    shared = pairs_of(common_facts(views, subject, flag, code))
    return HTML("".join(template(kind, title, shared) for kind, title in TITLES.items()))


def template(kind: str, title: str, shared: str) -> str:
    """Return the template of a kind of number: how it is made, then what all of them say."""
    made = pairs_of([("Made by", MADE_BY[kind])]) if kind in MADE_BY else ""
    head = f'<template id="{kind}" data-title="{html_escape(title, attr=True)}">'
    return f'{head}<dl class="facts">{made}{shared}</dl></template>'


def common_facts(views: Views, subject: Subject, flag: str, code: str) -> list[tuple[str, str | Tag]]:
    """Return measure, flags, area, publisher, period, licence, checksum and cautions, in reading order."""
    indicator, level = subject.indicator, geodata.LEVELS[subject.level]
    held = views.origin(subject)
    share = f", as a share of: {indicator.denominator}" if indicator.denominator else ""
    measured = f"{indicator.numerator}{share}"
    facts: list[tuple[str, str | Tag]] = [("Measure", indicator.definition), ("Counts", measured)]
    for one in [part for part in flag.split(",") if part]:
        name = tags.span(one.replace("_", " "), class_="flag")
        facts.append(("Made by", tags.span(name, " ", FLAG_WORDS.get(one, ""))))
    facts.append(("Area", area_words(subject, code, level)))
    facts += [
        ("Publisher", held.publisher),
        ("Dataset", held.dataset),
        ("Query", held.query),
        ("Period", " ".join(part for part in (f"{subject.period}.", indicator.period_note) if part)),
        ("Retrieved", str(held.retrieved_at)[:10]),
        *([("Not newer", held.fault)] if held.fault else []),
        ("Licence", " ".join(f"{part}." for part in (held.licence, held.attribution) if part)),
        *([("Link", link_to(held.link))] if held.link else []),
        ("Checksum", f"sha256 {held.sha256[:16]}…"),
    ]
    return facts + [("Beware", caveat) for caveat in indicator.caveats]


def link_to(address: str) -> Tag:
    """Return a link that opens beside the page."""
    return tags.a(address, href=address, rel="noopener", target="_blank")


def area_words(subject: Subject, code: str, level: geodata.Level) -> str:
    """Return what the area is: kind, vintage, code, and how well a best-fit ward fits."""
    vintage = f" of {level.vintage}" if level.vintage and level.vintage not in level.singular else ""
    words = f"{sentence_case(level.singular)}{vintage}" + (f" ({code})" if code else "")
    if subject.level != "ward25" or not code:
        return words
    share = geodata.load_areas("ward25").set_index("area_code")["postcode_share"].get(code, math.nan)
    fit = f": {share * 100:.0f} % of their postcodes lie in the ward" if share == share else ""
    return f"{words}, a best fit of whole LSOAs{fit}"


def pairs_of(facts: list[tuple[str, str | Tag]]) -> str:
    """Return the facts as the HTML of a description list's pairs, text escaped."""
    return "".join(
        f"<dt>{html_escape(name)}</dt><dd>{value if isinstance(value, Tag) else html_escape(value)}</dd>"
        for name, value in facts
    )
