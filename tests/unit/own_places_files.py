"""Made-up files of places for the tests: nothing of it is anybody's."""

from __future__ import annotations

from own import Points, places_draft_of, points_of

MIXED = b"""Name of service;Type;Postcode;Lat;Long
Alpha;Pharmacy;M1 1AE;53,4808;-2,2426
Beta;Hub;WN1 1AA;;
Gamma;Hub;SW1A 1AA;;
Delta;Pharmacy;;-2.3;53.5
Epsilon;Hub;;51.5;-0.12
Zeta;Hub;;53.4;2.2
Theta;Hub;;53.4;abc
Iota;Hub;;;
"""
"""Decimal commas; a postcode without coordinates; one row the other way round; four that lie nowhere here."""


def points(content: str | bytes, **wishes: str) -> Points:
    """Return the places of a file; roles by letter where they are other than recognised."""
    given = content.encode() if isinstance(content, str) else content
    return points_of(places_draft_of(given, "places.csv"), wishes)
