"""Pieces in; out comes where a question begins, and by which of its paper's ways of asking.

A paper names its questions ("Question 3:"), or numbers them, or sets them apart in bold, in a list,
in a box. The promise: the surest way that a paper uses decides; what asks in another way is not
taken for a question, and is given back so that it can be told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from assistant.questions.asks import asks, asks_reader, is_asking_only
from assistant.questions.named import named_in, number_of
from assistant.questions.options import is_usual
from assistant.questions.pieces import Piece
from assistant.questions.respondents import asks_who_answers, is_field
from assistant.questions.sections import (
    Sections,
    announces_questions,
    asks_nothing,
    introduces_questions,
    may_be_heading,
)

Way = Literal["named", "numbered", "apart", "within"]
"""``within`` is a numbered paragraph that says something first and asks at its end."""

_WAYS: tuple[Way, ...] = ("named", "numbered", "apart", "within")
_NUMBER = re.compile(
    r"\(?(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,2}){0,3}\s?(?:[a-z]|\([a-z]{1,3}\))?)[.):]*",
    re.IGNORECASE,
)
_MANY_MORE = 2
"""How many times more questions have a plain number where both ways are the paper's own."""
_LONGEST_WEAK = 40
"""Words of a numbered line among questions that is one of them without asking."""
_LEAST_APART = 2
"""Questions without any number, from which on they are taken for a paper's way of asking."""


class Opening(NamedTuple):
    """A piece that begins a question: its place among the pieces, number, and first words.

    ``path`` are the headings above it; ``listed`` says that they announce questions, ``aside`` that
    it is none of the paper's questions: the paper answers it, or nothing marks it as one.
    ``offers`` says that options stand right below it, ``weak`` that it has a number and asks
    nothing.
    """

    at: int
    way: Way
    number: str
    rest: str
    path: tuple[str, ...]
    listed: bool
    aside: bool = False
    offers: bool = False
    weak: bool = False


class Openings(NamedTuple):
    """``taken`` begin questions; ``other`` ask too, in a way that this paper does not use."""

    taken: tuple[Opening, ...]
    other: tuple[Opening, ...]


def openings_of(pieces: Sequence[Piece]) -> Openings:
    """Return where the questions among ``pieces`` begin."""
    found = _all(pieces)
    ways = _ways_of(found)
    way = ways[0] if ways else None
    named = {one.number for one in found if one.way == way}
    taken: list[Opening] = []
    other: list[Opening] = []
    for place, one in enumerate(found):
        if one.weak:
            after = next((later for later in found[place + 1 :] if not later.weak), None)
            if taken and _fills_gap(one, taken[-1], after):
                taken.append(one)
            continue
        goes_on = bool(taken) and _goes_on(one, taken[-1], named)
        is_taken = one.way in ways or _is_taken(one, way) or goes_on
        (taken if is_taken and not one.aside else other).append(one)
    return Openings(tuple(taken), tuple(other))


def _all(pieces: Sequence[Piece]) -> list[Opening]:
    found: list[Opening] = []
    sections = Sections()
    introduced = False
    for at, piece in enumerate(pieces):
        below = pieces[at + 1] if at + 1 < len(pieces) else None
        over = below is not None and _asked_by(below, listed=False) is not None
        # The last of several short lines is an option of the question above them.
        over = over and not (at and may_be_heading(pieces[at - 1]))
        if sections.take(piece, over_question=over) or sections.lists_contents:
            introduced = False
            continue
        way = _asked_by(piece, listed=introduced or announces_questions(sections.path))
        if way is None and introduced and piece.kind == "item":
            way = _introduced(piece)
        offers = below is not None and (below.kind == "tick" or is_usual(below.text))
        alone = way is None and _asks_alone(piece)
        if alone:
            way = ("apart", "", piece.text)
        introduced = introduces_questions(piece) or (introduced and way is not None)
        if way is None and (weak := _numbered_only(piece)):
            path = sections.path
            found.append(Opening(at, *weak, path, announces_questions(path), weak=True))
        if way is not None:
            path = sections.path
            aside = way[0] == "apart" and _is_answered(way[2], path)
            aside = aside or (alone and not offers)
            found.append(Opening(at, *way, path, announces_questions(path), aside, offers))
    return found


def _ways_of(found: Sequence[Opening]) -> tuple[Way, ...]:
    """Return how this paper asks, the surest way first; mostly that is one way.

    A form may name one question and leave the others to plain numbers. Where paragraphs are
    numbered throughout ("2.4"), those that say something before they ask are questions too.
    """
    asked = [o for o in found if not (o.aside or o.weak) and not asks_who_answers(o.rest, o.path)]
    held = {way: [one for one in asked if one.way == way] for way in _WAYS}
    if held["named"] and len(held["numbered"]) > _MANY_MORE * len(held["named"]):
        return ("named", "numbered")
    if held["numbered"] and not held["named"] and all("." in o.number for o in held["numbered"]):
        return ("numbered", "within")
    for way in _WAYS:
        sure = way != "apart" or any(one.offers for one in held[way])
        if len(held[way]) >= (1 if sure else _LEAST_APART):
            return (way,)
    return (found[0].way,) if found and not found[0].weak else ()


