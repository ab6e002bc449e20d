"""Boxes to tick: groups of options found on a form, and those ticked that the brief chooses.

In go the XML of a form's body and a brief; out comes what became of each group. The promise: a box
is ticked only where its group is known by its options and the brief says which; a group in which a
box is ticked already stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from assistant.briefs.brief import Brief
from assistant.forms.fields import Element, W, text_of
from assistant.forms.meanings import CHOICES, Choice

W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_EMPTY, _TICKED = "☐□◻❏", "☒☑"
_WORDS_OF_OPTION = 12
_FURTHEST = 3
"""Paragraphs or cells between two boxes of one group."""


class Box(NamedTuple):
    """One box and the words beside it; ``place`` counts paragraphs of the form, ``asked`` is the
    last line of words before it that stands beside no box."""

    element: Element
    kind: str
    words: str
    place: int
    is_ticked: bool
    asked: str = ""


class Group(NamedTuple):
    """What became of a group of boxes: its question, whether its meaning is known, and the words
    of the box that was ticked."""

    question: str
    is_known: bool
    ticked: str | None


def tick_boxes(tree: Element, brief: Brief) -> list[Group]:
    """Tick what ``brief`` chooses; return every group of boxes that nobody has ticked yet."""
    return [
        _settled(group, brief)
        for group in _groups(_asked_boxes(tree))
        if not any(box.is_ticked for box in group)
    ]


def _settled(group: list[Box], brief: Brief) -> Group:
    choice = _meant(group)
    listed = " / ".join(box.words for box in group)
    question = f"{group[0].asked} {listed}".strip()
    if choice is None:
        return Group(question, False, None)
    said = choice.chosen(brief)
    wanted = dict(choice.options).get((said or "").strip().casefold())
    fitting = [box for box in group if wanted is not None and wanted.fullmatch(_plain(box.words))]
    if len(fitting) != 1:
        return Group(question, True, None)
    _tick(fitting[0])
    return Group(question, True, fitting[0].words)


def _meant(group: list[Box]) -> Choice | None:
    """The choice of which each box is an option and at least two options are there."""
    for choice in CHOICES:
        if choice.asked is not None and not choice.asked.search(group[0].asked):
            continue
        met = {
            name
            for box in group
            for name, words in choice.options
            if words.fullmatch(_plain(box.words))
        }
        if len(met) >= 2 and len(met) == len(group):
            return choice
    return None


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
    words = _plain(box.words)
    return box.asked != group[-1].asked or any(_plain(other.words) == words for other in group)


def _asked_boxes(tree: Element) -> list[Box]:
    """Return the boxes in reading order, each with what is asked before it.

    The words of a table are the labels of its boxes; what is asked stands outside, or in a row of
    its own.
    """
    boxes = list(_boxes(tree))
    places = {box.place for box in boxes}
    asked, lines = "", {}
    for place, paragraph in enumerate(tree.iter(f"{W}p")):
        words = text_of(paragraph)
        if words and place not in places and not _stands_beside(paragraph):
            asked = words
        lines[place] = asked
    return [box._replace(asked=lines[box.place]) for box in boxes]


def _stands_beside(paragraph: Element) -> bool:
    """Whether a paragraph is in a row with other cells, so that it may be the label of a box."""
    row = next(paragraph.iterancestors(f"{W}tr"), None)
    return row is not None and len(row.findall(f"{W}tc")) > 1


def _boxes(tree: Element) -> Iterator[Box]:
    for place, paragraph in enumerate(tree.iter(f"{W}p")):
        words = text_of(paragraph)
        yield from _controls(paragraph, place, words)
        yield from _legacy(paragraph, place, words)
        yield from _characters(paragraph, place)


def _controls(paragraph: Element, place: int, words: str) -> Iterator[Box]:
    for mark in paragraph.iter(f"{W14}checkbox"):
        control = next(mark.iterancestors(f"{W}sdt"), None)
        if control is not None:
            state = mark.find(f"{W14}checked")
            ticked = state is not None and state.get(f"{W14}val") in ("1", "true")
            yield Box(control, "control", _beside(control, paragraph, words), place, ticked)
    around = next(paragraph.iterancestors(f"{W}sdt"), None)
    held = around.find(f"{W}sdtPr/{W14}checkbox") if around is not None else None
    if around is not None and held is not None:
        state = held.find(f"{W14}checked")
        ticked = state is not None and state.get(f"{W14}val") in ("1", "true")
        yield Box(around, "control", _cell_words(paragraph), place, ticked)


def _legacy(paragraph: Element, place: int, words: str) -> Iterator[Box]:
    for mark in paragraph.iter(f"{W}checkBox"):
        run = next(mark.iterancestors(f"{W}r"), None)
        if run is not None:
            ticked = any(
                state is not None and state.get(f"{W}val") not in ("0", "false")
                for state in (mark.find(f"{W}checked"),)
            )
            yield Box(mark, "legacy", _beside(run, paragraph, words), place, ticked)


def _characters(paragraph: Element, place: int) -> Iterator[Box]:
    """Boxes that are characters of the text, outside any control."""
    for text in paragraph.iter(f"{W}t"):
        plain = text.text or ""
        at = next((i for i, c in enumerate(plain) if c in _EMPTY + _TICKED), None)
        if at is None or next(text.iterancestors(f"{W}sdt"), None) is not None:
            continue
        words = _beside(text, paragraph, text_of(paragraph)) or plain[at + 1 :]
        yield Box(text, "character", words.strip(), place, plain[at] in _TICKED)


def _beside(element: Element, paragraph: Element, words: str) -> str:
    """The words after a box up to the next box; else those before it; else the next cell's."""
    after: list[str] = []
    met = False
    for child in paragraph.iter(f"{W}t", f"{W}sdt", f"{W}r"):
        if child is element:
            met = True
        elif met and child.tag == f"{W}t" and element not in child.iterancestors():
            if after and _has_box(child.text or ""):
                break
            after.append(child.text or "")
    said = _option("".join(after)) or _option(words)
    return said or _cell_words(paragraph)


def _has_box(text: str) -> bool:
    return any(c in _EMPTY + _TICKED for c in text)


def _option(text: str) -> str:
    plain = " ".join(text.translate({ord(c): " " for c in _EMPTY + _TICKED}).split())
    return plain if plain and len(plain.split()) <= _WORDS_OF_OPTION else ""


def _cell_words(paragraph: Element) -> str:
    """The words of the cell after or before the one that holds the box."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is None:
        return ""
    beside = [*cell.itersiblings(f"{W}tc"), *cell.itersiblings(f"{W}tc", preceding=True)]
    return next((said for other in beside if (said := _option(text_of(other)))), "")


def _tick(box: Box) -> None:
    if box.kind == "legacy":
        state = box.element.find(f"{W}checked")
        if state is None:
            state = etree.SubElement(box.element, f"{W}checked")
        state.set(f"{W}val", "1")
        return
    if box.kind == "control":
        state = box.element.find(f"{W}sdtPr/{W14}checkbox/{W14}checked")
        if state is not None:
            state.set(f"{W14}val", "1")
    texts = [box.element] if box.kind == "character" else list(box.element.iter(f"{W}t"))
    for text in texts:
        text.text = re.sub(f"[{_EMPTY}]", "☒", text.text or "", count=1)


def _plain(words: str) -> str:
    return " ".join(words.split()).strip(" :.,;?*")
