"""What a figure counts: the noun after it with its modifiers, and the verb before it.

In goes a sentence and the place of a figure in it; out come the words that say what is counted,
or the reason why they do not. The promise: a measure is words of the sentence; nothing is guessed
from elsewhere.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.figures.periods import UNIT
from assistant.quotes.meaning.table import words as words_of


class Measured(NamedTuple):
    """``words`` says what is counted or is None, and ``why`` says why; ``head`` its noun."""

    words: str | None
    why: str | None = None
    head: str = ""


_WORD = re.compile(r"[A-Za-z][\w’'\u2010\u2011-]*")
_STOP = words_of(
    """the and or but nor of in on at to for from by with without as than that which who whom whose
    when where while whilst is are was were be been being am has have had do does did will would can
    could may might must shall should not no if because so then there here this these those it they
    them we us our you he she his her their its i per every each between into onto over under about
    around up down out off through during since until before after within across against among
    currently now still also only just already never ever more less fewer most least several
    lower higher such both either
    neither other another what how why said told asked says say took take taken
    make made went go came come got get gave give saw see found find left led paid sold held kept
    felt met lost spent began become became a an"""
)
_PASSED_OVER = words_of("more other additional further such new of")
_IRREGULAR = words_of(
    """people children men women police staff data personnel media criteria feet mice lives wives
    families offspring cattle clergy youth"""
)
_MODIFIERS = words_of("police staff data media youth women children")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|ous|’s|'s)$")
_PEOPLE = words_of(
    """people children men women adults boys girls victims survivors offenders individuals users
    patients pupils students parents carers workers employees officers residents respondents
    teachers staff families members moderators listeners suspects prisoners applicants"""
)
_TIMES = re.compile(rf"[\s-]+(?P<unit>{UNIT})s?\b", re.IGNORECASE)
_AGES = re.compile(r"[\s-]*(?:years?|yrs?)[\s-]*(?:olds?\b|of\s+age\b)", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged?|ages|under|over)\s+(?:between\s+|from\s+)?$", re.IGNORECASE)
_AGED_SURELY = re.compile(r"\baged?\s+(?:\w+\s+)?$|\bages\s+$", re.IGNORECASE)
_VERBISH = re.compile(r"\w+(?:ed|ing)$")
_OF_THESE = re.compile(r"\s+of\s+(?:the|our|those|these|its|their|all)\s")
LONGEST = 6
_BETWEEN_WORDS = re.compile(r"[^\S\n]+|[-–]")


def unit_after(sentence: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the unit of an age or a length of time, and where its words end."""
    age = _AGES.match(sentence, end)
    if age:
        return "years of age", age.end()
    if _AGED_SURELY.search(sentence, 0, start):
        return "years of age", end
    time = _TIMES.match(sentence, end)
    if time and not re.match(r"head|capita|annum", time["unit"], re.IGNORECASE):
        return f"{time['unit'].lower()}s", time.end()
    return None


def is_people(head: str) -> bool:
    """Say whether what is counted is people."""
    return head.lower() in _PEOPLE


def measure_of(sentence: str, end: int, *, share: bool, money: bool) -> Measured:
    """Return what the figure that ends at ``end`` counts."""
    if money:
        return _after_of(sentence, end, "the sum is not said to be of anything")
    if share:
        return _shared(sentence, end)
    of = _OF_THESE.match(sentence, end)
    counted = _counted(sentence, of.end() - 1 if of else end)
    return counted or Measured(None, "no noun follows that the figure could count")


def _counted(sentence: str, end: int) -> Measured | None:
    """Return the words up to the first plural noun after a figure."""
    taken: list[re.Match[str]] = []
    at = end
    while len(taken) < LONGEST and (gap := _BETWEEN_WORDS.match(sentence, at)):
        word = _WORD.match(sentence, gap.end())
        if word is None:
            return None
        lower = word.group().lower()
        if lower in _STOP and not (lower in _PASSED_OVER and not taken and lower != "of"):
            return None
        if not (lower in _PASSED_OVER and not taken):
            taken.append(word)
        if taken and _plural(lower):
            return _measured(sentence, [*taken, *_whole_name(sentence, word)])
        at = word.end()
    return None


def _whole_name(sentence: str, word: re.Match[str]) -> list[re.Match[str]]:
    """Return the noun that goes on from "police" or "staff": "police forces"."""
    after = re.compile(r" ([a-z]+s)\b").match(sentence, word.end())
    if word.group().lower() not in _MODIFIERS or after is None or not _plural(after[1]):
        return []
    noun = _WORD.match(sentence, after.start(1))
    return [noun] if noun else []


