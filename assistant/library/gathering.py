"""Which files of a workspace are documents to read.

In go the workspace and its roots (files or folders, inside it or not); out come the files to read,
in one order on every machine, and those that cannot be read at all with the reason. The promise:
nothing that could be evidence is dropped silently, and nothing but a regular file is ever opened.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

LARGEST_FILE = 128 * 1024 * 1024
"""Bytes. The longest public inquiry transcript has 0.4 MB, a long report 10, and 60 with pictures;
beyond this a file is data, and reading it would take gigabytes of memory."""

_DRAFTS = frozenset({".docx", ".md", ".txt"})
"""The forms that drafts are written in."""
_ANSWERS = frozenset((".txt", ".html"))
"""What a folder of answers for a web form holds; its record stands beside the folder."""

_NOT_EVIDENCE = frozenset(
    {".yaml", ".yml", ".py", ".pyc", ".j2", ".json", ".part", ".tmp", ".lock", ".dotx", ".dotm"}
)
"""Briefs, themes, templates, manifests, programs and half-written files."""

_LITTER = frozenset({"thumbs.db", "desktop.ini", "icon\r"})
_LITTER_FOLDERS = frozenset({"__pycache__", "node_modules", "__macosx"})


class Gathered(NamedTuple):
    """A file to read.

    ``file`` is its path relative to the workspace with forward slashes (absolute where it lies on
    another drive); ``size`` in bytes; ``stamp`` changes whenever the file is written; ``top`` is
    the highest folder whose ``sources.yaml`` may speak of it. A file inside an archive or a mail
    has the path it would have unpacked; ``container`` is what holds it, ``inside`` its way in, and
    ``sha256`` that of its bytes. ``fault`` says why a container cannot be opened.
    """

    file: str
    path: Path
    size: int
    stamp: str
    top: Path
    container: Path | None = None
    inside: tuple[str, ...] = ()
    sha256: str = ""
    fault: str = ""


class Gathering(NamedTuple):
    """What was found under the roots: files in the order of their names, and refusals."""

    files: tuple[Gathered, ...]
    refused: tuple[tuple[str, str], ...]


def gather(folder: Path, roots: Sequence[Path]) -> Gathering:
    """Return the documents under ``roots``; ``folder`` is the workspace, both absolute."""
    files: dict[str, Gathered] = {}
    refused: dict[str, str] = {}
    for root in roots:
        for found in _under(folder, root):
            if isinstance(found, Gathered):
                files.setdefault(found.file, found)
            else:
                refused.setdefault(*found)
    for file in files:
        refused.pop(file, None)
    return Gathering(tuple(files[f] for f in sorted(files)), tuple(sorted(refused.items())))


def looks_like_source(path: Path) -> bool:
    """Tell whether the library should try this file at all, by its name and its neighbours.

    Hidden files, lock files of office programs, YAML, templates, programs, and the drafts and
    records that the assistant wrote itself are not evidence.
    """
    name = path.name.lower()
    if name.startswith((".", "~$")) or name in _LITTER or path.suffix.lower() in _NOT_EVIDENCE:
        return False
    return not _is_our_own(path)


def relative_name(path: Path, folder: Path) -> str:
    """Return ``path`` relative to ``folder`` with forward slashes, absolute on another drive."""
    try:
        name = os.path.relpath(path, folder)
    except ValueError:
        name = str(path)
    return name.replace(os.sep, "/")


def file_stamp(status: os.stat_result) -> str:
    """Return what changes whenever a file is written: both its times, in nanoseconds."""
    return f"{status.st_mtime_ns}-{status.st_ctime_ns}"


def looks_like_brief(path: Path) -> bool:
    """Tell whether a YAML file is a brief: no other says at its margin what is being answered."""
    try:
        if not os.path.isfile(path):  # noqa: PTH113 - opening a pipe would wait for ever
            return False
        with path.open(encoding="utf-8", errors="replace") as lines:
            return any(line.startswith("consultation:") for line in lines)
    except OSError:
        return False


def _is_our_own(path: Path) -> bool:
    """A draft has its record or its brief beside it; a batch has its manifest and its report."""
    if ".audit." in path.name:
        return True
    if path.name == "report.csv":
        return _beside(path, "manifest.json")
    if path.suffix.lower() in _ANSWERS and _beside(path.parent, f"{path.parent.name}.audit.json"):
        return True
    if path.suffix.lower() not in _DRAFTS:
        return False
    batch = _beside(path, "manifest.json") and _beside(path, "report.csv")
    records = [f"{name}.audit{end}" for name in (path.name, path.stem) for end in (".json", ".md")]
    return batch or any(_beside(path, record) for record in records) or _has_its_brief(path)


def _has_its_brief(path: Path) -> bool:
    stems = dict.fromkeys((path.stem, path.stem.removesuffix("-final")))
    briefs = [path.with_name(f"{stem}.yaml") for stem in stems if stem]
    return any(looks_like_brief(brief) for brief in briefs)


def _beside(path: Path, name: str) -> bool:
    # Unlike a path's own method this says no, and does not fail, where the name is too long.
    return os.path.exists(path.parent / name)  # noqa: PTH110


def _under(folder: Path, root: Path) -> Iterator[Gathered | tuple[str, str]]:
    name = relative_name(root, folder)
    try:
        status = root.stat()
    except OSError:
        yield name, "There is no such file or folder."
        return
    inside = root.is_relative_to(folder)
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(root, "" if name == "." else name, folder if inside else root)
    else:
        yield _judge(root, name, status, folder if inside else root.parent)


def _walk(root: Path, name: str, top: Path) -> Iterator[Gathered | tuple[str, str]]:
    waiting = [(root, name)]
    while waiting:
        directory, prefix = waiting.pop()
        try:
            with os.scandir(directory) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            yield prefix or str(directory), "You may not look into this folder."
            continue
        if any(entry.name == "template.yaml" for entry in entries):
            continue
        for entry in entries:
            name = f"{prefix}/{entry.name}" if prefix else entry.name
            if entry.is_dir(follow_symlinks=False):
                if not _is_left_out(entry.name, Path(entry.path)):
                    waiting.append((Path(entry.path), name))
            elif looks_like_source(Path(entry.path)):
                yield _look(entry, name, top)


def _look(entry: os.DirEntry[str], name: str, top: Path) -> Gathered | tuple[str, str]:
    try:
        return _judge(Path(entry.path), name, os.lstat(entry.path), top)
    except OSError as error:
        return _printable(name), f"It cannot be looked at: {error.strerror}."


def _is_left_out(name: str, path: Path) -> bool:
    if name.startswith(".") or name.lower() in _LITTER_FOLDERS:
        return True
    return name == "templates" and any(path.glob("*/template.yaml"))


def _judge(path: Path, name: str, status: os.stat_result, top: Path) -> Gathered | tuple[str, str]:
    shown = _printable(name)
    if shown != name:
        return shown, "Its name is not valid text. Rename it."
    if stat.S_ISLNK(status.st_mode):
        return name, "This is a link, and links are not followed. Name what it leads to instead."
    if not stat.S_ISREG(status.st_mode):
        return name, "This is not an ordinary file."
    if status.st_size > LARGEST_FILE:
        size, most = status.st_size / 2**20, LARGEST_FILE / 2**20
        return name, f"It has {size:,.0f} MB; at most {most:,.0f} MB can be read. Split it."
    # macOS keeps accents apart from their letters in names: one form, so that ids are the same.
    file = unicodedata.normalize("NFC", name)
    return Gathered(file, path, status.st_size, file_stamp(status), top)


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")
