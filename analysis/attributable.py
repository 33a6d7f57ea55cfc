"""How much of an outcome goes with an exposure, if the one causes the other."""

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.errors import NotUsable
from analysis.relative_risks import HAZARD_RATIO, ODDS_RATIO, RelativeRisk

Floats = NDArray[np.float64]

PEOPLE_PER = {"%": 100.0, "per 1,000": 1_000.0, "per 100,000": 100_000.0}
"""Units in which a share of people is published, with how many people each is a share of."""

IF_CAUSE = (
    "It holds only if the exposure causes the outcome. Part of an association may run the other way, or have "
    "a cause behind both."
)
ADJUSTED = (
    "The relative risk is adjusted for {what}. The formula is exact only for an unadjusted one, so the share "
    "is approximate."
)
NO_INTERVAL = "No interval is shown, because none is held for this relative risk."
OF_RISK_ONLY = "The interval is that of the relative risk; the share of people exposed is taken as exact."
OTHER_MEASURES = {
    HAZARD_RATIO: "The source gives a hazard ratio. It is used as a relative risk, which it is near only "
    "while the outcome is rare.",
    ODDS_RATIO: "The source gives an odds ratio. It is used as a relative risk, which it exaggerates unless "
    "the outcome is rare.",
}
MAY_BE_NONE = "The interval of the relative risk holds 1, so there may be no share at all."
PROTECTS = (
    "A relative risk below 1 means that the exposed have the outcome less often: less exposure would go with "
    "more of it, not less."
)
NO_EFFECT = "A relative risk of 1 means that the exposed have the outcome as often as others."
NOBODY, EVERYBODY = "Nobody is exposed, so there is nothing to attribute.", "Everybody is exposed."


@dataclass(frozen=True, slots=True)
class Burden:
    """The share of an outcome that goes with an exposure, and what a fall of the exposure would take away.

    Shares are of all cases, 0.05 for one in twenty; negative where the exposed have the outcome less often.
    Limits are NaN where the relative risk has no interval, numbers of cases where none were given.

    Attributes
    ----------
    fraction, lower, upper
        Population attributable fraction.
    impact, impact_lower, impact_upper
        Potential impact fraction of a fall of `reduction`, a share of the exposure.
    prevented
        Of a relative risk below 1, the share of cases that there would be without the exposure and that it
        goes with the absence of; else NaN.
    cases, impact_cases
        `fraction` and `impact` as numbers of cases.
    notes
        Sentences that must stand beside it.
    """

    fraction: float
    lower: float
    upper: float
    reduction: float
    impact: float
    impact_lower: float
    impact_upper: float
    prevented: float
    cases: float
    impact_cases: float
    notes: tuple[str, ...] = field(default=())


def attributable_fraction(exposed: ArrayLike, relative_risk: ArrayLike) -> Floats:
    """Return the population attributable fraction p(RR − 1) ÷ (1 + p(RR − 1)); NaN where either is missing.

    M. L. Levin (1953), *The occurrence of lung cancer in man*, Acta Unio Internationalis contra Cancrum 9,
    531–541. Negative for relative risks below 1.

    Parameters
    ----------
    exposed : array of float
        Share of people exposed, 0 to 1.
    relative_risk : array of float
        Above 0.
    """
    share, risk = np.asarray(exposed, dtype=np.float64), np.asarray(relative_risk, dtype=np.float64)
    excess = np.where((share >= 0) & (share <= 1) & (risk > 0), share * (risk - 1), np.nan)
    found: Floats = excess / (1 + excess)
    return found


def impact_fraction(exposed: ArrayLike, relative_risk: ArrayLike, reduction: float) -> Floats:
    """Return the share of cases that goes with a fall of the exposure by the share `reduction`.

    (Σ pRR − Σ p′RR) ÷ Σ pRR with those who leave the exposure at the risk of the unexposed: J. J. Barendregt
    and J. L. Veerman (2010), *Journal of Epidemiology and Community Health* 64, 209–212,
    https://doi.org/10.1136/jech.2009.090274.

    Raises
    ------
    NotUsable
        `reduction` is not from 0 to 1.
    """
    return check_share(reduction, "fall of the exposure") * attributable_fraction(exposed, relative_risk)


