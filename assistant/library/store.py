"""The one SQLite file that is the truth: its tables, and how it is opened and closed.

In goes the folder of a store; out comes a connection whose every failure is one of ours. The
promise: what another program version wrote is never taken for our own.

Passages are numbered ``source number × 2**24 + ordinal``, so that a number alone says which source
it belongs to and which passages stand before and after it.
"""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import CannotWrite, LibraryBusy, LibraryDamaged
from assistant.files.writing import cannot_write, sync_folder

SCHEMA = 5
"""Raised whenever the tables, the analyser of words, or what a reader stores changes: an older
library is then made anew from the documents."""

DATABASE_NAME = "library.sqlite"
_UNFINISHED_NAME = "unfinished.sqlite"
DATABASE_FILES = (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm")
_UNFINISHED_FILES = (_UNFINISHED_NAME, f"{_UNFINISHED_NAME}-wal", f"{_UNFINISHED_NAME}-shm")
_PATIENCE = 0.5
"""Seconds. Writers wait for one another at a lock of their own; what is waited for here is a reader
that keeps the log from being emptied."""

MOST_PASSAGES = 1 << 24
"""Passages one source may have."""

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL, sum INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE sources (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given to another source
    id TEXT NOT NULL UNIQUE,
    file TEXT NOT NULL UNIQUE,                 -- relative to the workspace
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    stamp TEXT NOT NULL,
    hints TEXT NOT NULL,                       -- the genre and people it was read with
    stated TEXT NOT NULL,                      -- what the document says of itself, JSON
    record TEXT NOT NULL,                      -- the Source, JSON
    record_sum INTEGER NOT NULL,               -- CRC-32 of it
    passages INTEGER NOT NULL,
    words INTEGER NOT NULL,                    -- terms in all its passages
    text BLOB NOT NULL,                        -- the stored text, UTF-8
    text_sum INTEGER NOT NULL                  -- CRC-32 of it: a text that was altered is noticed
);
CREATE TABLE passages (
    number INTEGER PRIMARY KEY,
    text TEXT NOT NULL,
    terms TEXT NOT NULL,                       -- as the search engine indexes them
    start INTEGER NOT NULL,
    end INTEGER NOT NULL,
    rest TEXT NOT NULL,                        -- the other fields of a Passage, JSON
    sum INTEGER NOT NULL                       -- CRC-32 of all but the terms
);
CREATE TABLE vocabulary (word TEXT PRIMARY KEY, passages INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE acronyms (
    source INTEGER NOT NULL, short TEXT NOT NULL, long TEXT NOT NULL,
    PRIMARY KEY (source, short, long)
) WITHOUT ROWID;
CREATE TABLE unread (
    file TEXT PRIMARY KEY, sha256 TEXT NOT NULL, size INTEGER NOT NULL, stamp TEXT NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
"""


_FACTS = {
    "generation": "0",  # how often the sources have changed
    "ranking": "",  # folder and files of the index, JSON
    "grams": "",  # folder, files and sources of the gram table, JSON
    "gone": "0",  # sources gone since the index was built whole
    "catalogues": "{}",  # stamps of every sources.yaml, JSON
    "named": "[]",  # files that were named outside the roots, JSON
}


def open_store(folder: Path, *, writing: bool = False) -> sqlite3.Connection | None:
    """Open the store in ``folder``; None where there is none, or another version's.

    Raises:
        LibraryDamaged: the file is there and cannot be used.
    """
    path = folder / DATABASE_NAME
    if not path.exists():
        return None
    if not path.is_file():
        raise mark_damaged(folder, FileExistsError(f"{DATABASE_NAME} is not a file"))
    with mistakes_named(folder):
        connection = _connect(path, _PRAGMAS)
        with _closed_on_failure(connection):
            if _schema(connection) != SCHEMA:
                connection.close()
                return None
            connection.execute(f"PRAGMA query_only = {0 if writing else 1}")
    return connection


@contextmanager
def new_store(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open an empty store for writing; it stands in ``folder`` once the block has ended well.

    What stood there is deleted first. The new one is written beside its place and moved there
    whole: nothing is lost with one that is cut short, so that no log need be kept of what is
    written, and nothing is written twice.

    Raises:
        CannotWrite: the disk refuses.
    """
    path = folder / _UNFINISHED_NAME
    delete_store(folder)
    try:
        with mistakes_named(folder):
            connection = _connect(path, _PRAGMAS_WHILE_NEW)
        with contextlib.closing(connection):
            with mistakes_named(folder):
                connection.executescript(f"{_TABLES} PRAGMA user_version = {SCHEMA};")
                # By it a store that is made anew is told from the one before it.
                made = {"made": str(secrets.randbits(40))}
                for key, value in {**made, **_FACTS}.items():
                    set_meta(connection, key, value)
            yield connection
            with mistakes_named(folder):
                # Once for all: a reader could not change it while another one is there.
                connection.execute("PRAGMA journal_mode = WAL").close()
        with mistakes_named(folder):
            path.replace(folder / DATABASE_NAME)
            sync_folder(folder)
    finally:
        _delete(folder, _UNFINISHED_FILES)


def delete_store(folder: Path) -> None:
    """Delete the store in ``folder``, and what is left of one whose making was cut short.

    Raises:
        CannotWrite: the disk refuses.
    """
    _delete(folder, (*DATABASE_FILES, *_UNFINISHED_FILES))


def _delete(folder: Path, names: Iterable[str]) -> None:
    with mistakes_named(folder):
        for name in names:
            (folder / name).unlink(missing_ok=True)


def get_meta(connection: sqlite3.Connection, key: str) -> str:
    """Return one of the facts about the store itself.

    Raises:
        sqlite3.DatabaseError: it is not there, or not what was written.
    """
    row: tuple[str, int] | None = connection.execute(
        "SELECT value, sum FROM meta WHERE key = ?", (key,)
    ).fetchone()
    if row is None or sum_of(row[0]) != row[1]:
        message = f"it lacks its {key}"
        raise sqlite3.DatabaseError(message)
    return row[0]


def set_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    """Write one of the facts about the store itself, inside the caller's transaction."""
    connection.execute("REPLACE INTO meta VALUES (?, ?, ?)", (key, value, sum_of(value)))


def sum_of(*values: object) -> int:
    """Return the CRC-32 of values that are kept beside it: an altered letter is noticed."""
    return zlib.crc32(" ".join(map(str, values)).encode("utf-8", "surrogatepass"))


def damage_marker(folder: Path) -> Path:
    """Return the file whose presence says that a reader found the store damaged."""
    return folder / "damaged.txt"


@contextmanager
def mistakes_named(folder: Path) -> Iterator[None]:
    """Turn what SQLite and the disk raise in the block into the errors a person can act on.

    Damage is also marked in ``folder``, so that the next indexing makes the library anew even
    where it would not have met the damage itself.
    """
    try:
        yield
    except sqlite3.ProgrammingError:
        raise  # A mistake of this program, not of the disk.
    except sqlite3.OperationalError as error:
        raise _operational(folder, error) from error
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        raise mark_damaged(folder, error) from error
    except OSError as error:
        raise cannot_write(folder, error) from error


def mark_damaged(folder: Path, cause: Exception) -> LibraryDamaged:
    """Leave word that the store is damaged, and return the error that says so."""
    with contextlib.suppress(OSError):
        damage_marker(folder).write_text(f"{cause}\n", encoding="utf-8")
    message = (
        f"{folder}: the library is damaged ({cause}). Your documents are untouched: "
        "run “assistant index” to make the library anew from them."
    )
    return LibraryDamaged(message)


def _operational(folder: Path, error: sqlite3.OperationalError) -> Exception:
    code = getattr(error, "sqlite_errorcode", 0)
    if code == sqlite3.SQLITE_IOERR_SHORT_READ:
        return mark_damaged(folder, error)
    code &= 0xFF
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        reason = "The disk is full or refuses to be written."
        return CannotWrite(folder, reason, "Free some space and try again; nothing was changed.")
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        message = f"{folder}: another assistant is writing here. Try again when it has finished."
        return LibraryBusy(message)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return CannotWrite(folder, f"The library cannot be used: {error}.", "Check permissions.")
    return mark_damaged(folder, error)


_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "secure_delete = ON",
    "cache_size = -65536",
    "mmap_size = 2147418112",
    "temp_store = FILE",
)

_PRAGMAS_WHILE_NEW = (
    # Passages are long rows: with four times the usual page, filling takes two thirds of the time.
    "page_size = 16384",
    "journal_mode = MEMORY",
    "synchronous = NORMAL",
    "cache_size = -65536",
    "temp_store = FILE",
)


def _connect(path: Path, pragmas: Iterable[str]) -> sqlite3.Connection:
    # One connection is used by one thread at a time, but not always by the one that opened it:
    # a screen searches in a worker thread.
    connection = sqlite3.connect(
        path, isolation_level=None, timeout=_PATIENCE, check_same_thread=False
    )
    with _closed_on_failure(connection):
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}").close()
    return connection


@contextmanager
def _closed_on_failure(connection: sqlite3.Connection) -> Iterator[None]:
    """A connection to a damaged file is given back too, since nobody else can close it."""
    try:
        yield
    except BaseException:
        connection.close()
        raise


def _schema(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
