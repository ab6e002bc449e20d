"""Searching 650,000 passages with reranking, highlights and quotes, beside a bare engine query.

In goes a folder with the unpacked transcripts, or None for generated ones; out come the rows of the
table in the README's measures that concern searching.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from assistant.library import Library, open_library
from assistant.library.terms import terms_of
from assistant.matching import search
from assistant.matching.spelling import CHUNK, Speller
from assistant.shipped import shipped
from assistant.themes import load_themes
from tests.benchmarks.generated import transcripts
from tests.benchmarks.measuring import Row, median_seconds, seconds_of

QUERIES = (
    "The government ordered too little protective equipment for care home staff",
    "Children lost education when schools closed",
    "Subpostmasters were prosecuted on unreliable computer evidence",
    "Engineers could change branch accounts remotely without telling anyone",
    "Bereaved families were not allowed to visit dying relatives in hospital",
    "Messages between ministers were deleted",
    "Test and trace was given to private companies at great cost",
    "Expert advice on masks changed too late",
    "Police decisions about risk and harm need a clear record",
    "Compensation for victims has taken too long",
    "The inquiry should publish the letters of the department",
    "Minsters were warnd about the risk to childern online",
)
Scorer = Callable[..., float]
SCORERS: dict[str, Scorer] = {"partial_ratio": fuzz.partial_ratio, "WRatio": fuzz.WRatio}
"""What a passage may be compared by; the second is what rapidfuzz compares by unless told."""

ROUNDS = 4
SCANNED = 3
"""Queries for which every passage is compared; one takes seconds."""

FEWEST_TIMES_FASTER = 400
MEMORY = """
import resource, sys
from pathlib import Path
from assistant.library import open_library
from assistant.matching import search
with open_library(Path(sys.argv[1]), sources=[Path(sys.argv[2])]) as library:
    for query in sys.argv[3:]:
        search(library, query)
size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(size * (1 if sys.platform == "darwin" else 1024))
"""
ONE_GIGABYTE = 1_000_000_000


def measure(corpus: Path | None) -> list[Row]:
    """Return the rows for the transcripts under ``corpus``; generated ones where it is None."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = corpus or transcripts(place / "generated")
        workspace = place / "workspace"
        workspace.mkdir()
        with open_library(workspace, sources=[folder]) as library:
            library.index()
            rows = [*_searches(library), _spelling(library)]
        return [*rows, _memory(workspace, folder), _fresh(place)]


def _searches(library: Library) -> Iterator[Row]:
    themes = load_themes(shipped("seeds") / "themes.yaml")
    bare = _all_seconds(lambda query: _bare(library, query))
    ours = _all_seconds(lambda query: search(library, query, themes=themes))
    held = f"{library.statistics.passages:,} passages"
    middle, slow = median_seconds(ours), median_seconds(ours, 0.95)
    yield Row(f"search {held}", middle, "a bare query of the engine", median_seconds(bare), 25)
    yield Row(f"the slow end of searches (95 in 100), {held}", slow, "40 ms", 0.040, 1)
    texts = [
        passage.text for source in library.sources() for passage in library.passages(source.id)
    ]
    for name, scorer in SCORERS.items():
        scan = median_seconds(_scans(texts, scorer))
        yardstick = f"a full rapidfuzz scan, {name}"
        yield Row(f"search {held}", middle, yardstick, scan, 1 / FEWEST_TIMES_FASTER)


def _bare(library: Library, query: str) -> object:
    return library.candidates([(term, 1.0) for term in terms_of(query)], limit=100)


def _all_seconds(ask: Callable[[str], object]) -> list[float]:
    for query in QUERIES:
        ask(query)
    return [seconds_of(lambda: ask(query)) for _ in range(ROUNDS) for query in QUERIES]  # noqa: B023


def _scans(texts: Sequence[str], scorer: Scorer) -> list[float]:
    return [
        seconds_of(lambda: process.extract(query, texts, scorer=scorer, limit=10))  # noqa: B023
        for query in QUERIES[:SCANNED]
    ]


def _spelling(library: Library) -> Row:
    speller = Speller(library)
    words = ("protectve", "equipmnet", "childern", "goverment", "hosptial", "evidnce")
    taken = median_seconds([seconds_of(lambda: speller.corrections(w, 0)) for w in words * 5])  # noqa: B023
    what = f"put a misspelt word right, {CHUNK} words at a time"
    return Row(what, taken, "2 ms", 0.002, 1)


def _memory(workspace: Path, folder: Path) -> Row:
    """Tell the most memory that a process which only searches ever held, in gigabytes."""
    asked = [sys.executable, "-c", MEMORY, str(workspace), str(folder), *QUERIES]
    said = subprocess.run(asked, check=True, capture_output=True, text=True)
    held = int(said.stdout) / ONE_GIGABYTE
    return Row("memory of a process that searches, read s as gigabytes", held, "one gigabyte", 1, 1)


def _fresh(place: Path) -> Row:
    """Search the seeds once in a fresh process, as the command does."""
    workspace = place / "seeds"
    with open_library(workspace_of_seeds(workspace)) as library:
        library.index()
    code = (
        "import sys; from pathlib import Path; from assistant.library import open_library; "
        "from assistant.matching import search; "
        "search(open_library(Path(sys.argv[1])), 'influencers reach young teenagers')"
    )
    asking = [sys.executable, "-c", code, str(workspace)]
    taken = seconds_of(lambda: subprocess.run(asking, check=True), times=5)
    return Row("search the seeds once in a fresh process", taken, "0.6 s", 0.6, 1)


def workspace_of_seeds(folder: Path) -> Path:
    """Copy the two shipped documents into a workspace, and return it."""
    (folder / "sources").mkdir(parents=True)
    for path in sorted(shipped("seeds").glob("*.txt")):
        (folder / "sources" / path.name).write_bytes(path.read_bytes())
    return folder
