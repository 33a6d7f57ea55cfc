"""Make the sample pictures of this folder from the embedded figures: `python -m docs.sample_pictures`."""

from __future__ import annotations

from pathlib import Path

from benchmarks.baseline_figures import held_views
from benchmarks.server_time import wishes
from modules.parts.state import Chosen
from modules.tools.pictures.drawn import TITLES
from modules.tools.pictures.figures import Ask
from modules.tools.pictures.gallery import make_file

SAMPLES = Path(__file__).with_name("samples") / "infographics"
OLDHAM = "E08000004"


def main() -> None:
    """Write one SVG of each picture, and the headline also as PNG and PDF."""
    SAMPLES.mkdir(parents=True, exist_ok=True)
    views = held_views()
    subject, settings = wishes(views, indicator="employment_rate", level="borough")
    ask = Ask(subject, settings, Chosen(OLDHAM))
    for kind in TITLES:
        (SAMPLES / f"{kind}.svg").write_bytes(make_file(views, ask, kind, "svg"))
    for extension in ("png", "pdf"):
        (SAMPLES / f"headline.{extension}").write_bytes(make_file(views, ask, "headline", extension))


if __name__ == "__main__":
    main()
