"""JSON lines in, the lines of a table out: the names of the columns first, then a line for each.

The promise: a number is the text that was written, ``{"respondent": {"organisation": "A"}}`` is the
column ``respondent.organisation``, and an object that cannot be used is a problem of its own line.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.batch.columns import LISTS_SEPARATED_BY
from assistant.batch.sheet import Line

_WORDS = {True: "true", False: "false", None: ""}
_ADVICE = 'write an object such as {"respondent.organisation": "A"} on each line'


class _Unusable(ValueError):
    """An object that is no row; says why."""


def json_lines(text: str) -> Iterator[Line]:
    """Yield the names of the columns, then the cells of each object, in the order of ``text``."""
    held = list(_objects(text))
    columns = list(dict.fromkeys(name for row in held if isinstance(row, dict) for name in row))
    yield Line(columns)
    for row in held:
        if isinstance(row, str):
            yield Line([], row)
        else:
            yield Line([row.get(name, "") for name in columns])


def _objects(text: str) -> Iterator[dict[str, str] | str]:
    """Yield each object as named cells, or what is wrong with it."""
    # Only a line feed ends a line: a JSON text may hold the other characters that part lines.
    whole = text.lstrip().startswith("[")
    for line in [text] if whole else text.split("\n"):
        if not line.strip():
            continue
        try:
            held = json.loads(
                line,
                strict=False,  # a control code in a text is left out later, and told
                parse_int=str,
                parse_float=str,
                parse_constant=_refuse,
                object_pairs_hook=_pairs,
            )
        except json.JSONDecodeError as error:
            yield f"this is not JSON ({error.msg.lower()} at character {error.pos + 1}): {_ADVICE}"
        except RecursionError:
            yield f"it is nested too deeply: {_ADVICE}"
        except _Unusable as error:
            yield str(error)
        else:
            yield from map(_cells, held if whole else [held])


def _refuse(name: str) -> Any:
    message = f"{name} is no number that can be printed"
    raise _Unusable(message)


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        message = "it gives one name twice"
        raise _Unusable(message)
    return held


def _cells(held: object) -> dict[str, str] | str:
    if not isinstance(held, dict):
        return f"this is not an object: {_ADVICE}"
    cells: dict[str, str] = {}
    try:
        _put(held, "", cells)
    except _Unusable as error:
        return str(error)
    return cells


def _put(held: Mapping[str, Any], prefix: str, cells: dict[str, str]) -> None:
    for key, value in held.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            _put(value, f"{name}.", cells)
        elif name in cells:
            message = f"it gives “{name}” twice"
            raise _Unusable(message)
        else:
            cells[name] = _text(name, value)


def _text(name: str, value: object) -> str:
    """The text of a value; a list of texts becomes one, as in any other table."""
    if isinstance(value, str):
        return _whole(name, value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return _whole(name, f"{LISTS_SEPARATED_BY} ".join(value))
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    message = f"“{name}” holds a list of objects, not a text"
    raise _Unusable(message)


def _whole(name: str, text: str) -> str:
    """Return ``text`` unless half of a pair of code units stands in it, which JSON can say."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        message = f"“{name}” holds half of a character, which no file can say; write it anew"
        raise _Unusable(message)
    return text
