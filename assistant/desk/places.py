"""Where a passage stands and who speaks, in the few words of a list.

In go a passage and its source; out come short words. The promise: only what the source gives.
"""

from __future__ import annotations

from assistant.passages.passage import Passage

_SHOWN = 50
"""Characters of a quotation in a sentence about it."""


def short(words: str) -> str:
    """Return the beginning of a quotation, for a sentence about it."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1].rsplit(" ", 1)[0] + " …"


def counted(count: int, noun: str) -> str:
    """Return "1 quote", "2 quotes"."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def place_words(passage: Passage) -> str:
    """Return "para 10(a)", "item 2", "Q12", "col 973", or the headings that it stands under."""
    locator = passage.locator
    parts = [
        f"para {locator.paragraph}" if locator.paragraph else "",
        _item_words(locator.item),
        locator.question or "",
        f"page {locator.page}" if locator.page else "",
        f"col {locator.column}" if locator.column else "",
    ]
    place = ", ".join(part for part in parts if part)
    return place or " › ".join(passage.heading)


def who_words(passage: Passage) -> str:
    """Return who speaks and how ("Rob Jones, reported"), or how alone ("written")."""
    return f"{passage.speaker.name}, {passage.voice}" if passage.speaker else passage.voice


def _item_words(item: str | None) -> str:
    if not item:
        return ""
    return f"item {item}" if item[0].isdigit() else item
