"""Paragraphs of a Word file in, the same out with headings that are only made to look like ones.

Many papers have no heading styles: a short line in bold or in capitals stands above each part. The
promise: only a short line of the body becomes a heading, and its words stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.documents.wordfile.contents import Paragraph

_LONGEST = 12
"""Words; a longer line in bold is a sentence that is stressed."""

_LONGEST_QUESTION = 60
"""Words; a question of a consultation is often printed in bold above its answer."""

_NAMED = re.compile(
    r"(?i)^(?:\d{1,2}[.)]?\s+)?(?:(?:executive )?summary|key (?:points|messages|asks)|introduction|"
    r"background|(?:our )?recommendations|conclusions?|about us|who we are|"
    r"(?:annex|appendix)(?: [A-Z\d])?|references)\s*:?$"
)
"""A line that says nothing but one of these is a heading, whatever it looks like."""

_STYLE = re.compile(r"(?i)^(?:sub-?)?heading\b")
"""Pages calls the style of its headings so, without a level."""

_LOOKS = ("bold", "underlined")


def with_headings(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return the paragraphs, lines that look like headings made headings for what follows them."""
    return tuple(_told(paragraphs))


def _told(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    looks_like: str | None = None
    for paragraph in paragraphs:
        if paragraph.story not in ("body", "textbox"):
            yield paragraph
        elif paragraph.kind in ("heading", "title"):
            looks_like = None
            yield paragraph
        elif _is_heading(paragraph):
            looks_like = paragraph.text.strip()
            yield paragraph.model_copy(update={"kind": "heading", "level": _level(paragraph)})
        elif looks_like is not None:
            yield paragraph.model_copy(update={"heading": (*paragraph.heading, looks_like)})
        else:
            yield paragraph


def _level(paragraph: Paragraph) -> int:
    return len(paragraph.heading) + 1


def _is_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    words = text.split()
    apart = paragraph.story == "body" and paragraph.cell is None and not paragraph.bullet
    if not words or not apart or paragraph.kind not in ("paragraph", "item"):
        return False
    if text.endswith("?"):
        return len(words) <= _LONGEST_QUESTION and _stands_out(paragraph)
    if len(words) > _LONGEST or text.endswith((".", ",", ";")):
        return False
    named = _NAMED.match(text) or _STYLE.match(paragraph.style)
    return bool(named) or _stands_out(paragraph) or _is_capitals(words)


def _is_capitals(words: list[str]) -> bool:
    """One word in capitals may be the short name of a body; four letters more are a heading."""
    text = " ".join(words)
    return text.isupper() and (len(words) > 1 or len(text) > _SHORT_NAME)


_SHORT_NAME = 6


def _stands_out(paragraph: Paragraph) -> bool:
    """Whether every word is in bold, or every word is underlined."""
    return any(_covers(paragraph, look) for look in _LOOKS)


def _covers(paragraph: Paragraph, look: str) -> bool:
    left = list(paragraph.text)
    for stretch in paragraph.emphasis:
        if stretch.look == look:
            left[stretch.start : stretch.end] = " " * (stretch.end - stretch.start)
    return not any(letter.isalnum() for letter in left)
