"""Checking a Word file with 24 quotations against 650,000 passages.

In goes a folder with the unpacked transcripts, or None for generated ones; out come the rows of the
table in the README's measures that concern checking: every quotation traced and held against its
source, half of them altered, and the whole text searched for words without marks.
"""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

from assistant.checks.returned.checking import check_bytes
from assistant.checks.returned.held import Held
from assistant.documents.wordfile import read_word_file
from assistant.library import Library, open_library
from tests.benchmarks.generated import transcripts
from tests.benchmarks.measuring import Row, seconds_of
from tests.checks.papers import Para, paper

QUOTATIONS = 24
_OWN = (
    "We think that the proposal is right in its aim and wrong in its means, and we say below what"
    " we would do in its place, for whom, and by when it could be done."
)
_ROUNDS = 3


def measure(corpus: Path | None) -> list[Row]:
    """Return the rows for the transcripts under ``corpus``; generated ones where it is None."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = corpus or transcripts(place / "generated")
        workspace = place / "workspace"
        workspace.mkdir()
        with open_library(workspace, sources=[folder]) as library:
            library.index()
            making = seconds_of(library.prepare_grams)
            held = f"{library.statistics.passages:,} passages"
            data = paper(list(_paragraphs(library)))
            path = place / "paper.docx"
            reading = seconds_of(lambda: read_word_file(data, path), times=_ROUNDS)
            what = f"check a Word file of {QUOTATIONS} quotations against {held}"
            cold = seconds_of(lambda: check_bytes(data, path, Held(library)))
            warm = seconds_of(lambda: check_bytes(data, path, Held(library)), times=_ROUNDS)
            return [
                Row(f"make the gram table of {held}, once", making, "a second", 1.0, None),
                Row(f"{what}, the first time", cold, "a second", 1.0, 1),
                Row(what, warm, "a second", 1.0, 1),
                Row(what, warm, "reading the Word file alone", reading, None),
            ]


def _paragraphs(library: Library) -> list[Para]:
    """Return 12 pages: a quotation in every third paragraph, every other one with a word gone."""
    chance = random.Random(7)  # noqa: S311 - repeatable draws, no secrets
    sources = [source.id for source in library.sources()]
    made: list[Para] = []
    while len(made) < 3 * QUOTATIONS:
        passages = library.passages(chance.choice(sources))
        long = [p for p in passages if 20 <= len(p.text.split()) <= 60]
        if not long:
            continue
        words = chance.choice(long).text.split()
        if len(made) % 2:
            del words[len(words) // 2]
        said = " ".join(words).replace("“", "‘").replace("”", "’").replace('"', "'")
        made += [Para(_OWN), Para(f"One witness said: “{said}”^", note="A hearing."), Para(_OWN)]
    return made