def burden(exposed: float, risk: RelativeRisk, *, reduction: float = 1.0, cases: float = math.nan) -> Burden:
    """Return what goes with an exposure, with limits where the relative risk has an interval.

    The fraction rises with the relative risk, so its limits are those of the relative risk put into the
    formula: L. E. Daly (1998), *American Journal of Epidemiology* 147, 783–790,
    https://doi.org/10.1093/oxfordjournals.aje.a009523.

    Parameters
    ----------
    exposed : float
        Share of people exposed, 0 to 1.
    risk : RelativeRisk
    reduction : float
        Share of the exposure that would go, 0 to 1.
    cases : float
        How many have the outcome among the people whom `exposed` is about; NaN where that is not known.

    Raises
    ------
    NotUsable
        A share that is not from 0 to 1 or is missing, or a negative number of cases.
    """
    share = check_share(exposed, "share of people exposed")
    part = check_share(reduction, "fall of the exposure")
    if cases < 0 or math.isinf(cases):
        raise NotUsable(f"A number of cases is 0 or more; {cases:g} is not.")
    fraction, lower, upper = attributable_fraction(share, [risk.value, risk.lower, risk.upper]).tolist()
    return Burden(
        fraction=fraction,
        lower=lower,
        upper=upper,
        reduction=part,
        impact=part * fraction,
        impact_lower=part * lower,
        impact_upper=part * upper,
        prevented=share * (1 - risk.value) if risk.value < 1 else math.nan,
        cases=cases * fraction,
        impact_cases=cases * part * fraction,
        notes=_notes(share, risk),
    )


def exposed_share(value: float, unit: str, measure: str, title: str = "This indicator") -> float:
    """Return an indicator's figure as a share of people, 0 to 1.

    Parameters
    ----------
    value : float
        In `unit`; may be NaN, which comes back.
    unit, measure : str
        As the catalogue has them.
    title : str
        What the sentence of a refusal calls it.

    Raises
    ------
    NotUsable
        The indicator is no share of people, or the figure lies outside 0 to 1.
    """
    if measure != "proportion" or unit not in PEOPLE_PER:
        raise NotUsable(f"{title} is not a share of people, so it cannot be how many are exposed.")
    return value if math.isnan(value) else check_share(value / PEOPLE_PER[unit], f"share in ‘{title}’")


def check_share(value: float, what: str) -> float:
    """Return `value` if it is a share from 0 to 1.

    Raises
    ------
    NotUsable
        It is missing or lies outside; the message names `what`.
    """
    if math.isnan(value):
        raise NotUsable(f"There is no figure for the {what}.")
    if not 0 <= value <= 1:
        raise NotUsable(f"The {what} lies between 0 and 100 %; {value * 100:g} % does not.")
    return value


def _notes(share: float, risk: RelativeRisk) -> tuple[str, ...]:
    said = [IF_CAUSE]
    said += [OTHER_MEASURES[risk.measure]] if risk.measure in OTHER_MEASURES else []
    # B. Rockhill, B. Newman and C. Weinberg (1998), American Journal of Public Health 88, 15–19.
    said += [ADJUSTED.format(what=risk.adjusted_for)] if risk.adjusted_for else []
    said += [OF_RISK_ONLY if risk.has_interval else NO_INTERVAL]
    said += [MAY_BE_NONE] if risk.has_interval and risk.lower <= 1 <= risk.upper else []
    said += [PROTECTS] if risk.value < 1 else [NO_EFFECT] if risk.value == 1 else []
    return (*said, *({0.0: [NOBODY], 1.0: [EVERYBODY]}.get(share, [])))
