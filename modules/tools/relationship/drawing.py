"""The relationship's two charts: the scatter, and the effects of several exposures. No Shiny here."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

import geodata

from ...parts.chart_data import KINDS, chosen_marks
from ...parts.control_facts import source_words
from ...parts.drawings import Drawing, svg_of
from ...parts.figures import beside
from ...parts.keeping import kept_with_views
from ...parts.state import Chosen
from ...parts.views import Views
from .figures import Asked, Relation, relation_of, several_of


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that a scatter depends on."""

    asked: Asked
    chosen: Chosen
    against: str
    projector: bool


@kept_with_views(64)
def scatter_of(views: Views, wanted: Picture) -> Drawing:
    """Return the scatter with its finding, the chosen areas lettered, comparators as points."""
    from charts import (
        PANEL,
        PROJECTOR,
        Scatter,
        Words,
        alt_scatter,
        plot_scatter,
        subtitle_scatter,
        title_scatter,
    )

    relation = relation_of(views, wanted.asked)
    areas = geodata.load_areas(relation.level)
    rows = pd.DataFrame(
        {
            "area_code": areas["area_code"],
            "x": np.where(relation.used, relation.x, np.nan),
            "y": np.where(relation.used, relation.y, np.nan),
            "parent_code": areas["parent_code"],
        }
    )
    parent = parent_of(wanted)
    options = Scatter(
        *relation.names,
        relation.found.line,
        chosen_marks(wanted.chosen),
        points_of(views, relation, wanted.against),
        parent,
        sheet=PROJECTOR if wanted.projector else PANEL,
    )
    level = geodata.LEVELS[relation.level]
    darker = geodata.area(parent)
    words = Words(
        relation.names[1].title,
        singular=level.singular,
        plural=level.plural,
        parent_name=darker.name if darker else "",
    )
    return Drawing(
        title_scatter(relation.found, options),
        subtitle_scatter(relation.found, options, words),
        svg_of(plot_scatter(rows, options), alt_scatter(rows, relation.found, options, words)),
        " ".join(dict.fromkeys(source_words(views, one) for one in relation.subjects)),
    )


def parent_of(wanted: Picture) -> str:
    """Return the borough whose areas are darker: that of the selected area, "" where all are of one."""
    subject = wanted.asked.subject
    found = geodata.area(wanted.chosen.selected) if wanted.chosen.selected else None
    if found is None or subject.within or subject.level == "borough":
        return ""
    return found.parent_code


def points_of(views: Views, relation: Relation, against: str) -> tuple:
    """Return Greater Manchester and the chosen comparator, where both figures are published for them."""
    from charts import Point

    x, y = ({one.code: one for one in beside(views, subject, None)} for subject in relation.subjects)
    wanted = [code for code in dict.fromkeys((geodata.GM, against)) if code in x and code in y]
    return tuple(
        Point(y[code].name, x[code].value, y[code].value, KINDS.get(code[:3], "country")) for code in wanted
    )


@kept_with_views(64)
def effects_of(views: Views, asked: Asked, projector: bool) -> Drawing:
    """Return the effects of the exposures, each with the others held still."""
    from charts import PANEL, PROJECTOR, Effects, alt_effects, effect_rows, plot_effects, title_effects

    found = several_of(views, asked).found
    figure = plot_effects(effect_rows(found), Effects(PROJECTOR if projector else PANEL))
    note = "Standardised effects with their intervals, the other exposures held still."
    return Drawing(title_effects(found), note, svg_of(figure, alt_effects(found)), "")
