"""An English word goes in; out comes what is left of it without its endings.

The rules are those of the Snowball project's English stemmer ("Porter 2") as of its version 3.1,
https://snowballstem.org/algorithms/english/stemmer.html. They are written out here, and not taken
from a package, because every term on disk depends on them: another version of a package would cut
some words otherwise than the library was indexed with. It also takes a fifth of the time.

The promise: the same word is always cut the same way, whichever version of anything is installed.
"""

from __future__ import annotations

import re

_VOWELS = "aeiouy"
_NO_SHORT_END = "aeiouywxY"
_LI_STANDS_BEHIND = "cdeghkmnrt"

_WHOLE = {
    **dict.fromkeys(("skis", "ski"), "ski"),
    **{word: word for word in ("andes", "atlas", "bias", "cosmos", "howe", "news", "sky")},
    "early": "earli", "gently": "gentl", "idly": "idl", "only": "onli", "singly": "singl",
    "skies": "sky", "ugly": "ugli",
}  # fmt: skip
"""Words that no rule treats rightly."""

_BEGINNING = re.compile("arsen|commun|emerg|gener|inter|later|organ|past|univers")
"""Where a word begins so, what follows is all ending: "universe" and "university" stay apart."""

_REGION = re.compile(f"[^{_VOWELS}]*[{_VOWELS}]+[^{_VOWELS}]")
_VOWEL = re.compile(f"[{_VOWELS}]")
_CONSONANT_Y = re.compile(f"^y|[{_VOWELS}]y")
_SHORT = re.compile(f"[^{_VOWELS}][{_VOWELS}][^{_NO_SHORT_END}]$|^[{_VOWELS}][^{_VOWELS}]$|past$")
"""A short syllable at the end, behind which an "e" belongs."""

_DOUBLES = ("bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt")
_WITH_E = ("at", "bl", "iz")
_EED_STAYS = frozenset({"succ", "proc", "exc"})
_ING_STAYS = frozenset({"even", "cann", "inn", "earr", "herr", "out"})

_SECOND: dict[str, str] = {
    "tional": "tion", "enci": "ence", "anci": "ance", "abli": "able", "entli": "ent",
    "izer": "ize", "ization": "ize", "ational": "ate", "ation": "ate", "ator": "ate",
    "alism": "al", "aliti": "al", "alli": "al", "fulness": "ful", "ousli": "ous",
    "ousness": "ous", "iveness": "ive", "iviti": "ive", "biliti": "ble", "bli": "ble",
    "ogi": "og", "ogist": "og", "fulli": "ful", "lessli": "less", "li": "",
}  # fmt: skip
_THIRD: dict[str, str] = {
    "tional": "tion", "ational": "ate", "alize": "al", "icate": "ic", "iciti": "ic", "ical": "ic",
    "ful": "", "ness": "", "ative": "",
}  # fmt: skip
_FOURTH_TEXT = """
al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion
"""
_FOURTH: dict[str, str] = dict.fromkeys(_FOURTH_TEXT.split(), "")
_LONGEST, _SHORTEST = 7, 2
"""Letters of the endings above."""


def without_endings(word: str) -> str:
    """Return the stem of a word in small letters, without apostrophes."""
    if len(word) < 3:
        return word
    if word in _WHOLE:
        return _WHOLE[word]
    has_consonant_y = "y" in word and _CONSONANT_Y.search(word) is not None
    if has_consonant_y:
        word = _with_consonant_y(word)
    first, second = _regions(word)
    word = _without_plural(word)
    word = _without_past(word, first)
    if word[-1] in "yY" and len(word) > 2 and word[-2] not in _VOWELS:
        word = f"{word[:-1]}i"
    word = _second(word, first)
    word = _third(word, first, second)
    word = _fourth(word, second)
    word = _without_last_letter(word, first, second)
    return word.replace("Y", "y") if has_consonant_y else word


def _with_consonant_y(word: str) -> str:
    """Write "Y" for each "y" that begins the word or follows a vowel: it sounds as a consonant."""
    letters = list(word)
    for at, letter in enumerate(letters):
        if letter == "y" and (at == 0 or letters[at - 1] in _VOWELS):
            letters[at] = "Y"
    return "".join(letters)


def _regions(word: str) -> tuple[int, int]:
    """Return from where on endings may be cut, and from where on those that need more before."""
    found = _BEGINNING.match(word) or _REGION.match(word)
    if found is None:
        return len(word), len(word)
    first = found.end()
    found = _REGION.match(word, first)
    return first, len(word) if found is None else found.end()


def _without_plural(word: str) -> str:
    if word[-1] != "s" and word[-3:] != "ied":
        return word
    if word[-4:] == "sses":
        return word[:-2]
    if word[-3:] in ("ied", "ies"):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word[-2:] in ("us", "ss") or _VOWEL.search(word, 0, len(word) - 2) is None:
        return word
    return word[:-1]


def _without_past(word: str, first: int) -> str:
    """Cut "ed" and "ing", and mend what is left: "hoping" is "hope", "hopping" is "hop"."""
    ending = _past_ending(word)
    if not ending:
        return word
    stem = word[: -len(ending)]
    if ending in ("eed", "eedly"):
        return f"{stem}ee" if len(stem) >= first and stem not in _EED_STAYS else word
    if ending == "ing":
        if len(stem) == 2 and stem[1] == "y" and stem[0] not in _VOWELS:
            return f"{stem[0]}ie"
        if stem in _ING_STAYS:
            return word
    return _mended(stem, first) if _VOWEL.search(stem) else word


def _past_ending(word: str) -> str:
    bare = word[:-2] if word[-2:] == "ly" else word
    if bare[-3:] in ("eed", "ing"):
        return word[len(bare) - 3 :]
    return word[len(bare) - 2 :] if bare[-2:] == "ed" else ""


def _mended(stem: str, first: int) -> str:
    last = stem[-2:]
    if last in _WITH_E:
        return f"{stem}e"
    if last in _DOUBLES:
        return stem if len(stem) == 3 and stem[0] in "aeo" else stem[:-1]
    return f"{stem}e" if len(stem) == first and _SHORT.search(stem) else stem


def _ending(word: str, endings: dict[str, str]) -> str:
    """Return the longest of the endings that the word has, or nothing."""
    for length in range(_LONGEST, _SHORTEST - 1, -1):
        if word[-length:] in endings:
            return word[-length:]
    return ""


def _second(word: str, first: int) -> str:
    ending = _ending(word, _SECOND)
    stem = word[: len(word) - len(ending)]
    if not ending or len(stem) < first:
        return word
    if ending == "ogi" and stem[-1:] != "l":
        return word
    if ending == "li" and stem[-1:] not in _LI_STANDS_BEHIND:
        return word
    return stem + _SECOND[ending]


def _third(word: str, first: int, second: int) -> str:
    ending = _ending(word, _THIRD)
    stem = word[: len(word) - len(ending)]
    if not ending or len(stem) < (second if ending == "ative" else first):
        return word
    return stem + _THIRD[ending]


def _fourth(word: str, second: int) -> str:
    ending = _ending(word, _FOURTH)
    stem = word[: len(word) - len(ending)]
    if not ending or len(stem) < second or (ending == "ion" and stem[-1:] not in ("s", "t")):
        return word
    return stem


def _without_last_letter(word: str, first: int, second: int) -> str:
    """Cut an "e" that the rules above left, and one of two "l"."""
    stem = word[:-1]
    if word[-1] == "e" and len(stem) >= first:
        return stem if len(stem) >= second or not _SHORT.search(stem) else word
    return stem if word[-2:] == "ll" and len(stem) >= second else word
