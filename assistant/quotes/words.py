"""Whether a span cuts through a word.

In go a text and a span; out comes yes or no. A word here is what a reader would not split:
"self-generated", "don't", "2.2bn", "7,000", "50%", "£3" and "11–13-year-olds" are one each, since
half of any of them can say something else.
"""

from __future__ import annotations

from assistant.quotes.typography import DASHES, SOFT_HYPHEN

_JOINS_LETTERS = frozenset(DASHES + "'’ʼ" + SOFT_HYPHEN)
_JOINS_FIGURES = frozenset(".,:/" + DASHES)
_BEFORE_FIGURES = frozenset("£$€¥+±−-–#.")
_AFTER_FIGURES = frozenset("%‰°")


def is_whole(text: str, start: int, end: int) -> bool:
    """Say whether [start, end) begins and ends at the edge of a word and is not blank."""
    inside = 0 <= start < end <= len(text) and bool(text[start:end].strip())
    return inside and not cuts_word(text, start) and not cuts_word(text, end)


def cuts_word(text: str, at: int) -> bool:
    """Say whether a cut before the character at ``at`` falls inside a word."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before.isspace() or after.isspace():
        return False
    if before.isalnum() and after.isalnum():
        return True
    return _joined(text, at - 1) or _joined(text, at) or _sign(text, at)


def _joined(text: str, mark: int) -> bool:
    """Say whether the character at ``mark`` ties the letters or figures on both sides."""
    if not 0 < mark < len(text) - 1:
        return False
    before, character, after = text[mark - 1], text[mark], text[mark + 1]
    if character in _JOINS_FIGURES and before.isdigit() and after.isdigit():
        return True
    return character in _JOINS_LETTERS and before.isalnum() and after.isalnum()


def _sign(text: str, at: int) -> bool:
    """Say whether the cut parts a figure from its sign, its currency or its per cent."""
    before, after = text[at - 1], text[at]
    if before in _BEFORE_FIGURES and after.isdigit():
        return before != "." or at < 2 or text[at - 2].isspace()
    return before.isdigit() and after in _AFTER_FIGURES
