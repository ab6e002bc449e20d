"""Boxes to tick: groups of options found on a form, and those ticked that the brief chooses.

In go the XML of a form's body and a brief; out comes what became of each group. The promise: a box
is ticked only where its group is known by its options and the brief says which; a group in which a
box is ticked already stays as it is.
"""

from __future__ import annotations

from typing import NamedTuple

from assistant.briefs.brief import Brief
from assistant.forms.choices import chosen_of, question_choices
from assistant.forms.labels import Element
from assistant.forms.ticking import Box, boxes_in, tick

_FURTHEST = 4
"""Paragraphs or cells between two boxes of one group."""

_SENTENCE = 8
"""Words from which the words of a box say what it is for."""


class Group(NamedTuple):
    """What became of a group of boxes: its question, whether its meaning is known, and the words
    of the boxes that were ticked."""

    question: str
    is_known: bool
    ticked: str | None


def tick_boxes(tree: Element, brief: Brief) -> list[Group]:
    """Tick what ``brief`` chooses; return every group of boxes that nobody has ticked yet."""
    return [
        _settled(group, brief)
        for group in _groups(boxes_in(tree))
        if not any(box.is_ticked for box in group)
    ]


def _settled(group: list[Box], brief: Brief) -> Group:
    options = [plain(box.words) for box in group]
    asked = group[0].asked
    alone = len(group) == 1 and len(options[0].split()) >= _SENTENCE
    question = " ".join(part for part in ("" if alone else asked, " / ".join(options)) if part)
    is_known, which = chosen_of(asked, options, brief)
    chosen: tuple[int, ...] = () if which is None else (which,)
    if not is_known:
        is_known, chosen = question_choices(asked, options, brief)
    for at in chosen:
        tick(group[at])
    words = "; ".join(group[at].words for at in sorted(chosen))
    return Group(question, is_known, words or None)


def _groups(boxes: list[Box]) -> list[list[Box]]:
    groups: list[list[Box]] = []
    for box in boxes:
        last = groups[-1] if groups else None
        if last is not None and box.place - last[-1].place <= _FURTHEST and not _ends(last, box):
            last.append(box)
        else:
            groups.append([box])
    return groups


def _ends(group: list[Box], box: Box) -> bool:
    """Words between two boxes begin the next group, and so does a box whose words a group holds
    already (yes, no, yes, no)."""
    words = plain(box.words)
    return box.asked != group[-1].asked or any(plain(other.words) == words for other in group)


def plain(words: str) -> str:
    """Return the words of a box without the marks around them."""
    return " ".join(words.split()).strip(" :.,;?*")
