"""The areas that stand beside a number, and why one of them is empty."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from catalogue import Indicator
from geodata import COMPARATORS, GM, area

NOT_HELD = "Not in this snapshot."

LOCAL_ONLY = "Not in this snapshot, which holds the small areas of Greater Manchester only."

FLAG_REASONS = {
    "suppressed": "Suppressed by the publisher.",
    "not_collected": "Not collected.",
    "unreliable": "Published, but not as a usable number.",
}


def comparator_codes(area_codes: Iterable[str]) -> list[str]:
    """Return the boroughs that hold the areas, then Greater Manchester, North West, England and the UK.

    A borough is not set beside itself.
    """
    parents = [place.parent_code for code in area_codes if (place := area(code))]
    boroughs = [code for code in dict.fromkeys(parents) if _is_borough(code)]
    return [*boroughs, *(code for code, _ in COMPARATORS)]


def _is_borough(code: str) -> bool:
    place = area(code)
    return place is not None and place.level == "borough"


def comparator_rows(
    indicator: Indicator, codes: list[str], series: pd.DataFrame, period: str, sex: str | None
) -> pd.DataFrame:
    """Return one row a comparator and sex, in the order of `codes`, with `name` and `reason`.

    `reason` is "" where there is a value, and otherwise a sentence that says why there is none.
    """
    names = pd.DataFrame({"area_code": codes, "name": [_name(code) for code in codes]})
    rows = names.merge(series[series["period"] == period], on="area_code", how="left", validate="one_to_many")
    begins = series.sort_values("period_start").groupby("area_code")["period"].agg(["first", "last"])
    rows["reason"] = [
        "" if pd.notna(value) else _reason(indicator, code, flag, period, begins)
        for code, value, flag in zip(rows["area_code"], rows["value"], rows["flag"], strict=True)
    ]
    filled = {"indicator_id": indicator.id, "period": period, "sex": sex or "all", "age": indicator.age}
    kinds = {code: place.area_type for code in codes if (place := area(code))}
    rows["area_type"] = rows["area_code"].map(kinds)
    return rows.fillna(filled | {"flag": ""})


def _name(code: str) -> str:
    place = area(code)
    return place.name if place else code


def _reason(indicator: Indicator, code: str, flag: object, period: str, begins: pd.DataFrame) -> str:
    if isinstance(flag, str):
        found = [reason for name, reason in FLAG_REASONS.items() if name in flag.split(",")]
        return found[0] if found else "No value is published."
    if code in begins.index:
        first, last = begins.loc[code]
        held = f"only {first} is" if first == last else f"{first} to {last} are"
        return f"No figure for {period}: {held} held."
    inside = code == GM or _is_borough(code)
    if inside and "borough" in indicator.greyed:
        return indicator.greyed["borough"]
    return LOCAL_ONLY if indicator.aggregation != "none" and not inside else NOT_HELD
