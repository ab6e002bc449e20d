"""Plain values in, YAML text out, in the form a person would choose.

Long text goes into folded blocks, text of several lines into literal blocks, and whatever some
YAML reader could take for a number, a date or a truth value into quotation marks.

The promise: the text reads back as the same value, character for character.
"""

from __future__ import annotations

import re
from typing import Any

WIDTH = 96
"""Columns; longer text is folded, so that a change shows in a few lines."""

_BLANK_EDGES = re.compile(r"^[\s\ufeff]|[\s\ufeff]$")
# A character that begins no other kind of YAML: a letter, or a mark that only text begins with.
_PLAIN_START = re.compile(r"[^\W_]|[“‘(£$€/…—–_]")
_UNSAFE_INSIDE = re.compile(r":(?=\s|$)|\s#|[\n\t]")
_FLOW_MARKS = re.compile(r"[,\[\]{}:]")
_LIKE_NUMBER = re.compile(
    r"[-+.0-9][-+._:0-9a-fA-FxXoO]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*|[-+]?\.?(inf|nan)",
    re.IGNORECASE,
)
_LIKE_WORD = {"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "=", "<<"}
# What needs an escape even where the rest may stand as it is: controls, line and paragraph
# separators, byte order marks, non-characters.
_ESCAPED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMED = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}


def value_text(value: Any, indent: int, *, style: str = "", flow: bool = False) -> str:
    """Return what stands after ``name:``, with its leading space or line feed.

    ``indent`` is the column of the name; ``style`` how the value was written before ("", a
    quotation mark, "|" or ">"), kept where it can be; ``flow`` whether it stood in brackets.
    """
    if isinstance(value, dict | list | tuple) and value:
        if flow or _is_short_list(value):
            line = flow_text(value)
            if len(line) + indent < WIDTH:
                return f" {line}"
        pad = indent + 2
        return f"\n{' ' * pad}{block_text(value, pad)}"
    return f" {scalar_text(value, indent, style)}"


def block_text(value: Any, indent: int, *, spaced: bool = False) -> str:
    """Return a mapping or a list as lines, the first without its indent.

    ``spaced`` sets entries that hold further entries apart by blank lines.
    """
    if isinstance(value, dict):
        lines = [(entry_text(name, inner, indent), inner) for name, inner in value.items()]
    else:
        lines = [(item_text(inner, indent), inner) for inner in value]
    text = lines[0][0]
    for line, inner in lines[1:]:
        gap = "\n\n" if spaced and isinstance(inner, dict | list | tuple) and inner else "\n"
        text += gap + " " * indent + line
    return text


def entry_text(name: str, value: Any, indent: int) -> str:
    """Return ``name: value``, further lines indented below ``indent``."""
    key = name if _plain(name, flow=True) else _double_quoted(name)
    if not indent and isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        return f"{key}:\n  {block_text(value, 2, spaced=True)}"
    return key + ":" + value_text(value, indent)


def item_text(value: Any, indent: int) -> str:
    """Return ``- value``, further lines indented below the dash."""
    if isinstance(value, dict | list | tuple) and value and not _is_short_list(value):
        return f"- {block_text(value, indent + 2)}"
    return "-" + value_text(value, indent)


def _is_short_list(value: Any) -> bool:
    """Lists of numbers, such as the two ends of a span, stand on one line."""
    if not isinstance(value, list | tuple):
        return False
    return all(isinstance(v, int | float) or _is_short_list(v) for v in value)


def flow_text(value: Any) -> str:
    """Return a value in brackets or braces on one line."""
    if isinstance(value, dict):
        entries = (f"{_flow_scalar(str(k))}: {flow_text(v)}" for k, v in value.items())
        return "{" + ", ".join(entries) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow_text(item) for item in value) + "]"
    return _flow_scalar(value)


def _flow_scalar(value: Any) -> str:
    if not isinstance(value, str):
        return _bare(value)
    return value if _plain(value, flow=True) else _double_quoted(value)


def _bare(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int | float) else "{}" if value == {} else "[]"


def scalar_text(value: Any, indent: int, style: str = "") -> str:
    """Return one scalar; lines of a block stand two columns right of ``indent``."""
    if not isinstance(value, str):
        return _bare(value)
    if "\n" in value:
        return _literal(value, indent) or _double_quoted(value)
    if style == '"':
        return _double_quoted(value)
    if style == "'" and not _ESCAPED.search(value):
        return "'" + value.replace("'", "''") + "'"
    if style == ">" or len(value) + indent > WIDTH:
        folded = _folded(value, indent)
        if folded:
            return folded
    return value if _plain(value) else _double_quoted(value)


def _plain(text: str, *, flow: bool = False) -> bool:
    """Whether ``text`` may stand without quotation marks for every reader of YAML, old or new."""
    if text.casefold() in _LIKE_WORD or _LIKE_NUMBER.fullmatch(text) or _ESCAPED.search(text):
        return False
    if _BLANK_EDGES.search(text) or not _PLAIN_START.match(text):
        return False
    return not _UNSAFE_INSIDE.search(text) and not (flow and _FLOW_MARKS.search(text))


def _double_quoted(text: str) -> str:
    def escaped(found: re.Match[str]) -> str:
        char = found[0]
        code = ord(char)
        return _NAMED.get(char) or (f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}")

    return '"' + re.sub(rf'[\\"\n\t]|{_ESCAPED.pattern}', escaped, text) + '"'


def _literal(text: str, indent: int) -> str | None:
    """Return a ``|`` block, or None where one would not read back exactly."""
    lines = text.split("\n")
    if _ESCAPED.search(text) or text[0] in " \t\n" or text.endswith("\n\n"):
        return None
    if any(line.startswith("\t") or (line and not line.strip()) for line in lines):
        return None
    header = "|" if text.endswith("\n") else "|-"
    pad = " " * (indent + 2)
    body = "\n".join(pad + line if line else "" for line in text.removesuffix("\n").split("\n"))
    return f"{header}\n{body}"


def _folded(text: str, indent: int) -> str | None:
    """Return a ``>-`` block, broken only where one space stands between two words, or None."""
    if not text or _ESCAPED.search(text) or _BLANK_EDGES.search(text) or "\t" in text:
        return None
    pad = " " * (indent + 2)
    lines = [""]
    for word in re.split(r"(?<=\S) (?=\S)", text):
        if lines[-1] and len(lines[-1]) + len(word) + len(pad) >= WIDTH:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return ">-\n" + "\n".join(pad + line for line in lines)
