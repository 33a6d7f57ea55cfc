"""Briefings: what is known of some areas, as a page to print and as slides.

matplotlib and python-pptx are loaded with the first briefing, not with this package.
"""

from briefing.content import Briefing
from briefing.errors import BriefingError, NothingToSay, Stopped, UnknownPlace
from briefing.figures import Figures
from briefing.files import Files, as_files, brief
from briefing.making import Wish, file_name, make_briefing
from briefing.places import Place, boroughs, place_of

__all__ = [
    "Briefing",
    "BriefingError",
    "Figures",
    "Files",
    "NothingToSay",
    "Place",
    "Stopped",
    "UnknownPlace",
    "Wish",
    "as_files",
    "boroughs",
    "brief",
    "file_name",
    "make_briefing",
    "place_of",
]
