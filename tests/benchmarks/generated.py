"""Made-up hearing transcripts for machines without the real ones: as many, as long, as worded.

In goes a seed and a number of paragraphs; out comes a folder of reStructuredText files, the same
for the same seed on every machine.
"""

from __future__ import annotations

import itertools
import random
from pathlib import Path

PARAGRAPHS = 650_000
PARAGRAPHS_A_DAY = 1_300
"""As in the hearing transcripts of two public inquiries."""

_WORDS_A_PARAGRAPH = (4, 50)
_WORDS_KNOWN = 60_000
_SYLLABLES = [
    "ba",
    "con",
    "der",
    "ex",
    "fi",
    "gor",
    "hal",
    "in",
    "jo",
    "ker",
    "li",
    "men",
    "nor",
    "o",
    "pre",
    "qui",
    "ras",
    "ste",
    "ti",
    "un",
    "ver",
    "wi",
    "za",
]
_COMMON = """
the of to and that a in i you it was is we not have be for on this with as what at are they
there were do so would if but your had an about can from or which been he time think then no
yes inquiry evidence police child children online support minister decision system office
statement witness question letter meeting department advice risk harm safety report figure
""".split()  # noqa: SIM905 - a list of these would fill the page
_NAMES = ("Lead Counsel", "Ms Amara Bell", "Sir Owen Carr", "The Witness", "Dr Ines Doyle")


def transcripts(folder: Path, *, paragraphs: int = PARAGRAPHS, seed: int = 1) -> Path:
    """Write transcripts of ``paragraphs`` paragraphs in all into ``folder``, and return it."""
    rng = random.Random(seed)  # noqa: S311
    words, weights = _vocabulary(rng)
    folder.mkdir(parents=True, exist_ok=True)
    for day, first in enumerate(range(0, paragraphs, PARAGRAPHS_A_DAY)):
        count = min(PARAGRAPHS_A_DAY, paragraphs - first)
        text = _day(rng, day, count, words, weights)
        (folder / f"day-{day:04}.rst").write_text(text, encoding="utf-8", newline="\n")
    return folder


def _vocabulary(rng: random.Random) -> tuple[list[str], list[float]]:
    """Words whose frequencies fall off as those of any language do."""
    made = {"".join(rng.choices(_SYLLABLES, k=rng.randint(2, 5))) for _ in range(_WORDS_KNOWN)}
    words = [*_COMMON, *sorted(made - set(_COMMON))]
    return words, list(itertools.accumulate(1 / (rank + 3) for rank in range(len(words))))


def _day(rng: random.Random, day: int, count: int, words: list[str], weights: list[float]) -> str:
    title = f"Hearing of day {day}"
    parts = [title + "\n" + "=" * len(title)]
    for _ in range(count):
        spoken = rng.choices(words, cum_weights=weights, k=rng.randint(*_WORDS_A_PARAGRAPH))
        paragraph = " ".join(spoken).capitalize() + "."
        label = f"**{rng.choice(_NAMES)}**: " if rng.random() < 0.55 else ""
        parts.append(label + paragraph)
    return "\n\n".join(parts) + "\n"
