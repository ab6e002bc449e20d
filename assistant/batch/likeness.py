"""How much the drafts of a batch say in the same words.

In go the texts of drafts, one after another; out come the share of each that others hold too, and
the passages that most hold. Receivers of many letters hash them in substrings of 32 characters and
set near-identical ones aside; this counts in the same unit, by a sample. The promises: it tells and
changes nothing; the same drafts give the same figures; memory stays flat however many there are.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from assistant.files.writing import write_text
from assistant.noun import Noun

UNIT = 32
"""Characters of one substring, letters and digits only: the public rule of a service that filters
letters to representatives counts in these."""

SAMPLED = 16
"""One substring in so many is kept: about 200 of a paper of twelve pages."""

MOST_SAMPLES = 512
MOST_HELD = 300_000
"""Different substrings remembered, about 30 MB; beyond it every second one is forgotten."""

MOST_PASSAGES = 2_000
"""Paragraphs counted at once, about 1 MB."""

SHORTEST_PASSAGE = 12
"""Words. Headings and labels are alike in every paper."""

HIGH = 0.5
"""Share from which one joint response is advised: half of what is read has been read before."""

TOLD = 10
FILE = "likeness.json"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORD = re.compile(r"[^\W_]+")


class Sketch(NamedTuple):
    """What is kept of one draft: sampled substrings, and its paragraphs by hash and opening."""

    samples: tuple[int, ...]
    paragraphs: tuple[tuple[int, str], ...]


class CommonPassage(Noun):
    """A paragraph that several drafts hold: how it begins, and how many hold it."""

    opening: str
    drafts: int


class Likeness(Noun):
    """The likeness of a batch: ``alike`` is the mean share (0 to 1) of a draft that another holds
    too, ``many_alike`` the number of drafts with a high share. ``original_evidence`` tells of words
    that were published before, and of briefs that go to several inquiries."""

    drafts: int
    alike: float
    many_alike: int
    passages: tuple[CommonPassage, ...] = ()
    advice: str = ""
    original_evidence: tuple[str, ...] = ()


def sketch_of(paragraphs: Iterable[str], *, leaving_out: Iterable[str] = ()) -> Sketch:
    """Return the sketch of a draft; ``leaving_out`` are texts that every answer repeats, such as
    the consultation's own questions."""
    known = {_sketched(text).whole for text in leaving_out}
    kept = [one for text in paragraphs if (one := _sketched(text)).whole not in known]
    samples = sorted({value for one in kept for value in one.samples})[:MOST_SAMPLES]
    passages = {one.whole: one.opening for one in kept if one.opening}
    return Sketch(tuple(samples), tuple(passages.items()))


class _Paragraph(NamedTuple):
    """The hash of a whole paragraph, its samples, and its opening where it is no heading."""

    whole: int
    samples: tuple[int, ...]
    opening: str


@lru_cache(maxsize=4096)  # Most drafts of a batch hold the same paragraphs.
def _sketched(text: str) -> _Paragraph:
    """Sketch a paragraph by its substrings that begin with a word: a fifth of all, and wherever
    words are put in or taken out, those behind them stay the same."""
    words = [word.encode("utf-8") for word in _WORD.findall(text.casefold())]
    data = b"".join(words)
    starts = accumulate(map(len, words), initial=0)
    units = {zlib.crc32(data[at : at + UNIT]) for at in starts if at + UNIT <= len(data)}
    opening = " ".join(text.split())[:120] if len(words) >= SHORTEST_PASSAGE else ""
    samples = tuple(value for value in units if value % SAMPLED == 0)
    return _Paragraph(zlib.crc32(data), samples, opening)


def word_paragraphs(data: bytes) -> list[str]:
    """Return the paragraphs of a Word file that we have written, notes left out."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        tree = etree.fromstring(parts.read("word/document.xml"))
    paragraphs: list[list[str]] = []
    for node in tree.iter(f"{_W}p", f"{_W}t"):
        if node.tag == f"{_W}p":
            paragraphs.append([])
        else:
            paragraphs[-1].append(node.text or "")
    return ["".join(texts) for texts in paragraphs]


class Likenesses:
    """The sketches of a batch, put in one after another."""

    def __init__(self) -> None:
        self._of: list[array[int]] = []  # four bytes a sample, and 200 samples a draft
        self._held: dict[int, int] = {}
        self._rate = SAMPLED
        self._passages: dict[int, tuple[int, str]] = {}

    def put(self, sketch: Sketch) -> None:
        """Put in the sketch of the next draft."""
        self._of.append(array("I", sketch.samples))
        for value in sketch.samples:
            if value % self._rate == 0:
                self._held[value] = self._held.get(value, 0) + 1
        while len(self._held) > MOST_HELD:
            self._rate *= 2
            self._held = {v: n for v, n in self._held.items() if v % self._rate == 0}
        for paragraph, opening in sketch.paragraphs:
            self._count(paragraph, opening)

    def shares(self) -> list[float]:
        """Return for each draft, in order, the share of its text that another holds too."""
        return [self._share(samples) for samples in self._of]

    def whole(self, shares: Sequence[float]) -> Likeness:
        """Return the likeness of all drafts put in, whose ``shares`` were asked for before."""
        mean = sum(shares) / len(shares) if shares else 0.0
        many = sum(share >= HIGH for share in shares)
        return Likeness(
            drafts=len(shares),
            alike=round(mean, 3),
            many_alike=many,
            passages=self._common(),
            advice=_advice(many, mean) if many > 1 else "",
        )

    def _share(self, samples: Sequence[int]) -> float:
        counted = [value for value in samples if value % self._rate == 0]
        shared = sum(self._held.get(value, 0) > 1 for value in counted)
        return round(shared / len(counted), 3) if counted else 0.0

    def _count(self, paragraph: int, opening: str) -> None:
        """Count a paragraph; where too many are held, all lose one, and the rarest go.

        So every paragraph that stands in more than one draft in MOST_PASSAGES stays counted.
        """
        count, first = self._passages.get(paragraph, (0, opening))
        self._passages[paragraph] = (count + 1, first)
        if len(self._passages) > MOST_PASSAGES:
            held = self._passages.items()
            self._passages = {key: (n - 1, text) for key, (n, text) in held if n > 1}

    def _common(self) -> tuple[CommonPassage, ...]:
        shared = [(count, text) for count, text in self._passages.values() if count > 1]
        best = sorted(shared, key=lambda pair: (-pair[0], pair[1]))[:TOLD]
        return tuple(CommonPassage(opening=text, drafts=count) for count, text in best)


def write_likeness(folder: Path, likeness: Likeness) -> None:
    """Write the likeness of a batch into the folder of its drafts, as ``likeness.json``.

    Raises:
        CannotWrite: the disk refuses.
    """
    held = json.dumps(likeness.model_dump(), ensure_ascii=False, indent=2)
    write_text(folder / FILE, held + "\n")


def _advice(many: int, mean: float) -> str:
    return (
        f"{many:,} of these drafts share half or more of their text with others "
        f"({mean:.0%} of a draft on average). Receivers count near-identical papers as one, or set "
        "them aside: consider one joint response that names everybody it speaks for, or let each "
        "say in its own words what it knows."
    )
