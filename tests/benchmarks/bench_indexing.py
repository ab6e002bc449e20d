"""Indexing 101 MB of hearing transcripts, indexing them again, and reading back from the library.

In goes a folder with the unpacked transcripts, or None for generated ones; out come the rows of the
table in the README's measures that concern the library.
"""

from __future__ import annotations

import hashlib
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.library import Library, open_library
from tests.benchmarks.generated import transcripts
from tests.benchmarks.measuring import Row, median_seconds, seconds_of

QUERIES = (
    ("child", "polic", "risk"),
    ("inquiri", "evid", "letter", "meet"),
    ("system", "offic", "decis", "report", "figur"),
)

FRESH = """
import sys
from pathlib import Path
from assistant.library import open_library
with open_library(Path(sys.argv[1]), sources=[Path(sys.argv[2])]) as library:
    library.candidates([("child", 1.0)], limit=10)
"""


def measure(corpus: Path | None) -> list[Row]:
    """Return the rows for the transcripts under ``corpus``; generated ones where it is None."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folder = corpus or transcripts(place / "generated")
        workspace = place / "workspace"
        workspace.mkdir()
        with open_library(workspace, sources=[folder]) as library:
            rows = [_first_time(library, folder), *_again(library, folder), *_reading(library)]
        return [*rows, _fresh(workspace, folder)]


def _first_time(library: Library, folder: Path) -> Row:
    before = seconds_of(lambda: _split_paragraphs(folder))
    taken = seconds_of(library.index)
    # Once before and once after, since an indexing is long enough for the machine to change.
    paragraphs = (before + seconds_of(lambda: _split_paragraphs(folder))) / 2
    held = library.statistics
    what = f"index {held.sources} files, {held.passages:,} passages"
    return Row(what, taken, "read the files and split them into paragraphs", paragraphs, 40)


def _again(library: Library, folder: Path) -> Iterator[Row]:
    hashing = seconds_of(lambda: _hash_all(folder), times=5)
    again = seconds_of(library.index, times=5)
    yield Row("index again, nothing changed", again, "hash the files", hashing, 2)
    looking = seconds_of(library.refresh, times=5)
    yield Row("notice that nothing changed", looking, "hash the files", hashing, 1)


def _reading(library: Library) -> Iterator[Row]:
    numbers = [
        [hit.number for hit in library.candidates([(t, 1.0) for t in terms])] for terms in QUERIES
    ]
    with _bare_connection(library) as bare:
        plain, rows, whole = [], [], []
        for _ in range(30):
            for chosen in numbers:
                plain.append(seconds_of(lambda: _bare_fetch(bare, chosen)))  # noqa: B023
                rows.append(seconds_of(lambda: library.rows(chosen)))  # noqa: B023
                whole.append(seconds_of(lambda: library.passages_by_number(chosen[:10])))  # noqa: B023
    yardstick, bare_seconds = "the same rows from bare SQLite", median_seconds(plain)
    yield Row("fetch 200 candidates", median_seconds(rows), yardstick, bare_seconds, 3)
    yield Row("fetch 10 passages whole", median_seconds(whole), yardstick, bare_seconds, None)


def _fresh(workspace: Path, folder: Path) -> Row:
    imports = [sys.executable, "-c", "import pydantic, sqlite3, tantivy"]
    asking = [sys.executable, "-c", FRESH, str(workspace), str(folder)]
    bare = seconds_of(lambda: subprocess.run(imports, check=True), times=5)
    fresh = seconds_of(lambda: subprocess.run(asking, check=True), times=5)
    what = "open the library in a fresh process and ask once"
    return Row(what, fresh, "import pydantic, sqlite3, tantivy", bare, None)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*.rst") if path.is_file())


def _split_paragraphs(folder: Path) -> int:
    """Read line by line and join the lines between blank ones, as the simplest reader would."""
    paragraphs: list[str] = []
    for path in _files(folder):
        lines: list[str] = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                lines.append(line.strip())
            elif lines:
                paragraphs.append(" ".join(lines))
                lines = []
    return len(paragraphs)


def _hash_all(folder: Path) -> list[str]:
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in _files(folder)]


@contextmanager
def _bare_connection(library: Library) -> Iterator[sqlite3.Connection]:
    (database,) = library.place.glob("library*/library.sqlite")
    connection = sqlite3.connect(database)
    try:
        yield connection
    finally:
        connection.close()


def _bare_fetch(connection: sqlite3.Connection, numbers: list[int]) -> list[object]:
    marks = ",".join("?" * len(numbers))
    query = f"SELECT number, text, terms FROM passages WHERE number IN ({marks})"  # noqa: S608
    return connection.execute(query, numbers).fetchall()
