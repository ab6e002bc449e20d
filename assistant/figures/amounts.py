"""Every amount that a text writes, in digits or in words, with its value.

In goes a text; out come :class:`Amount` in order, none overlapping. The promise: an amount's words
stand at its offsets, and words that form no number ("one two") are never added up.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_SMALL_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen
fourteen fifteen sixteen seventeen eighteen nineteen"""
_TENS_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: n for n, word in enumerate(_SMALL_WORDS.split())}
TENS = {word: 10 * n for n, word in enumerate(_TENS_WORDS.split(), 2)}
SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12,
}  # fmt: skip
_SHORT = {"bn": 10**9, "tn": 10**12, "trn": 10**12, "mn": 10**6, "mln": 10**6, "m": 10**6,
          "k": 1000}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_GLYPHS = {"½": 50.0, "¼": 25.0, "¾": 75.0, "⅓": 100 / 3, "⅔": 200 / 3, "⅕": 20.0}

_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_WORD = "|".join([*SMALL, *TENS, *SCALES])
_SPELT = (
    rf"(?:an?\s+(?=hundred|thousand|million|billion|trillion|dozen))?(?:{_WORD})"
    rf"(?:(?:[-\u2010\u2011]|\s+and\s+(?!an?\b)|\s+)(?:{_WORD}))*"
)
_HALF_FRONT = r"(?<!first\s)(?<!second\s)(?<!other\s)(?<!latter\s)(?<!better\s)"
_NUMBER = re.compile(
    rf"""
      (?P<share> {_HALF_FRONT}\bhalf(?=\s+(?:of|the|all|our|their|its|those|these)\b)
        | \b(?:an?|one|two|three|four|five|six|seven|eight|nine)[\s-]
          (?:third|quarter|fifth|sixth|seventh|eighth|ninth|tenth)s?(?=\s+(?:of|the)\b)
        | \b(?:two|three)[\s-](?:thirds|quarters)\b
        | \b(?:one|a)\s+half(?=\s+of\b) )
      | (?P<glyph> (?<!\d)[½¼¾⅓⅔⅕](?=\s+of\b) )
      | (?P<half_a> \bhalf\s+a\s+(?P<half_scale>million|billion|trillion|dozen)\b )
      | (?P<currency> [£$€]\s?)?
        (?: (?P<digits> (?<![\w.,/:])(?<![A-Za-z][-–—\u2010\u2011/])(?:{_DIGITS}) )
          (?P<scale> \s?(?:hundred|thousand|million|billion|trillion)s?\b
                   | (?:bn|tn|trn|mn|mln|m|k)\b | \s(?:bn|tn|mn)\b )?
        | \b(?P<spelt> (?:{_SPELT}) )\b )
        (?P<percent> \s?% | [\s-]per\s?cent(?!ile|age)\b | \s?percentage\s+points?\b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LATER_CURRENCY = re.compile(
    r"\s(?P<name>pounds?(?:\s+sterling)?|euros?|(?:US\s+)?dollars?|GBP|EUR|USD)\b", re.IGNORECASE
)
_NAMED = {"p": "£", "g": "£", "e": "€", "u": "$", "d": "$"}


class Amount(NamedTuple):
    """``share`` says that the value counts hundredths; ``spelt`` that words say the number."""

    start: int
    end: int
    value: float
    high: float | None = None
    currency: str = ""
    share: bool = False
    spelt: bool = False
    plain: bool = False
    """Bare digits, without a comma, sign, scale or unit: may be a year, or only name something."""
    scale: int = 1


def find_amounts(text: str) -> list[Amount]:
    """Return the amounts of ``text`` in order, ranges and "1 in 5" as one each."""
    found = [one for match in _NUMBER.finditer(text) if (one := _amount(text, match)) is not None]
    return _joined(text, found)


def _amount(text: str, match: re.Match[str]) -> Amount | None:
    start, end = match.span()
    if match["share"]:
        return Amount(start, end, _share(match["share"]), share=True, spelt=True)
    if match["glyph"]:
        return Amount(start, end, _GLYPHS[match["glyph"]], share=True)
    if match["half_a"]:
        return Amount(start, end, SCALES[match["half_scale"].lower()] / 2, spelt=True)
    value = _digits(match) if match["digits"] else spelt_value(match["spelt"])
    if value is None or _goes_on(text, end, match):
        return None
    currency = (match["currency"] or "").strip()
    later = None if currency else _LATER_CURRENCY.match(text, end)
    if later:
        currency, end = _NAMED[later["name"][0].lower()], later.end()
    plain = bool(match["digits"]) and match["digits"].isdigit() and not (
        currency or match["scale"] or match["percent"]
    )  # fmt: skip
    scale = _scale(match["scale"])
    share, spelt = bool(match["percent"]), bool(match["spelt"])
    return Amount(start, end, value, None, currency, share, spelt, plain, scale)


def _goes_on(text: str, end: int, match: re.Match[str]) -> bool:
    """Say whether letters or further figures are glued on: "5Rights", "3rd", "2.0.1", "12/5"."""
    rest = text[end : end + 2]
    if match["spelt"]:
        return False
    if rest[:1].isalnum() or rest[:1] == "_":
        return True
    return rest[:1] in "./:," and rest[1:2].isdigit()


def _digits(match: re.Match[str]) -> float:
    value = float(re.sub(r"[^\d.]", "", match["digits"]))
    return round(value * _scale(match["scale"]), 6)


def _scale(words: str | None) -> int:
    scale = (words or "").strip().lower()
    return SCALES.get(scale.removesuffix("s")) or _SHORT.get(scale, 1)


def _share(words: str) -> float:
    parts = re.split(r"[\s-]+", words.lower())
    count = SMALL.get(parts[0], 1) if len(parts) > 1 else 1
    return 100 * count / _PARTS[parts[-1].removesuffix("s")]


def spelt_value(words: str) -> float | None:
    """Return what number words say, or None where they form no number."""
    total, group, last = 0, 0, ""
    for word in re.split(r"[\s\u2010\u2011-]+", words.lower()):
        kind = _kind(word)
        if kind in ("", "and"):
            group = group or (1 if word in ("a", "an") else 0)
            continue
        if not _fits(kind, last):
            return None
        if kind == "scale":
            total, group = _scaled(total, group or 1, SCALES[word])
        else:
            group += SMALL.get(word, TENS.get(word, 0))
        last = kind if kind != "scale" or word != "hundred" else "hundred"
    return float(total + group)


def _kind(word: str) -> str:
    if word in SMALL:
        return "small" if SMALL[word] < TEN else "teen"
    if word in TENS:
        return "tens"
    return "scale" if word in SCALES else "and" if word == "and" else ""


TEN = 10
_BEFORE = {
    "small": ("", "tens", "scale", "hundred"),
    "teen": ("", "scale", "hundred"),
    "tens": ("", "scale", "hundred"),
    "scale": ("", "small", "teen", "tens", "hundred"),
}


def _fits(kind: str, last: str) -> bool:
    return last in _BEFORE[kind]


def _scaled(total: int, group: int, scale: int) -> tuple[int, int]:
    if scale <= SCALES["hundred"]:
        return total, group * scale
    return total + group * scale, 0


# --- two amounts that are one ------------------------------------------------------------------

_IN = re.compile(r"\s+(?:in|out\s+of)(?:\s+every)?\s+")
_TO = re.compile(r"\s?[-–—\u2010\u2011]\s?|\s+to\s+|\s+or\s+")
_AND = re.compile(r"\s+and\s+")
_BETWEEN = re.compile(r"\b(?:between|aged|ages)\s+$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:around\s+|about\s+|just\s+|over\s+)?$", re.IGNORECASE)
_AGES = re.compile(r"(?:aged?|ages|children)\s+from\s+$", re.IGNORECASE)
LARGEST_BASE = 1000
_FIRST_YEAR = 1500


def _joined(text: str, amounts: list[Amount]) -> list[Amount]:
    joined: list[Amount] = []
    for amount in amounts:
        before = joined[-1] if joined else None
        both = _both(text, before, amount) if before is not None else None
        if both is not None:
            joined[-1] = both
        else:
            joined.append(amount)
    return joined


def _both(text: str, one: Amount, other: Amount) -> Amount | None:
    if one.high is not None or other.high is not None:
        return None
    between = text[one.end : other.start]
    if _IN.fullmatch(between):
        return _ratio(one, other)
    if not (one.value < other.value or one.value * 100 < other.value):
        return None
    ranged = _TO.fullmatch(between) and not _rises(text, one.start, between)
    if not ranged and not (_AND.fullmatch(between) and _BETWEEN.search(text, 0, one.start)):
        return None
    return _range(one, other)


def _rises(text: str, start: int, between: str) -> bool:
    """Say whether "from 5 to 10" tells a change, and is two figures."""
    if between.strip() != "to":
        return False
    return bool(_FROM.search(text, 0, start)) and not _AGES.search(text, 0, start)


def _ratio(one: Amount, other: Amount) -> Amount | None:
    bare = not (one.share or other.share or one.currency or other.currency)
    if not bare or not 0 < one.value < other.value <= LARGEST_BASE:
        return None
    return Amount(
        one.start, other.end, 100 * one.value / other.value, share=True, spelt=one.spelt
    )  # fmt: skip


def _range(one: Amount, other: Amount) -> Amount | None:
    if (one.share and not other.share) or (other.currency and other.currency != one.currency):
        return None
    if one.plain and one.value >= _FIRST_YEAR and other.plain:
        return None  # two years
    # "£3-5 million": the scale of the second is that of both.
    low = one.value * other.scale if one.scale == 1 and one.value < other.scale else one.value
    return Amount(
        one.start, other.end, low, other.value, one.currency or other.currency,
        other.share, one.spelt, one.plain and other.plain,
    )  # fmt: skip
