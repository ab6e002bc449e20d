"""Bytes go in, characters come out, with the encoding that was used.

The order is that of a byte order mark, strict UTF-8, UTF-16 by its pattern of NUL bytes, and
Windows-1252, the encoding of most older office files; Latin-1 takes what is left, because every
byte has a meaning in it. The promise: nothing is guessed in silence. Whatever is not plain UTF-8
with line feeds is told in a note, and a file that is not text is refused by its real name.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path

from assistant.documents.kinds import kind_of
from assistant.errors import CannotRead

LONGEST_LINE = 1_000_000
"""Characters. No paragraph of prose is a fifth as long; such a line is data, not text."""

MOST_LINES = 300_000
"""Lines that hold something: a dozen books. A file of more is data, and would fill the memory."""

MOST_CONTROLS = 0.01
"""Share of control characters above which a file is not text; tabs and line ends do not count."""

_GUESSED = ("Read as Windows-1252.", "Read as Latin-1.")
"""Nothing in the bytes says so, and every byte means something there: the letters may be wrong."""

_LOST = "could not be read and stand as “\ufffd”."

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x20), 0x7F])
_NOT_TEXT = "Only text can be searched and quoted: export it as text, or leave it out."


@dataclass(frozen=True)
class Decoded:
    """The characters of a file, line ends made line feeds and the byte order mark gone.

    Every ``origin`` of a :class:`~assistant.documents.document.Segment` counts in ``text``.
    """

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, path: Path) -> Decoded:
    """Return the characters of ``data``; ``path`` is only named in errors.

    Raises:
        CannotRead: it is empty, is not text, or has a line no text would have.
    """
    if not data.strip(b" \t\r\n\f\x0b\x00\xef\xbb\xbf"):
        raise CannotRead(path, "The file is empty.", "Check that it was saved or copied whole.")
    kind = kind_of(data)
    if kind is not None:
        raise CannotRead(path, f"This is {kind.name}, not a text file.", kind.remedy)
    text, encoding = _characters(data, path)
    notes = () if encoding == "UTF-8" else (f"Read as {encoding}.",)
    text, line_notes = _with_line_feeds(text)
    _refuse_what_is_no_text(text, path)
    return Decoded(text, encoding, notes + _lost(text) + line_notes)


def tells_of_doubtful_letters(note: str) -> bool:
    """Say whether a note on the reading of a file means that its letters may not be the file's."""
    return note in _GUESSED or note.endswith(_LOST)


def _characters(data: bytes, path: Path) -> tuple[str, str]:
    for mark, codec, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), name
    wide = _sixteen_bit(data)
    if wide is not None:
        return data.decode(wide, errors="replace"), "UTF-16"
    if b"\x00" in data:
        raise CannotRead(path, "This is not a text file: it holds NUL bytes.", _NOT_TEXT)
    for codec, name in (("utf-8", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return data.decode(codec), name
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1"), "Latin-1"


def _sixteen_bit(data: bytes) -> str | None:
    """Return the codec of UTF-16 without a mark: every other byte of Latin letters is NUL."""
    head = data[:4096]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[::2].count(0) / len(head[::2]), head[1::2].count(0) / len(head[1::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _with_line_feeds(text: str) -> tuple[str, tuple[str, ...]]:
    if "\r" not in text:
        return text, ()
    return text.replace("\r\n", "\n").replace("\r", "\n"), ("Line ends were made line feeds.",)


def _lost(text: str) -> tuple[str, ...]:
    lost = text.count("\ufffd")
    if not lost:
        return ()
    what = "1 character" if lost == 1 else f"{lost} characters"
    return (f"{what} {_LOST}",)


def _controls_in(text: str) -> int:
    data = text.encode("utf-8", errors="surrogatepass")
    return len(data) - len(data.translate(None, _CONTROLS))


def _refuse_what_is_no_text(text: str, path: Path) -> None:
    if not text.strip():
        raise CannotRead(path, "The file is empty.", "Check that it was saved or copied whole.")
    head = text[:65536]
    if _controls_in(head) > MOST_CONTROLS * len(head):
        raise CannotRead(path, "This is not a text file: it is full of control codes.", _NOT_TEXT)
    if len(text) <= LONGEST_LINE and text.count("\n") < MOST_LINES:
        return
    lines = text.split("\n")
    filled = len(lines) - lines.count("")
    if filled > MOST_LINES:
        raise CannotRead(
            path,
            f"It has {filled:,} lines; the longest text that is read has {MOST_LINES:,}.",
            "Split it, or leave it out.",
        )
    longest = max(map(len, lines))
    if longest > LONGEST_LINE:
        raise CannotRead(
            path,
            f"One line has {longest:,} characters, which no running text has.",
            "If it is text, break it into paragraphs; if it is data, leave it out.",
        )
