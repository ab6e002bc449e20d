"""A count and the name of a format go in; the number as Word prints it comes out.

Formats are those of ECMA-376, part 1, 17.18.59 (ST_NumberFormat) that English and other Latin
documents use. The one promise: a format that is not known gives None, never a guess.
"""

from __future__ import annotations

from collections.abc import Callable

HIGHEST = 32_767
"""Word counts no list further."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = (
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
    "nine": "ninth", "twelve": "twelfth",
}  # fmt: skip
_CHICAGO = "*†‡§"
_CIRCLED = 0x2460
_BRACKETED = 0x2474
_WITH_STOP = 0x2488
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


def printed(count: int, form: str) -> str | None:
    """Return ``count`` in the format ``form``; None where the format is not known."""
    if form in ("none", "bullet"):
        return ""
    if form.startswith("custom:"):
        return _padded(count, form.removeprefix("custom:"))
    formatted = _FORMATS.get(form)
    return None if formatted is None or abs(count) > HIGHEST else formatted(count)


def _padded(count: int, pattern: str) -> str | None:
    """The custom formats are counts with leading noughts: "001, 002, 003, ..."."""
    first = pattern.partition(",")[0].strip()
    return str(count).zfill(len(first)) if first.isdigit() else None


def _roman(count: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        letters += letter * (count // value)
        count %= value
    return letters


def _letter(count: int) -> str:
    """After z comes aa, then bb: Word doubles the letter, it does not count on."""
    if count < 1:
        return ""
    return chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)


def _ordinal(count: int) -> str:
    teens = 10 <= count % 100 <= 20
    return f"{count}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"


def _words(count: int) -> str:
    if count < 20:
        return _ONES[count]
    if count < 100:
        return _TENS[count // 10] + (f"-{_ONES[count % 10]}" if count % 10 else "")
    size, name = (100, "hundred") if count < 1000 else (1000, "thousand")
    rest = f" {_words(count % size)}" if count % size else ""
    return f"{_words(count // size)} {name}{rest}"


def _ordinal_words(count: int) -> str:
    words = _words(count)
    head, hyphen, last = words.rpartition("-") if "-" in words.split()[-1] else ("", "", words)
    start, space, word = last.rpartition(" ")
    if word in _ORDINALS:
        word = _ORDINALS[word]
    else:
        word = f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"
    return f"{head}{hyphen}{start}{space}{word}"


def _chicago(count: int) -> str:
    return _CHICAGO[(count - 1) % 4] * ((count - 1) // 4 + 1) if count > 0 else ""


def _in_block(first: int) -> Callable[[int], str]:
    """Twenty characters in a row stand for 1 to 20; beyond, the plain number."""
    return lambda count: chr(first + count - 1) if 1 <= count <= 20 else str(count)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda count: f"{count:02d}",
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerRoman": _roman,
    "upperLetter": lambda count: _letter(count).upper(),
    "lowerLetter": _letter,
    "ordinal": _ordinal,
    "cardinalText": lambda count: _words(abs(count)).capitalize(),
    "ordinalText": lambda count: _ordinal_words(abs(count)).capitalize(),
    "hex": lambda count: f"{count:X}",
    "chicago": _chicago,
    "numberInDash": lambda count: f"- {count} -",
    "decimalEnclosedCircle": _in_block(_CIRCLED),
    "decimalEnclosedParen": _in_block(_BRACKETED),
    "decimalEnclosedFullstop": _in_block(_WITH_STOP),
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda count: str(count).translate(_WIDE),
}
