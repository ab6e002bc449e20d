"""How common a word is in everyday official English, whatever the library holds.

A library of a hundred passages says little about which words are telling: "rules" may stand in one
of them by chance. Counts over many paragraphs of public hearings steady it, and tell a word that
is merely absent from one that is misspelt.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from pathlib import Path

PARAGRAPHS = 100_000
"""The counts in the word list are per this many paragraphs."""

_TELLING = 0.001
"""Share of paragraphs up to which a word is no common one."""

_ENDINGS = (
    ("s", ""), ("ies", "y"), ("ed", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""),
    ("ers", ""), ("ly", ""), ("ness", ""), ("able", ""), ("able", "e"),
    ("ed", "e"), ("er", "e"), ("ers", "e"),
    ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("oes", "o"),
)  # fmt: skip
"""Endings, and what the plain word has in their place."""

_FRAMING = (
    "able about after again ago all allow already also although always among another any around "
    "away because become before behind believe best better between beyond bring can cannot certain "
    "could current currently despite do does don either else enough ensure especially even ever "
    "every everyone far few fewer further get give given go good great having how however if "
    "instead into just keep know less let like likely long look lot made main make many may might "
    "more most much must need needs never new next no nor not now often once one only onto other "
    "out over own part particular particularly per perhaps possible put quite rather really same "
    "say see seem several shall should show simply since so some something still such sure take "
    "than then thing things think through thus time today together too toward towards under until "
    "up upon us use used useful using very want way ways well when where whether while why within "
    "without work would yet"
)
FRAMING = frozenset(_FRAMING.split())
"""Words that frame a claim and are not its subject: modals, amounts, connections, plain verbs."""


def share_of_paragraphs(word: str) -> float:
    """Return the share of paragraphs of general English that hold ``word``, 0 where unknown."""
    return words_counted().get(word, 0) / PARAGRAPHS


def telling(word: str) -> float:
    """Return how much ``word`` says of a subject, 0 to 1: all, unless it is common English."""
    share = share_of_paragraphs(word)
    return min(1.0, math.log(share) / math.log(_TELLING)) if share > _TELLING else 1.0


def is_common(word: str) -> bool:
    """Tell whether ``word`` is a word of general English, or a form of one: no typing error."""
    return word in FRAMING or word in words_counted() or any(_bases_of(word))


def may_be_meant(word: str) -> bool:
    """Tell whether ``word`` is listed, or a form that :func:`forms_of` gives of a listed word.

    It is stricter than :func:`is_common`: what is taken for no error is not yet what was meant.
    """
    return word in words_counted() or any(word in forms_of(base) for base in _bases_of(word))


def forms_of(word: str) -> list[str]:
    """Return the regular forms that a word can take: its -s, -ed and -ing.

    A word that only frames a claim takes none ("alsos"), nor does a form take another ("shareds").
    """
    if word in FRAMING or any(_bases_of(word)):
        return []
    if word.endswith("e"):
        return [word + "s", word + "d", word[:-1] + "ing"]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    hissing = word.endswith(("s", "x", "z", "ch", "sh"))
    return [word + ("es" if hissing else "s"), word + "ed", word + "ing"]


def _bases_of(word: str) -> Iterator[str]:
    """Yield the listed words that ``word`` is by its ending a form of."""
    stripped = (word.removesuffix(e) + more for e, more in _ENDINGS if word.endswith(e))
    return (base for base in stripped if base in words_counted())


@functools.cache
def words_counted() -> dict[str, int]:
    """Return in how many of :data:`PARAGRAPHS` each listed word stands."""
    text = Path(__file__).with_name("common_words.txt").read_text(encoding="utf-8")
    lines = (line.partition(" ") for line in text.splitlines() if line[0] != "#")
    return {word: int(count) for word, _, count in lines}
