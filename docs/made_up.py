"""A survey that nobody took and places that are not there, for the pictures of Your data and Your places."""

from __future__ import annotations

import random

import geodata

ROWS = 6_000
PLACES = 60


def made_up_survey() -> bytes:
    """Return a CSV file of made-up answers at real postcodes, more of one sort in some boroughs."""
    chance = random.Random(11)
    postcodes = geodata.load_postcodes()
    places = chance.choices(list(postcodes.index), k=ROWS)
    often = {code: chance.uniform(0.15, 0.45) for code in sorted(set(postcodes["ward25"].dropna()))}
    lines = ["Postcode,Date,Feels lonely,Getting about,Satisfaction"]
    for place in places:
        lonely = chance.random() < often.get(postcodes.at[place, "ward25"], 0.3)
        lines.append(
            f"{place},2025-0{chance.randint(1, 9)}-03,{'Yes' if lonely else 'No'},"
            f"{chance.choices(('By car', 'By bus', 'On foot'), (5, 3, 2))[0]},"
            f"{min(10, max(0, round(chance.gauss(6 if lonely else 7, 2))))}"
        )
    lines.append("SW1A 1AA,2025-05-03,Yes,On foot,7")
    return ("\n".join(lines) + "\n").encode()


def made_up_places() -> bytes:
    """Return a CSV file of made-up places at real postcodes."""
    chance = random.Random(7)
    at = chance.choices(list(geodata.load_postcodes().index), k=PLACES)
    kinds = ("Advice", "Library", "Skills hub")
    rows = [f"Place {number},{kinds[number % 3]},{place}" for number, place in enumerate(at, 1)]
    return "\n".join(["Name,Type,Postcode", *rows, "Elsewhere,Library,SW1A 1AA", ""]).encode()
