"""Made-up files at real places for the tests of a session's own data."""

from __future__ import annotations

from datetime import date

from own import Figures, Holding, Origin, Prepared, Protection, draft_of, figures_of, indicators_of, prepare

TODAY = date(2026, 11, 25)
MANCHESTER, TRAFFORD, BURY = "E08000003", "E08000009", "E08000002"


def borough_rows(heading: str, *rows: tuple[str, str, int]) -> bytes:
    """Return a file of a borough a row, each answer repeated: (borough, answer, how often)."""
    lines = [f"Borough,{heading}"]
    lines += [f"{borough},{answer}" for borough, answer, times in rows for _ in range(times)]
    return "\n".join(lines).encode()


def prepared_of(content: bytes, per_area: bool = False, **wishes: str) -> Prepared:
    """Return a file with its columns agreed to."""
    return prepare(draft_of(content, "a.csv"), wishes, per_area=per_area)


def made(content: bytes, threshold: int = 5, **more: bool) -> list[Figures]:
    """Return the figures of a file."""
    return figures_of(prepared_of(content, **more), Protection(threshold), TODAY)


def holding_of(content: bytes, run: int = 1) -> Holding:
    """Return what a file gives the page."""
    prepared, protection = prepared_of(content), Protection()
    figures = figures_of(prepared, protection, TODAY)
    named = indicators_of(prepared, figures, protection, run, {"1": "high_is_bad"})
    return Holding(
        named, dict(zip(named, figures, strict=True)), Origin("a.csv", prepared.rows, "0" * 64, TODAY, "")
    )