def _measured(sentence: str, taken: list[re.Match[str]]) -> Measured:
    start, end, head = taken[0].start(), taken[-1].end(), taken[-1].group()
    after = re.match(r"\s+(?:of|for)\s+((?:[a-z][\w’'-]*\s+){0,2}[a-z][\w’'-]*)", sentence[end:])
    words = sentence[start:end]
    if after and head.lower() in ("cases", "reports", "incidents", "acts", "pieces", "images",
                                  "victims", "instances", "allegations", "offences"):  # fmt: skip
        words += sentence[end : end + _last_noun(after)]
    return Measured(" ".join(words.split()), None, head.lower())


def _last_noun(after: re.Match[str]) -> int:
    """Return how far "of online abuse" goes before the first word that is no part of it."""
    kept = 0
    for found in _WORD.finditer(after.group(1)):
        if found.group().lower() in _STOP:
            break
        kept = after.start(1) + found.end()
    return kept


def _plural(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    return len(word) > len("his") and word.endswith("s") and not _NOT_PLURAL.search(word)


def _shared(sentence: str, end: int) -> Measured:
    """Return what a share is of: "50% capacity", "80% of analyst time"."""
    of = re.match(r"\s+of\s+", sentence[end:])
    words = _phrase(sentence, end + of.end() if of else end)
    if words and not (of is None and _VERBISH.fullmatch(words.split()[0])):
        head = words.split()[-1].lower()
        return Measured(words, None, head)
    return Measured(None, "the words do not say what the share is of")


def _after_of(sentence: str, end: int, why: str) -> Measured:
    of = re.match(r"\s+(?:of|in|for|on)\s+", sentence[end:])
    words = _phrase(sentence, end + of.end()) if of else ""
    return Measured(words, None, words.split()[-1].lower()) if words else Measured(None, why)


def _phrase(sentence: str, at: int) -> str:
    """Return the noun phrase that stands at ``at``, without its article; "" where none does."""
    article = re.match(r"\s*(?:(?:the|all|our|their|its|an?)\s+)*", sentence[at:])
    at += article.end() if article else 0
    words: list[str] = []
    while len(words) < LONGEST:
        found = re.match(r"\s*([A-Za-z][\w’'-]*)", sentence[at:])
        if found is None or found[1].lower() in _STOP:
            break
        if words and _VERBISH.fullmatch(found[1]) and _plural(words[-1].lower()):
            break
        words.append(found[1])
        at += found.end()
        if _plural(found[1].lower()) or not re.match(r"\s", sentence[at:]):
            break
    return "" if words and _pronoun(words[0]) else " ".join(words)


def _pronoun(word: str) -> bool:
    return word.lower() in (
        "those",
        "these",
        "them",
        "which",
        "whom",
        "who",
        "us",
        "it",
        "all",
        "me",
    )


# --- the verb before -----------------------------------------------------------------------------

_GENERIC = words_of(
    """be have do use make take give get go come see say tell include according involve regard
    concern base follow exist remain become estimate expect anticipate show find report"""
)
_IRREGULAR_VERBS = {
    "dealt": "deal", "sent": "send", "spent": "spend", "lost": "lose", "paid": "pay",
    "built": "build", "sold": "sell", "bought": "buy", "taught": "teach", "caught": "catch",
    "held": "hold", "kept": "keep", "left": "leave", "led": "lead", "met": "meet", "rose": "rise",
    "fell": "fall", "grew": "grow", "won": "win", "deal": "deal", "miss": "miss", "misses": "miss",
}  # fmt: skip
_BETWEEN = words_of(
    """around about over under nearly almost some up to more than approximately just only a an the
    with for of at least most as many roughly by on in another further"""
)
_BACK = 6
"""Words; how far before a figure its own verb stands."""


def action_of(sentence: str, start: int) -> str | None:
    """Return the stem of the verb that has the figure for its object; None where that is unsure."""
    before = _WORD.findall(sentence[:start].rpartition(",")[2])[-_BACK:]
    while before and before[-1].lower() in _BETWEEN:
        before.pop()
    chain: list[str] = []
    while before and (verb := _lemma(before[-1].lower())):
        chain.insert(0, verb)
        before.pop()
    return next((verb for verb in chain if verb not in _GENERIC), None)


def _lemma(word: str) -> str:
    """Return the stem of a word that is surely a form of a verb, or ""."""
    if word in _IRREGULAR_VERBS:
        return _IRREGULAR_VERBS[word]
    if not _VERBISH.fullmatch(word) or len(word) <= len("need"):
        return ""
    stem = word.removesuffix("ing") if word.endswith("ing") else word.removesuffix("ed")
    if stem[-2:-1] == stem[-1:] and stem[-1:] in "bdgmnprt":
        stem = stem[:-1]
    return stem.removesuffix("e")
