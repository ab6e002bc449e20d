"""A YAML parser's complaint in, a sentence a person can act on out.

The two parsers that may be at work word the same fault differently; both are met here, so that
the sentence is the same on every machine.
"""

from __future__ import annotations

import re
from typing import Any

_NEVER_CLOSED = r"end of stream|stream end|document indicator|node content"
_NO_COLON = r"expected ':'"
_OUT_OF_LINE = (
    r"block end|expected key|block collection|sequence entries|block sequence|indent|alphabetic"
)

_COMPLAINTS = {
    r"mapping values are not allowed": (
        "a colon followed by a space stands inside unquoted text, or the line is indented "
        "wrongly; put the text in quotation marks, or line it up with its neighbours"
    ),
    _NEVER_CLOSED: "something opened here is never closed: a quotation mark, a bracket or a brace",
    _NO_COLON: (
        "this line should read “name: value”, or stand further to the right, as part of the text "
        "above it"
    ),
    r"cannot start any token": (
        "text that begins with this character must stand in quotation marks"
    ),
    r"unknown escape|escape sequence|hexdecimal|hexadecimal": (
        "a backslash in double quotation marks begins a code here; write two of them, or use "
        "single quotation marks"
    ),
    r"expected ',' or|',' or ']'|',' or '}'": "a comma or a closing bracket is missing here",
    _OUT_OF_LINE: (
        "this line does not fit those above it; line it up with its neighbours, and put text that "
        "begins with a brace, a bracket or a quotation mark, and goes on after it, in quotation "
        "marks"
    ),
}


def in_plain_words(error: Any, text: str) -> tuple[int | None, str]:
    """Return the line (from 1) and the sentence for a parser's ``error`` about ``text``."""
    problem = f"{error.problem or ''} {error.context or ''}"
    began = re.search(rf"{_NEVER_CLOSED}|{_NO_COLON}", problem) and error.context_mark is not None
    mark = error.context_mark if began else error.problem_mark or error.context_mark
    if mark is None:
        return None, _complaint(problem, "")
    lines = text.rstrip().split("\n")
    line = min(mark.line + 1, len(lines))
    return line, _complaint(problem, lines[line - 1])


def _complaint(problem: str, line: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "this line is indented with a tab; use spaces"
    for pattern, words in _COMPLAINTS.items():
        if re.search(pattern, problem):
            return words
    return "this line is not YAML that can be read; compare it with its neighbours"
