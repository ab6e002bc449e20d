"""One file as the readers meet it: its path, its bytes, and its characters where it has any."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from assistant.documents.decoding import Decoded, decode
from assistant.errors import CannotRead

SAMPLE = 65_536
"""Characters a reader looks at to recognise its format."""


class File:
    """The bytes of one file; ``path`` names it and need not exist."""

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.data = data

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
