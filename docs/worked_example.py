"""Write `worked-example.md` from the embedded snapshot: `python -m docs.worked_example`.

Every figure of that page is computed here, by the functions that the tools of the app use, so that it can be
made again and checked; a test fails when the page is not what this script writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

import geodata
from analysis.association import associate
from analysis.attributable import burden
from analysis.gap_closing import Rates, close_gaps, totals
from analysis.group_values import AreaFigures, group_values
from analysis.groups import group_areas
from analysis.inequality import Steps, inequality
from analysis.need import Part, need_index
from analysis.need_draws import Plan, need_draws
from analysis.pairs import Named
from analysis.relative_risks import RelativeRisk
from analysis.residual_pattern import residual_pattern
from analysis.variants import default_variant
from analysis.view import View
from analysis.wording import format_number, format_value, join_words
from catalogue import Catalogue, load_catalogue, load_published_risks
from modules.parts.state import Notices, Settings, Subject, resolve_settings, resolve_subject
from modules.parts.views import Views, residents
from store import Store

from .worked_example_words import FOOT, GAP, GRADIENT, HEAD, NEED, RELATION, RISK

PAGE = Path(__file__).with_name("worked-example.md")
GM = geodata.GM
WORK, HEALTH, SKILLS = "employment_deprivation", "health_deprivation", "no_qualifications_2011"
TOP = 10


@dataclass(frozen=True, slots=True)
class Held:
    """The embedded snapshot, asked as the page asks it."""

    views: Views

    @property
    def catalogue(self) -> Catalogue:
        """The indicators that it holds."""
        return self.views.catalogue

    def subject(self, indicator: str, level: str, period: str = "") -> tuple[Subject, Settings]:
        """Return an indicator at a level, with the page's usual settings."""
        wishes = {"indicator": indicator, "level": level, "period": period}
        return (
            resolve_subject(wishes, self.catalogue, self.views, Notices()),
            resolve_settings({}, Notices()),
        )

    def view(self, indicator: str, level: str, period: str = "") -> View:
        """Return its figures."""
        return self.views.view(*self.subject(indicator, level, period))

    def comparator(self, indicator: str, level: str, code: str) -> float:
        """Return the figure of a comparator beside it."""
        key = self.subject(indicator, level)[0].key
        rows = self.views.comparators(key, ("",))
        return next(float(row["value"]) for row in rows if row["area_code"] == code)


def open_snapshot() -> Held:
    """Return the snapshot that comes with the app."""
    store = Store(None)
    return Held(Views(store, load_catalogue().holding(store.indicators())))


def write_page(held: Held) -> str:
    """Return the whole page."""
    parts = [HEAD, relation(held), gradient(held), need(held), gap(held), risk(held), FOOT]
    return "\n".join(part.strip() + "\n" for part in parts)


def relation(held: Held) -> str:
    """Return the first answer: how worklessness goes with poor health over small areas."""
    x, y = held.view(WORK, "lsoa11"), held.view(HEALTH, "lsoa11")
    names = (Named("Employment deprivation"), Named("Health deprivation", ""))
    found = associate(x.values, y.values, names, residents("lsoa11"))
    pattern = residual_pattern(found.residuals, geodata.neighbours("lsoa11"))
    return RELATION.format(
        areas=f"{found.areas:,}",
        pearson=f"{found.pearson.value:.2f}",
        lower=f"{found.pearson.lower:.2f}",
        upper=f"{found.pearson.upper:.2f}",
        spearman=f"{found.spearman.value:.2f}",
        explained=f"{100 * found.line.r_squared:.0f} %",
        slope=f"{found.line.slope:.2f}",
        moran=f"{pattern.i:.2f}",
        p=f"{pattern.p:.3f}",
        shuffled=f"{pattern.permutations:,}",
        seed=pattern.seed,
    )


def gradient(held: Held) -> str:
    """Return the second answer: no qualifications by fifths of employment deprivation, with SII and RII."""
    measure, outcome = held.view(WORK, "lsoa11"), held.view(SKILLS, "lsoa11")
    indicator = held.catalogue.indicators[SKILLS]
    people = residents("lsoa11")
    groups = group_areas(measure.values, people, 5)
    figures = AreaFigures(
        outcome.values, people, outcome.numerator, outcome.denominator, outcome.lower, outcome.upper
    )
    values = group_values(
        groups.member, groups.numbers, figures, indicator.measure, multiplier=indicator.multiplier
    )
    steps = Steps(values.population, values.value, values.error, values.scale, values.whole)
    variant = default_variant(indicator.measure)
    found = inequality(steps, polarity=indicator.polarity, variant=variant)
    rows = "\n".join(
        f"| {name} | {value:.1f} | {low:.1f} to {high:.1f} |"
        for name, value, low, high in zip(FIFTHS, values.value, values.lower, values.upper, strict=True)
    )
    return GRADIENT.format(
        rows=rows,
        sii=format_value(found.slope.value, indicator.unit),
        sii_lower=f"{found.slope.lower:.1f}",
        sii_upper=f"{found.slope.upper:.1f}",
        rii=f"{found.ratio.value:.2f}",
        rii_lower=f"{found.ratio.lower:.2f}",
        rii_upper=f"{found.ratio.upper:.2f}",
        variant=VARIANTS[variant],
        draws=f"{found.draws:,}",
        seed=found.seed,
    )


