"""Sentences to quote in the meaning tests: the seeds' own, and invented ones from a seed."""

from __future__ import annotations

import random
import re
from functools import lru_cache
from pathlib import Path

SEEDS = Path(__file__).parents[3] / "seeds"

_SUBJECTS = (
    "The regulator", "Ofgem", "The Northern Trust", "Dr Priya Shah", "Most councils",
    "All tenants in Wales", "Some residents", "The Department for Transport", "We", "They",
    "Small firms in England", "Only two members", "Nobody on the panel", "The Chief Inspector",
    "Councillor James Okafor", "The UK Government", "Three in five patients", "Many carers",
)  # fmt: skip
_MODALS = (
    "may", "must", "should", "will", "could", "might", "did not", "does not", "has", "had",
    "cannot", "will not", "is likely to", "was unable to", "never", "would", "can",
)  # fmt: skip
_VERBS = (
    "support the proposal", "oppose Option 2", "increase the grant", "reduce the charge",
    "publish the figures", "accept paragraph 14", "fund the helpline", "refuse the request",
    "extend the scheme to those under 18", "close the office", "consult local people",
    "review section 3 of the Act", "replace the boilers", "record every complaint",
)  # fmt: skip
_TAILS = (
    "by 37%", "at a cost of £2.4 million", "within 28 days", "before 3 April 2021",
    "for about 1,200 households", "in at least four regions", "unless the court agrees",
    "if the money is available", "until the review reports", "except in Scotland",
    "in 2019 and 2020", "for up to 6 weeks", "in 1 in 5 cases", "for more than half of them",
    "without a public inquiry", "as long as costs fall", "", "",
)  # fmt: skip
_LINKS = (
    ", but", ". However,", "; although", " because", ", and", ", while", " so", ". In practice",
)  # fmt: skip


def chance_of(seed: int) -> random.Random:
    """Return a source of chance that gives the same draws for the same seed."""
    return random.Random(seed)  # noqa: S311 — repeatable draws, no secrets


@lru_cache(maxsize=1)
def seed_sentences() -> tuple[str, ...]:
    """Return the sentences of the two seed documents, 6 to 60 words each, Markdown undone."""
    found: list[str] = []
    for path in sorted(SEEDS.glob("*.txt")):
        text = re.sub(r"\*+", "", path.read_text(encoding="utf-8"))
        for line in text.splitlines():
            bare = re.sub(r"^\s*(?:-\s+)?(?:\d+\.|[a-g]\.)?\s*", "", line)
            cut = re.split(r"(?<=[a-z)][.?!]) (?=[A-Z])", bare)
            found += [s.strip() for s in cut if 6 <= len(s.split()) <= 60 and s[:1].isupper()]
    return tuple(dict.fromkeys(found))


def invented_sentence(chance: random.Random) -> str:
    """Return a sentence of a policy paper about nothing that exists."""
    parts = [_clause(chance)]
    if chance.random() < 0.6:
        link = chance.choice(_LINKS)
        second = _clause(chance)
        if not second.split()[0].startswith(("Ofgem", "Dr", "Councillor", "We")):
            second = second[0].lower() + second[1:]
        parts.append(f"{link} {second}")
    return "".join(parts) + "."


def _clause(chance: random.Random) -> str:
    words = (
        chance.choice(_SUBJECTS), chance.choice(_MODALS), chance.choice(_VERBS),
        chance.choice(_TAILS),
    )  # fmt: skip
    return " ".join(w for w in words if w)


@lru_cache(maxsize=4)
def sentences(invented: int = 200, seed: int = 1) -> tuple[str, ...]:
    """Return the seeds' sentences and that many invented ones."""
    chance = chance_of(seed)
    return seed_sentences() + tuple(invented_sentence(chance) for _ in range(invented))
