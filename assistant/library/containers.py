"""Gathered files go in; out they come with what archives and mails hold among them.

A zip archive is replaced by the files in it, each a source of its own named by its way in
("minutes.zip/2019/june.docx"); a mail stays, and what is attached to it comes beside it
("mail.eml/annex.docx"). The promise: one container that cannot be opened is one file that could
not be read, with the reason.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from assistant.errors import CannotRead
from assistant.library.gathering import LARGEST_FILE, Gathered, Gathering, looks_like_source

_HEAD = 16_384
"""Bytes by which a container is told."""

NOTHING_INSIDE = "The archive holds no file that could be read."


def with_members(found: Gathering) -> Gathering:
    """Return ``found`` with the files inside containers, in the order of their names."""
    files = [one for gathered in found.files for one in _opened(gathered)]
    return Gathering(tuple(sorted(files, key=lambda one: one.file)), found.refused)


def container_of(file: str, files: Mapping[str, object]) -> str | None:
    """Return which of ``files`` holds ``file``, None where none does."""
    above = (str(parent) for parent in PurePosixPath(file).parents)
    return next((name for name in above if name in files), None)


def hold_the_same(
    files: Mapping[str, tuple[int, str]], known: Mapping[str, tuple[int, str]]
) -> bool:
    """Say whether the files are those known, by size and stamp; a container stands for its files.

    What is inside a container has the container's stamp, so that none need be opened.
    """
    seen: set[str] = set()
    for file, (size, stamp) in known.items():
        outer = file if file in files else container_of(file, files)
        if outer is None or files[outer][1] != stamp or (outer == file and files[file][0] != size):
            return False
        seen.add(outer)
    return seen == set(files)


def member_bytes(container: Path, stamp: str, inside: tuple[str, ...]) -> bytes:
    """Return the bytes of one file inside a container.

    Raises:
        CannotRead: it is no longer there, or the container cannot be opened.
    """
    members = _members(container, stamp)
    if inside not in members:
        raise CannotRead(container.joinpath(*inside), "It is no longer in its container.")
    return members[inside]


@functools.lru_cache(maxsize=1)
def _members(container: Path, stamp: str) -> dict[tuple[str, ...], bytes]:
    """Return all that a container holds; the last one opened stays open, for its next member."""
    del stamp  # a container that was written anew is opened anew
    from assistant.documents.members import members_of

    try:
        data = container.read_bytes()
    except OSError as error:
        raise CannotRead(container, f"It cannot be opened: {error.strerror}.") from error
    return {member.inside: member.data for member in members_of(data, container)}


def _opened(gathered: Gathered) -> Iterator[Gathered]:
    # Loaded here: whoever only looks whether files changed opens none.
    from assistant.documents.members import is_container, members_of, replaces

    data = _container_bytes(gathered)
    if not data or not is_container(data, gathered.path):
        yield gathered
        return
    inside: list[Gathered] = []
    try:
        inside += [
            _member(gathered, member.inside, member.data)
            for member in members_of(data, gathered.path)
            if all(looks_like_source(Path(part)) for name in member.inside for part in _parts(name))
        ]
    except CannotRead as error:
        yield gathered._replace(fault=f"{error.reason} {error.remedy}".strip())
        return
    if not replaces(data):
        yield gathered
    elif not inside:
        yield gathered._replace(fault=NOTHING_INSIDE)
    yield from inside


def _parts(name: str) -> tuple[str, ...]:
    return PurePosixPath(name).parts


def _member(outer: Gathered, inside: tuple[str, ...], data: bytes) -> Gathered:
    return Gathered(
        file="/".join([outer.file, *inside]),
        path=outer.path.joinpath(*inside),
        size=len(data),
        stamp=outer.stamp,
        top=outer.top,
        container=outer.path,
        inside=inside,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _container_bytes(gathered: Gathered) -> bytes:
    """Return the bytes of what may be a container, nothing for what surely is none."""
    from assistant.documents.file import File
    from assistant.documents.mail import recognise

    if gathered.size > LARGEST_FILE:
        return b""
    try:
        with gathered.path.open("rb") as stream:
            head = stream.read(_HEAD)
            if head[:2] != b"PK" and not recognise(File(gathered.path, head)):
                return b""
            return head + stream.read()
    except OSError:
        return b""
