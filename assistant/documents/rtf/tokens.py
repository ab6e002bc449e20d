"""The bytes of a rich text file go in; its braces, control words and stretches of text come out.

Rich Text Format 1.9.1, "RTF Syntax". The one promise: every byte is looked at once, whole groups
that nobody reads (pictures) are passed over at the speed of a search.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

TokenKind = Literal["open", "close", "word", "symbol", "byte", "text"]

_TOKEN = re.compile(
    r"""
      (?P<text>[^\\{}\r\n\x00]+)
    | \\(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,10})?[ ]?
    | \\'(?P<byte>[0-9A-Fa-f]{2})
    | \\(?P<symbol>[^A-Za-z'])
    | (?P<open>\{)
    | (?P<close>\})
    | (?P<nothing>[\r\n\x00]+|\\'?)
    """,
    re.VERBOSE | re.DOTALL,
)
_BRACE = re.compile(r"\\bin(\d{1,10}) ?|\\[^a-zA-Z]|[{}]", re.DOTALL)


class Token(NamedTuple):
    """One piece; ``number`` is the parameter of a word, None where it has none."""

    kind: TokenKind
    text: str
    number: int | None = None


class Tokens:
    """The pieces of a file in order; :meth:`skip_group` passes over the rest of a group."""

    def __init__(self, data: bytes) -> None:
        self._text = data.decode("latin-1")
        self._at = 0

    def __iter__(self) -> Iterator[Token]:
        while self._at < len(self._text):
            found = _TOKEN.match(self._text, self._at)
            if found is None:  # a lone backslash at the very end
                return
            self._at = found.end()
            kind = found.lastgroup
            if kind in ("number", "word"):
                token = self._word(found)
                if token is not None:
                    yield token
            elif kind == "text":
                yield Token("text", found["text"])
            elif kind == "byte":
                yield Token("byte", chr(int(found["byte"], 16)))
            elif kind == "symbol":
                yield Token("symbol", found["symbol"])
            elif kind in ("open", "close"):
                yield Token("open" if kind == "open" else "close", found[0])

    def _word(self, found: re.Match[str]) -> Token | None:
        number = int(found["number"]) if found["number"] else None
        if found["word"] == "bin":  # so many raw bytes follow
            self._at += max(0, number or 0)
            return None
        return Token("word", found["word"], number)

    def skip_next_group(self) -> None:
        """Go on behind the group that begins next, where one does."""
        if self._text[self._at : self._at + 1] == "{":
            self._at += 1
            self.skip_group()
            self._at += 1

    def skip_group(self) -> None:
        """Go on behind the end of the group that is open; its closing brace is still to come."""
        depth = 0
        while (found := _BRACE.search(self._text, self._at)) is not None:
            self._at = found.end()
            if found[1]:
                self._at += int(found[1])
            elif found[0] == "{":
                depth += 1
            elif found[0] == "}":
                if not depth:
                    self._at = found.start()
                    return
                depth -= 1
        self._at = len(self._text)