def _is_taken(one: Opening, way: Way | None) -> bool:
    if one.way == way:
        return True
    # A form repeats by plain numbers what the body names; and it asks who answers.
    if one.way == "numbered" and way == "named":
        return one.listed or asks_who_answers(one.rest, one.path)
    return one.way in ("numbered", "apart") and asks_who_answers(one.rest, one.path)


def _goes_on(one: Opening, before: Opening, named: set[str]) -> bool:
    """Return whether a number goes on where a named question stands: "13a." or "14." after 13."""
    if one.way != "numbered" or one.number in named:
        return False
    top = re.match(r"\d+$", before.number)
    if re.fullmatch(rf"{re.escape(before.number)}\(?[a-z]\)?", one.number):
        return True
    last = re.match(r"(.*?)\(?[a-z]\)?$", before.number)
    if last and re.fullmatch(rf"{re.escape(last[1])}\(?[a-z]\)?", one.number) and last[1]:
        return True
    return bool(top) and one.number == str(int(before.number) + 1)


def _asked_by(piece: Piece, *, listed: bool) -> tuple[Way, str, str] | None:
    if is_field(piece.text):
        return None
    named = named_in(f"{piece.label} {piece.text}" if _is_q(piece.label) else piece.text)
    if named is not None and (named.number or named.rest):
        return ("named", named.number, named.rest)
    if piece.kind in ("row", "tick"):
        return None
    number = _NUMBER.fullmatch(piece.label or "")
    if number is not None and asks(piece.text):
        way: Way = "numbered" if _is_clean(piece, listed=listed) else "within"
        return (way, number_of(number["number"]), piece.text)
    if number is not None:
        return None
    if asks_who_answers(piece.text, ()) and piece.text.endswith(("?", ":", ".")):
        return ("apart", "", piece.text)
    if listed and asks(piece.text) and (piece.text.endswith("?") or _in_roman(piece)):
        return ("apart", "", piece.text)
    if _stands_apart(piece, listed=listed) and asks_reader(piece.text):
        return ("apart", "", piece.text)
    return None


def _is_answered(words: str, path: Sequence[str]) -> bool:
    """Return whether a paper answers a question itself, as its notice about privacy does."""
    return asks_nothing(path) and not asks_who_answers(words, path)


def _numbered_only(piece: Piece) -> tuple[Way, str, str] | None:
    """Return the number of a short line that has one and does not ask ("4. Any other comments")."""
    number = _NUMBER.fullmatch(piece.label or "")
    if number is None or piece.kind in ("row", "tick", "heading") or piece.words > _LONGEST_WEAK:
        return None
    return ("numbered", number_of(number["number"]), piece.text)


def _fills_gap(one: Opening, before: Opening, after: Opening | None) -> bool:
    """Return whether a number that does not ask is missing between two that do, or ends them."""
    if before.way != "numbered" or "." in one.number or one.number != _next(before.number):
        return False
    if after is not None and after.number == _next(one.number):
        return True
    return one.listed and (after is None or after.number != one.number)


def _next(number: str) -> str | None:
    found = re.match(r"(.*?)(\d+)$", number)
    return f"{found[1]}{int(found[2]) + 1}" if found else None


def _asks_alone(piece: Piece) -> bool:
    """Return whether a paragraph is nothing but a question to the reader, which nothing marks."""
    if piece.kind != "paragraph" or piece.label or not piece.text.endswith("?"):
        return False
    return is_asking_only(piece.text) and asks_reader(piece.text)


def _introduced(piece: Piece) -> tuple[Way, str, str]:
    """Return an item of a list of what is asked, which need not be worded as a question."""
    number = _NUMBER.fullmatch(piece.label or "")
    if number is None:
        return ("apart", "", piece.text)
    return ("numbered", number_of(number["number"]), piece.text)


def _in_roman(piece: Piece) -> bool:
    """Return whether an entry is numbered "iv.", as the entries of a list of questions may be."""
    return re.fullmatch(r"\(?[ivx]{1,5}[.)]", piece.label or "") is not None


def _is_q(label: str | None) -> bool:
    return bool(label) and (label or "")[:1] in "Qq"


def _is_clean(piece: Piece, *, listed: bool) -> bool:
    return piece.strong or listed or is_asking_only(piece.text) or piece.text.count(".") <= 1


def _stands_apart(piece: Piece, *, listed: bool) -> bool:
    if piece.label and piece.label.strip(".()").isalnum():
        return False
    return piece.strong or listed or piece.kind in ("heading", "item", "quote")
