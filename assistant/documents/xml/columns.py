"""The elements of a report of debates go in; out come the columns their paragraphs stand in.

Some files give the column of each speech and no mark inside it. The promise: a paragraph behind the
first of such a speech may stand in any column up to where the next speech begins, and says so.
"""

from __future__ import annotations

import re
from itertools import pairwise

from assistant.documents.xml.marks import COLUMN_SAID, name_of, role_of
from assistant.documents.xml_part import Element

_FIGURES = re.compile(r"(\d+)(\w{0,3})$")


def column_said(element: Element) -> str:
    """Return the column an element states by attribute, empty where none."""
    said = next((element.get(key) for key in COLUMN_SAID if element.get(key)), None) or ""
    return said if _FIGURES.match(said) else ""


def spans_of(root: Element) -> dict[Element, str]:
    """Return, for each speech that may run into later columns, all it may stand in ("71–75").

    A speech with a mark inside it is told by its marks, and so is one before a mark that stands
    alone.
    """
    marked = [
        (element, column)
        for element in root.iter()
        if isinstance(element.tag, str) and (column := column_said(element))
    ]
    spans: dict[Element, str] = {}
    for (element, first), (behind, last) in pairwise(marked):
        if role_of(element) != "speech" or role_of(behind) == "column" or first == last:
            continue
        if _follows(first, last) and name_of(element) != "question":
            spans[element] = f"{first}–{last}"
    return spans


def _follows(first: str, last: str) -> bool:
    one, other = _FIGURES.match(first), _FIGURES.match(last)
    if one is None or other is None or one[2] != other[2]:
        return False
    return int(one[1]) < int(other[1])