def need(held: Held) -> str:
    """Return the third answer: the wards where worklessness, poor health and few skills meet."""
    names = (WORK, HEALTH, SKILLS)
    indicators = [held.catalogue.indicators[name] for name in names]
    parts = [Part(one.id, one.title, one.polarity) for one in indicators]
    values = np.column_stack([held.view(one, "ward25").values for one in names])
    index = need_index(values, parts)
    sure = need_draws(index, {}, Plan(k=TOP))
    areas = geodata.load_areas("ward25")
    order = np.argsort(np.where(index.ranks > 0, index.ranks, index.ranks.size + 1), kind="stable")[:TOP]
    rows = "\n".join(
        f"| {index.ranks[at]} | {areas['name'].iloc[at]} | {areas['parent_name'].iloc[at]} | "
        f"{values[at, 0]:.1f} % | {values[at, 1]:.2f} | {values[at, 2]:.0f} | {100 * sure.share[at]:.0f} % |"
        for at in order
    )
    boroughs = areas["parent_name"].iloc[order].value_counts()
    most = [
        f"{count} in {name}" for name, count in sorted(boroughs.items(), key=lambda one: (-one[1], one[0]))
    ]
    return NEED.format(
        rows=rows,
        ranked=index.ranked,
        boroughs=join_words(most),
        draws=f"{sure.plan.draws:,}",
        by=f"{100 * sure.plan.weights_by:.0f} %",
        seed=sure.plan.seed,
    )


def gap(held: Held) -> str:
    """Return the fourth answer: the people behind the gap, by borough."""
    view, indicator = held.view(WORK, "ward25"), held.catalogue.indicators[WORK]
    areas = geodata.load_areas("ward25")
    rates = Rates(
        view.values,
        indicator.polarity,
        numerator=view.numerator,
        denominator=view.denominator,
        base=areas[indicator.people_base].to_numpy(float),
        title=indicator.title,
    )
    target = held.comparator(WORK, "ward25", GM)
    found = close_gaps(rates, target)
    by_borough = totals(found.people, areas["parent_name"])
    rows = "\n".join(
        f"| {row.group} | {row.behind} | {_about(row.people)} |"
        for row in by_borough.itertuples()
        if row.people
    )
    above = int((found.people > 0).sum())
    return GAP.format(
        target=format_value(target, "%"),
        above=above,
        wards=int(np.isfinite(view.values).sum()),
        total=_about(float(np.nansum(found.people))),
        rows=rows,
    )


def risk(held: Held) -> str:
    """Return the last answer: deaths that go with unemployment, by a published relative risk."""
    published = next(one for one in load_published_risks().values() if "unemployment" in one.fits)
    view = held.view("unemployment", "borough")
    period = held.subject("unemployment", "borough")[0].period
    rate = held.comparator("unemployment", "borough", GM)
    relative = RelativeRisk(published.value, published.citation, measure=published.measure)
    found = burden(rate / 100, relative, reduction=0.2)
    return RISK.format(
        risk=f"{published.value:.2f}",
        citation=published.citation,
        rate=format_value(rate, "%"),
        period=period,
        fraction=f"{100 * found.fraction:.1f} %",
        fifth=f"{100 * found.impact:.2f} %",
        boroughs=int(np.isfinite(view.values).sum()),
    )


def _about(people: float) -> str:
    """Return people to two significant figures: the base is the nearest one held."""
    if people < 10:
        return "fewer than 10"
    digits = 10 ** (int(np.floor(np.log10(people))) - 1)
    return format_number(round(people / digits) * digits)


VARIANTS = {
    "none": "no transform",
    "log": "on the logarithm, as suits a rate",
    "logit": "on the log odds, as suits a proportion",
}
FIFTHS = ("Most deprived fifth", "Second", "Middle", "Fourth", "Least deprived fifth")

if __name__ == "__main__":
    PAGE.write_text(write_page(open_snapshot()), "utf-8")
