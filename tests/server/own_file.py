"""A made-up survey for the tests of a session's own data; nothing in it is of anybody."""

from __future__ import annotations

import random

import geodata

MARKER = "zebra9173"
"""Stands in a heading, an answer, a place and the file's name, so that what is kept can be found."""


def survey(rows: int = 600, seed: int = 1) -> bytes:
    """Return a CSV file of made-up answers at real postcodes, one row nowhere."""
    chance = random.Random(seed)
    postcodes = chance.sample(list(geodata.load_postcodes().index), 40)
    lines = [f"Postcode,Date,Lonely {MARKER},Satisfaction,Which way"]
    for _ in range(rows):
        lines.append(
            f"{chance.choice(postcodes)},{chance.choice((2023, 2024))}-0{chance.randint(1, 9)}-03,"
            f"{chance.choice(('Yes', 'No', 'No'))},{chance.randint(0, 10)},"
            f"{chance.choice((f'By {MARKER}', 'By bus', 'On foot'))}"
        )
    lines.append(f"{MARKER},2024-01-03,Yes,7,On foot")
    return ("\n".join(lines) + "\n").encode()
