"""One file, read into what the library keeps of it; this is what the worker processes do.

In goes a :class:`Task`; out comes a :class:`Reading`, or an :class:`Unread` with the reason. The
promise: whatever the file holds, exactly one of the two comes back, and every row's text stands in
the stored text where the row says.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from assistant.errors import AssistantError, CannotRead
from assistant.library.acronyms import spelt_out
from assistant.library.gathering import LARGEST_FILE
from assistant.library.rows import Rows
from assistant.library.store import MOST_PASSAGES, sum_of
from assistant.library.terms import words_for_index
from assistant.passages.passage import Passage, Person

MOST_BLOCKS = 250_000
"""The longest inquiry report has 30,000 paragraphs; a file of more than this is data, and reading
it as prose would take minutes and gigabytes."""

_KEPT_APART = {"source", "start", "end", "text"}
"""Fields of a passage that have columns of their own, or follow from its number."""


class Task(NamedTuple):
    """A file to read, with the genre and the people that ``sources.yaml`` gives it.

    A file inside a container is read from there; ``fault`` says why a container cannot be opened.
    """

    file: str
    path: Path
    genre: str | None = None
    people: tuple[Person, ...] = ()
    container: Path | None = None
    stamp: str = ""
    inside: tuple[str, ...] = ()
    fault: str = ""


class Reading(NamedTuple):
    """A file as read.

    ``stated`` is what the document says of itself, as JSON; ``passages`` their number; ``words``
    that of their terms; ``spellings`` says in how many passages each word stands as it is spelt.
    """

    file: str
    sha256: str
    stated: str
    passages: int
    rows: Rows
    words: int
    spellings: Counter[str]
    acronyms: list[tuple[str, str]]


class Unread(NamedTuple):
    """A file that could not be read; ``sha256`` is empty where not even its bytes could."""

    file: str
    sha256: str
    reason: str


Outcome = Reading | Unread


def read_source(task: Task) -> Reading | Unread:
    """Read one file; never raises for anything the file holds."""
    try:
        data = _bytes_of(task)
    except OSError as error:
        return Unread(task.file, "", f"It cannot be opened: {error.strerror}.")
    except CannotRead as error:
        return Unread(task.file, "", f"{error.reason} {error.remedy}".strip())
    sha256 = hashlib.sha256(data).hexdigest()
    if len(data) > LARGEST_FILE:
        return Unread(task.file, sha256, "It grew beyond what can be read while it was read.")
    if task.fault:
        return Unread(task.file, sha256, task.fault)
    try:
        return _read(task, data, sha256)
    except CannotRead as error:
        return Unread(task.file, sha256, f"{error.reason} {error.remedy}".strip())
    except AssistantError as error:
        return Unread(task.file, sha256, str(error))
    except (Exception, MemoryError) as error:
        # One file must never stop the others, whatever a reader did not foresee.
        reason = f"The assistant failed to read it ({type(error).__name__}: {error})."
        return Unread(task.file, sha256, " ".join(reason.split()))


def _bytes_of(task: Task) -> bytes:
    if task.container is None:
        return task.path.read_bytes()
    # Imported here: few folders hold a container.
    from assistant.library.containers import member_bytes

    return member_bytes(task.container, task.stamp, task.inside)


def _read(task: Task, data: bytes, sha256: str) -> Reading:
    # Imported here: the process that only hands out files does not need the readers.
    from assistant.documents import read_bytes_as_document
    from assistant.passages import read_passages

    document = read_bytes_as_document(data, task.path, proof=False)
    if len(document.blocks) > MOST_BLOCKS:
        reason = f"It has {len(document.blocks):,} paragraphs, which no document for reading has."
        raise CannotRead(task.path, reason, "If it is text, split it; if it is data, leave it out.")
    account = read_passages(document, genre=task.genre, known_people=task.people)
    _refuse_the_impossible(task.path, document.text, account.passages)
    stated = account.model_dump(mode="json", exclude={"passages"}, exclude_defaults=True)
    stated["format"] = document.format
    stated["notes"] = _distinct([*document.notes, *account.notes])
    words = words_for_index([passage.text for passage in account.passages])
    rests = list(_rests(account.passages))
    kept = zip(account.passages, rests, strict=True)
    rows = Rows(
        text=document.text.encode("utf-8"),
        starts=array("I", [passage.start for passage in account.passages]),
        ends=array("I", [passage.end for passage in account.passages]),
        terms="\n".join(words.terms),
        rests=rests,
        sums=array("I", [sum_of(p.start, p.end, p.text, rest) for p, rest in kept]),
    )
    return Reading(
        file=task.file,
        sha256=sha256,
        stated=json.dumps(stated, ensure_ascii=False),
        passages=len(account.passages),
        rows=rows,
        words=sum([terms.count(" ") + 1 for terms in words.terms if terms]),
        spellings=words.spellings,
        acronyms=_acronyms(account.passages),
    )


def _refuse_the_impossible(path: Path, text: str, passages: tuple[Passage, ...]) -> None:
    if not passages:
        raise CannotRead(path, "It holds no text that could be quoted.")
    if len(passages) >= MOST_PASSAGES:
        raise CannotRead(path, "It has more passages than can be numbered.", "Split it.")
    if any(text[p.start : p.end] != p.text for p in passages):
        raise CannotRead(path, "Its passages do not stand where they were found.")


def _rests(passages: Iterable[Passage]) -> Iterator[str]:
    """Yield the other fields of each passage as JSON, made once for neighbours that share them."""
    made: dict[object, str] = {}
    for p in passages:
        # By identity: hashing the models would cost more than writing them.
        shared = (
            id(p.heading), id(p.speaker), id(p.locator), p.voice, id(p.unattributed), p.nested
        )  # fmt: skip
        rest = made.get(shared)
        if rest is None:
            rest = p.model_dump_json(exclude=_KEPT_APART, exclude_defaults=True)
            made[shared] = rest
        yield rest


def _acronyms(passages: Iterable[Passage]) -> list[tuple[str, str]]:
    pairs = (pair for p in passages if "(" in p.text for pair in spelt_out(p.text))
    return _distinct(pairs)


def _distinct(values: Iterable[Any]) -> list[Any]:
    """Return the values in their first order, each once."""
    return list(dict.fromkeys(values))
