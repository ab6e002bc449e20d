"""One file as the readers meet it: its path, its bytes, and its characters where it has any."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from assistant.documents.decoding import Decoded, decode
from assistant.documents.kinds import Kind, kind_of
from assistant.errors import CannotRead

SAMPLE = 65_536
"""Characters a reader looks at to recognise its format."""

MOST_MARKS = 1_000_000
"""Marks of formatting; a transcript of a day of hearings has 8,000. A file of many more is data,
and lifting them would take half a minute and gigabytes."""


class File:
    """The bytes of one file; ``path`` names it and need not exist."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.data = data

    @cached_property
    def kind(self) -> Kind | None:
        """What the file is by its first bytes where those of a known kind that is no plain text."""
        return kind_of(self.data)

    @cached_property
    def decoded(self) -> Decoded:
        """The characters of the file; raises CannotRead where it is not text."""
        return decode(self.data, self.path)

    @cached_property
    def is_text(self) -> bool:
        """Whether the file holds characters at all."""
        try:
            return bool(self.decoded.text)
        except CannotRead:
            return False

    @cached_property
    def sample(self) -> str:
        """The first characters, with a line feed before them; empty where the file is no text."""
        return "\n" + self.decoded.text[:SAMPLE] if self.is_text else ""

    def marks_held(self, marks: tuple[str, ...]) -> list[str]:
        """Return those of these marks of formatting that the text holds.

        Raises:
            CannotRead: it holds more of them than any text for reading.
        """
        text = self.decoded.text
        # One character is looked for many times faster than two.
        likely = [mark for mark in marks if all(sign in text for sign in mark)]
        times = {mark: text.count(mark) for mark in likely}
        count = sum(times.values())
        if count > MOST_MARKS:
            reason = f"It has {count:,} marks of formatting, which no text for reading has."
            raise CannotRead(self.path, reason, "Save it as plain text, or leave it out.")
        return [mark for mark in likely if times[mark]]
