"""A line goes in; out comes the number, letter or bullet printed before its words."""

from __future__ import annotations

import re
from dataclasses import dataclass

_BULLET = r"[-*+•‣◦▪●–]"
_CAPITAL = r"(?=[ \t]+[\"'“‘(\[]?[A-Z])"
"""What follows a number without a full stop: "1.1 The board", but "4.5 million grants"."""

_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{1,3}){0,4}[.):]|\d{1,3}(?:\([a-z]{1,3}\))+|"
    rf"\d{{1,3}}(?:\.\d{{1,3}}){{1,4}}{_CAPITAL})"
)
_LETTER = r"(?:[a-z][.)]|[ivx]{2,5}[.)]|\((?:[a-zA-Z]|[ivx]{2,5}|\d{1,3})\)|[A-Z]\))"
_LABELLED = re.compile(
    rf"(?P<indent>[ \t]*)(?:(?P<bullet>{_BULLET})[ \t]+)?"
    rf"(?:(?P<label>{_NUMBER}|{_LETTER})(?=[ \t]))?(?P<gap>[ \t]*)"
)
_FIRST = frozenset("-*+•‣◦▪●–(0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the words of a list item or numbered paragraph.

    ``printed`` is the number or letter ("10.", "a.", "(iv)"), or the bullet where there is
    neither. ``stays`` is the offset into the line of what is text for a reader, the number or the
    words; ``words`` that of the words. ``bullet`` says whether a bullet stands there; ``indent``
    counts columns, a tab as four.
    """

    printed: str
    stays: int
    words: int
    indent: int
    bullet: bool


def label_of(line: str) -> Label | None:
    """Return the label that ``line`` begins with, or None.

    A colon ends a number only after a bullet ("- 1: Home Secretary"): alone it may be a time.
    """
    bare = line.lstrip(" \t")
    if not bare or bare[0] not in _FIRST:
        return None
    if bare[0].isalpha() and bare[1:2] not in ".)" and bare[0] not in "ivx":
        return None
    found = _LABELLED.match(line)
    if found is None:
        return None
    return _label(found, line)


def _label(found: re.Match[str], line: str) -> Label | None:
    bullet, label = found["bullet"], found["label"]
    if label and (not found["gap"] or (label[-1] == ":" and not bullet)):
        label = None
    if not (bullet or label) or not line[found.end() :].strip():
        return None
    indent = len(found["indent"].expandtabs(4))
    if label:
        return Label(label, found.start("label"), found.end(), indent, bool(bullet))
    words = len(line) - len(line[found.end("bullet") :].lstrip(" \t"))
    return Label(bullet, words, words, indent, bullet=True)


def columns(line: str) -> int:
    """Return how many columns of white space ``line`` begins with, a tab counting four."""
    blank = line[: len(line) - len(line.lstrip(" \t"))]
    return len(blank.expandtabs(4))
