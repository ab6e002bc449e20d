"""Finding altered quotations and lifted words among 650,000 passages with the gram table.

In goes a folder with the unpacked transcripts, or None for generated ones; out come the time to
make the table, how many altered quotations are missed and absent ones found, and what a look-up of
quotations and of whole papers takes.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.library import Library, open_library
from assistant.library.view import PlacedText
from assistant.quotes.finding import find_quote, find_runs
from assistant.shipped import shipped
from tests.benchmarks.generated import transcripts
from tests.benchmarks.measuring import Row, median_seconds, seconds_of
from tests.quotes.alterations import ALTERATIONS, Alteration, excerpt

QUOTATIONS = 200
ABSENT = 600
MOST_MISTAKEN = 2
"""Of the absent quotations, these may be taken for found without being marked for confirmation."""

WORDS_OF_TWELVE_PAGES = 6_000
CHECK = """
import sys
from pathlib import Path
from assistant.library import open_library
from assistant.quotes.finding import find_quotes, find_runs
words = Path(sys.argv[3]).read_text(encoding="utf-8")
with open_library(Path(sys.argv[1]), sources=[Path(sys.argv[2])]) as library:
    find_quotes(library, words.split("\\n\\n")[:24])
    find_runs(library, words)
"""
MEMORY = f"""{CHECK}
import resource
size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(size * (1 if sys.platform == "darwin" else 1024))
"""


def measure(corpus: Path | None) -> list[Row]:
    """Return the rows for the transcripts under ``corpus``; generated ones where it is None."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = corpus or transcripts(place / "generated")
        workspace = place / "workspace"
        workspace.mkdir()
        with open_library(workspace, sources=[folder]) as library:
            indexing = seconds_of(library.index)
            rows = [*_table(library, indexing)]
            passages = _passages(library, random.Random(1))  # noqa: S311
            for alteration in ALTERATIONS:
                rows += _found(library, passages, alteration)
            rows += _absent(library)
            paper = _paper(passages)
            rows.append(_lifted(library, paper))
        return [*rows, *_check(place, workspace, folder, paper)]


def _table(library: Library, indexing: float) -> Iterator[Row]:
    made = seconds_of(library.prepare_grams)
    held = f"{library.statistics.passages:,} passages"
    yield Row(f"make the gram table of {held}", made, "index them", indexing, None)
    sizes = {
        name: sum(path.stat().st_size for path in library.place.rglob(f"{name}*/*")) / 1e6
        for name in ("grams-", "ranking-")
    }
    what = "size of the gram table, read s as megabytes"
    yield Row(what, sizes["grams-"], "the search index", sizes["ranking-"], None)


def _passages(library: Library, rng: random.Random) -> list[PlacedText]:
    """Return passages of 90 characters or more, from all over the library."""
    numbers = [
        (library.source_number(source.id) << 24) + rng.randrange(source.passages)
        for source in rng.choices(library.sources(), k=4 * QUOTATIONS)
    ]
    long = [p for p in library.placed_texts(numbers) if len(p.text) > 90]
    return rng.sample(long, QUOTATIONS)


def _found(library: Library, passages: list[PlacedText], alteration: Alteration) -> Iterator[Row]:
    rng = random.Random(2)  # noqa: S311
    taken: list[float] = []
    found = 0
    for passage in passages:
        words = alteration.apply(rng, excerpt(rng, passage.text))
        taken.append(seconds_of(lambda: find_quote(library, words)))  # noqa: B023
        places = find_quote(library, words)
        found += any(_is_there(passage, place.source, place.span) for place in places)
    missed = QUOTATIONS - found
    allowed = round((1 - alteration.least) * QUOTATIONS) or 1
    what = f"{alteration.name}: missed of {QUOTATIONS}, read s as quotations"
    yield Row(what, missed, "as many may be missed", allowed, 1)
    middle, slow = median_seconds(taken), median_seconds(taken, 0.95)
    yield Row(f"{alteration.name}: look one up", middle, "the slow end (95 in 100)", slow, None)


def _is_there(passage: PlacedText, source: str, span: tuple[int, int]) -> bool:
    overlaps = span[0] < passage.start + len(passage.text) and passage.start < span[1]
    return source == passage.source and overlaps


def _absent(library: Library) -> Iterator[Row]:
    """Look up words of the shipped minutes, which no transcript holds.

    The other shipped document would not do: one of the inquiries quotes it.
    """
    rng = random.Random(3)  # noqa: S311
    minutes = shipped("seeds") / "000_45e461cf34117386.txt"
    text = re.sub(r"\s+", " ", minutes.read_text(encoding="utf-8"))
    taken: list[float] = []
    mistaken = 0
    for _ in range(ABSENT):
        words = excerpt(rng, text)
        taken.append(seconds_of(lambda: find_quote(library, words)))  # noqa: B023
        places = find_quote(library, words)
        mistaken += bool(places) and not places[0].confirm
    what = f"found of {ABSENT} absent quotations, read s as quotations"
    yield Row(what, mistaken, "as many may be found", MOST_MISTAKEN, 1)
    middle, slow = median_seconds(taken), median_seconds(taken, 0.95)
    yield Row("look up an absent quotation", middle, "the slow end (95 in 100)", slow, None)


def _paper(passages: list[PlacedText]) -> str:
    """Return twelve pages: 24 passages as quotations, then text of other documents."""
    quoted = [re.sub(r"\s+", " ", passage.text) for passage in passages[:24]]
    texts = [path.read_text(encoding="utf-8") for path in sorted(shipped("seeds").glob("*.txt"))]
    own = " ".join(texts).split()
    own = (own * (WORDS_OF_TWELVE_PAGES // len(own) + 1))[:WORDS_OF_TWELVE_PAGES]
    return "\n\n".join([*quoted, " ".join(own)])


def _lifted(library: Library, paper: str) -> Row:
    taken = seconds_of(lambda: find_runs(library, paper), times=3)
    what = f"find lifted words in a paper of {len(paper.split()):,} words"
    return Row(what, taken, "half a second", 0.5, 1)


def _check(place: Path, workspace: Path, folder: Path, paper: str) -> Iterator[Row]:
    """Look up 24 quotations and the whole paper in a fresh process, as a check does."""
    path = place / "paper.txt"
    path.write_text(paper, encoding="utf-8")
    arguments = [str(workspace), str(folder), str(path)]
    asked = [sys.executable, "-c", CHECK, *arguments]
    fresh = seconds_of(lambda: subprocess.run(asked, check=True), times=3)
    what = "look up 24 quotations and twelve pages in a fresh process"
    yield Row(what, fresh, "a second", 1, 1)
    asked = [sys.executable, "-c", MEMORY, *arguments]
    said = subprocess.run(asked, check=True, capture_output=True, text=True)
    what = "memory of that process, read s as gigabytes"
    yield Row(what, int(said.stdout) / 1e9, "one gigabyte", 1, 1)
