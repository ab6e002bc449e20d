"""Records: YAML files that people and programs both write, read into nouns and saved from them.

In goes a file and the noun it should hold; out comes that noun, or one error that names the file,
the line, the field, what was found and what was expected. The other way, a noun goes in and the
file is changed only where the noun differs from it.

The promise: what is saved loads to an equal noun, and comments, order and quoting survive.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from assistant.errors import CannotRead, CannotWrite, RecordError
from assistant.files.record_problems import first_problem, found_words, line_at, node_at
from assistant.files.record_values import value_at
from assistant.files.writing import write_bytes
from assistant.files.yaml_tree import Mapping, Scalar, UnreadableError, dotted, read_tree
from assistant.noun import Noun

LARGEST = 10_000_000
"""Bytes. A brief is about 20 kB and a catalogue of ten thousand sources about 3 MB."""

T = TypeVar("T", bound=Noun)


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """A noun with the file it came from, for checks that must name the line."""

    path: Path
    value: T
    tree: Mapping | None

    def line(self, *place: str | int) -> int | None:
        """Return the line (from 1) where the entry at ``place`` stands, or that of the nearest
        entry around it; None where the file is empty."""
        return line_at(self.tree, place)

    def line_within(self, lines_in: int, *place: str | int) -> int | None:
        """Return the line of the text at ``place``, ``lines_in`` line feeds into its value.

        Only a literal block keeps its lines; for other text it is the line of the entry.
        """
        node = node_at(self.tree, place)
        if isinstance(node, Scalar) and node.style == "|":
            return node.line + 1 + lines_in
        return self.line(*place)

    def problem(self, problem: str, *place: str | int) -> RecordError:
        """Return the error to raise for the entry at ``place``."""
        return RecordError(self.path, self.line(*place), dotted(place), problem)


def load_record(path: Path, model: type[T]) -> T:
    """Return the noun that the YAML file at ``path`` holds.

    Raises:
        RecordError: the file is not YAML that records take, or does not fit ``model``.
        CannotRead: the file is missing or may not be read.
    """
    return read_record(path, model).value


def read_record(path: Path, model: type[T]) -> Record[T]:
    """Return the noun together with its lines; errors as :func:`load_record`."""
    return parse_record(read_record_text(path), model, path)


def parse_record(text: str, model: type[T], path: Path) -> Record[T]:
    """Return the noun that ``text`` holds; ``path`` only names it in errors.

    Raises:
        RecordError: as :func:`load_record`.
    """
    tree = _top(text, path)
    values = value_at(tree, model) if tree is not None else {}
    try:
        return Record(path, model.model_validate(values), tree)
    except ValidationError as error:
        raise first_problem(error, model, tree, path) from error


def save_record(path: Path, value: Noun) -> None:
    """Write ``value`` to ``path`` in one step; fields equal to their defaults are left out.

    Where a file stands there already, only what differs from it is changed: comments, order,
    quoting and spacing of the rest stay as they are. Entries of a list are told apart by their
    id, number or name.

    Raises:
        RecordError: what stands there is not a record of this kind; it is left as it is.
        CannotWrite: the disk refuses, or the noun holds characters that no file can hold.
    """
    from assistant.files.yaml_edits import edited_text  # most commands only read

    before = read_record_text(path) if path.exists() else ""
    windows = bool(before) and b"\r\n" in path.read_bytes()
    current = parse_record(before, type(value), path).value if _holds_record(before) else None
    if current == value:
        return
    text = edited_text(before, current, value)
    _prove(text, value, path)
    # A person's Windows line ends stay; the text was worked on with plain line feeds.
    data = (text.replace("\n", "\r\n") if windows else text).encode("utf-8")
    write_bytes(path, data)


def record_text(value: Noun) -> str:
    """Return the text :func:`save_record` would write for ``value`` where no file stands."""
    from assistant.files.yaml_edits import edited_text

    return edited_text("", None, value)


def _holds_record(text: str) -> bool:
    """A file of nothing but comments holds no record yet: it is filled below them."""
    lines = (line.strip() for line in text.splitlines())
    return any(line and not line.startswith("#") for line in lines)


def _prove(text: str, value: Noun, path: Path) -> None:
    """Refuse to write what would not load to the same noun."""
    try:
        same = parse_record(text, type(value), path).value == value
    except RecordError as error:
        raise CannotWrite(
            path, f"It cannot hold this: {error.problem}.", "Nothing was changed."
        ) from error
    if not same:
        raise CannotWrite(path, "It cannot hold this unchanged.", "Nothing was changed.")


# --- reading the file -------------------------------------------------------------------------


def read_record_text(path: Path) -> str:
    """Return the text of a record file, with line feeds and no byte order mark.

    Raises:
        RecordError: it is not UTF-8, or far too large to be a record.
        CannotRead: it is missing or may not be read.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            # A pipe or a device could be read for ever.
            raise CannotRead(path, "This is not an ordinary file.", "Give the name of a YAML file.")
        if status.st_size > LARGEST:
            size = status.st_size // 1_000_000
            problem = f"this file is too large ({size} MB) to be a record"
            raise RecordError(path, None, "", problem)
        data = path.read_bytes()
    except OSError as error:
        raise _cannot_read(path, error) from error
    text = _decoded(data, path).replace("\r\n", "\n").replace("\r", "\n")
    # A last line that does not end would give a block of text one line feed less.
    return text if text.endswith("\n") or not text else text + "\n"


def _cannot_read(path: Path, error: OSError) -> CannotRead:
    if isinstance(error, FileNotFoundError):
        return CannotRead(path, "There is no such file.", "Check the name.")
    if path.is_dir():
        return CannotRead(path, "This is a folder.", "Give the name of a YAML file.")
    if isinstance(error, PermissionError):
        return CannotRead(path, "You may not read it.", "Ask for permission, or copy it.")
    return CannotRead(path, f"It could not be read: {error.strerror}.", "")


def _decoded(data: bytes, path: Path) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        problem = "this file is written as UTF-16; save it again as UTF-8"
        raise RecordError(path, None, "", problem)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = (
            f"this line is not written as UTF-8 (byte {data[error.start]:#04x}); "
            "save the file again as UTF-8"
        )
        raise RecordError(path, line, "", problem) from error


def _top(text: str, path: Path) -> Mapping | None:
    try:
        tree = read_tree(text)
    except UnreadableError as error:
        raise RecordError(path, error.line, dotted(error.place), error.problem) from error
    if tree is None:
        raise RecordError(path, None, "", "this file is empty; expected “name: value” lines")
    if not isinstance(tree, Mapping):
        problem = f"found {found_words(tree)}; expected “name: value” lines"
        raise RecordError(path, tree.line, "", problem)
    return tree
