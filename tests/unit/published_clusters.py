"""Figures of published examples, carried as facts so that the tests of clusters are held against print.

They are as the R package spData has them (CC0 1.0, https://jakubnowosad.com/spData/): `afcon` with
`paper.nb`, `getisord` and `auckland`.
"""

from __future__ import annotations

import numpy as np

_COUNTRIES = """
Tunisia: 1363: 1 3
Algeria: 1421: 0 2 3 5 6 7
Morocco: 1861: 1 5
Libya: 2355: 0 1 4 7 8 9
Egypt: 5246: 3 9
Mauritania: 811: 1 2 6 11
Mali: 299: 1 5 7 11 12 16 22
Niger: 358: 1 3 6 8 12 13 17
Chad: 895: 3 7 9 13 15 21
Sudan: 4751: 3 4 8 10 21 25 26 27
Ethiopia: 1878: 9 18 26
Senegal: 933: 5 6 14 16
Burkina Faso: 347: 6 7 17 19 20 22
Nigeria: 1130: 7 8 15 17
The Gambia: 241: 11
Cameroon: 604: 8 13 21 28 29
Guinea: 1015: 6 11 22 23 24
Benin: 998: 7 12 13 20
Somalia: 2122: 10 26
Ghana: 1090: 12 20 22
Togo: 848: 12 17 19
Central African Republic: 618: 8 9 15 25 28
Ivory Coast: 758: 6 12 16 19 24
Sierra Leone: 423: 16 24
Liberia: 980: 16 22 23
Zaire: 3087: 9 21 27 28 30 31 32 33 34
Kenya: 2273: 9 10 18 27 30
Uganda: 3134: 9 25 26 30 31
Congo: 1142: 15 21 25 29
Gabon: 824: 15 28
Tanzania: 2881: 25 26 27 31 32 34 35 36
Rwanda: 487: 25 27 30 32
Burundi: 604: 25 30 31
Angola: 1528: 25 34 39
Zambia: 1554: 25 30 33 35 36 37 38 39
Malawi: 629: 30 34 36
Mozambique: 792: 30 34 35 37 39 40
Zimbabwe: 795: 34 36 38 39
Botswana: 1266: 34 37 39
South Africa: 1875: 33 34 36 37 38 40 41
Swaziland: 147: 36 39
Lesotho: 363: 39
"""

CONFLICT = {
    name: int(index) for name, index, _ in (line.split(": ") for line in _COUNTRIES.strip().splitlines())
}
"""Index of total conflict 1966–78 of 42 African countries: L. Anselin (1995), Local indicators of spatial
association, Geographical Analysis 27, 93–115, table 1."""

BORDERS = np.array(
    [
        (one, int(other))
        for one, line in enumerate(_COUNTRIES.strip().splitlines())
        for other in line.split(": ")[2].split()
    ]
)
"""Pairs of those countries that border on each other, in the paper, by their place in `CONFLICT`."""


def numbers(text: str) -> np.ndarray:
    """Return the numbers in a text."""
    return np.array(text.split(), dtype=float)


REFLECTED = numbers(
    """
40 41 42 43 49 54 47 44 42 44 43 46 52 56 56 61 40 42 41 40 43 49 46 42 42 43 43 49 59 62 53 62 43 42 40
42 42 42 41 42 42 43 42 53 66 61 51 62 44 41 39 42 44 43 42 42 42 43 43 49 56 53 53 61 42 43 44 43 42 41
42 44 43 43 44 47 58 59 55 61 52 59 61 56 41 40 43 44 46 48 50 52 68 69 60 61 62 62 86 85 55 59 64 72 75
70 70 62 66 61 55 57 65 62 68 72 102 94 90 83 74 81 96 69 52 50 51 54 62 59 55 61 99 97 93 80 65 87 107
80 59 60 67 66 62 55 56 56 80 90 99 88 64 91 112 94 76 91 100 85 63 57 58 58 77 92 82 71 59 90 105 92 79
98 110 83 59 58 60 64 88 99 82 81 71 80 89 89 89 102 104 75 55 54 53 61 82 102 88 93 96 94 110 114 109
103 92 68 55 55 56 60 91 95 86 98 115 105 110 107 101 89 85 68 62 63 64 59 85 88 95 106 110 99 89 82 79
84 97 79 55 56 54 58 65 75 82 77 74 74 69 61 62 71 73 63
"""
).reshape(16, 16)
"""A remote-sensing image, 16 × 16 cells 30 m apart, from the bottom left: A. Getis and J. K. Ord (1996),
Local spatial statistics: an overview, in P. Longley and M. Batty (eds), Spatial Analysis: Modelling in a GIS
Environment, 261–277, page 266."""

DEATHS = numbers(
    """
8 2 5 8 1 2 2 1 6 2 15 6 6 3 2 5 3 1 5 4 3 8 20 13 4 3 2 0 3 1 2 4 2 5 4 10 8 7 3 7 15 9 8 14 12 10 5 6
5 3 4 9 4 4 10 6 8 3 4 7 3 8 6 8 24 15 1 8 5 1 5 15 11 4 1 5 2 13 14 3 11 26 5 4 1 4 5 8 5 4 11 4 1 5 2
6 4 9 16 4 2 12 5 7 12 12 14 12 7 3 3 5 9 9 4 3 11 10 2 10 17 5 9 17 10 18 10 17 9 6 29 12 8 11 11 3 8
24 4 7 7 4 1 3 15 34 27 26 8 13 11 31 7 17 14 38 4 27 10 10 6 18 2 5 28 18 3
"""
)
"""Deaths of children under 5 in 1977–85, in the 167 areas of Auckland: R. J. Marshall (1991), Applied
Statistics 40, 283–294."""

CHILDREN = numbers(
    """
252 45 360 366 54 36 72 27 708 234 522 183 165 225 93 225 144 120 336 369 534 429 858 756 354 72 63 45
75 114 180 282 144 402 168 699 423 408 165 195 273 522 372 369 429 447 222 264 432 201 189 327 198 279
306 306 162 189 315 429 141 522 570 435 981 858 138 204 39 6 90 486 324 165 189 438 153 375 234 219 435
933 99 81 93 234 183 393 303 339 450 258 135 168 153 177 288 516 318 201 66 309 261 516 285 495 255 444
465 261 225 414 471 459 282 150 225 228 21 288 366 204 216 378 309 480 384 348 351 450 543 423 399 345
339 288 306 1359 372 330 360 192 162 183 528 795 891 1209 357 618 528 1248 186 918 387 1290 255 1407 570
306 312 594 177 177 762 714 303
"""
)
"""Children under 5 in 1981 there; nine years of them are the years at risk."""


def pairs_of_grid(rows: int, columns: int) -> np.ndarray:
    """Return the pairs of cells of a grid that share an edge, each in both directions."""
    place = np.arange(rows * columns).reshape(rows, columns)
    across = np.column_stack([place[:, :-1].ravel(), place[:, 1:].ravel()])
    up = np.column_stack([place[:-1].ravel(), place[1:].ravel()])
    return np.concatenate([across, across[:, ::-1], up, up[:, ::-1]])
