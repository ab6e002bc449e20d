"""A refusal of the model in, one :class:`RecordError` out, in words a person can act on.

The promise: the error names the line in the file where the fault stands, what was found there and
what the model expects, and for an unknown field the nearest known one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assistant.errors import RecordError, nearest_name
from assistant.files.record_fields import expected, fields, model_of, wanted_at
from assistant.files.yaml_tree import Mapping, Node, Place, Sequence, dotted
from assistant.noun import Noun


def first_problem(
    error: ValidationError, model: type[Noun], tree: Mapping | None, path: Path
) -> RecordError:
    """Return the problem that stands first in the file.

    A field that is missing comes last: it is often the one whose name is misspelt.
    """
    details = error.errors(include_url=False, include_context=True)
    problems = [(d["type"] == "missing", _problem(d, model, tree, path)) for d in details]
    return min(problems, key=lambda found: (found[0], found[1].line or 0))[1]


def _problem(details: Any, model: type[Noun], tree: Mapping | None, path: Path) -> RecordError:
    place = _real_place(details["loc"], tree, details["type"])
    line = line_at(tree, place)
    name = dotted(place)
    if details["type"] == "missing" and place and isinstance(place[-1], str):
        annotation, bounds = wanted_at(model, place)
        return RecordError(path, line, name, f"missing; expected {expected(annotation, bounds)}")
    if details["type"] == "extra_forbidden":
        return RecordError(path, line, name, _unknown(place, model))
    if details["type"] == "value_error":
        return RecordError(path, line, name, str(details["ctx"]["error"]))
    annotation, bounds = wanted_at(model, place)
    node = node_at(tree, place)
    problem = f"found {found_words(node)}; expected {expected(annotation, bounds)}"
    return RecordError(path, line, name, problem + _advice(node, annotation))


def _real_place(loc: Iterable[str | int], tree: Node | None, kind: str) -> Place:
    """Keep the parts of pydantic's place that exist in the file; unions add parts of their own."""
    place: Place = ()
    node = tree
    for part in loc:
        inner = _child(node, part)
        if inner is None:
            missing = kind == "missing" and isinstance(node, Mapping) and isinstance(part, str)
            return (*place, part) if missing else place
        place, node = (*place, part), inner
    return place


def _child(node: Node | None, part: str | int) -> Node | None:
    if isinstance(node, Mapping):
        entry = node.get(str(part))
        return entry[1] if entry else None
    if isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
        return node.items[part]
    return None


def node_at(tree: Node | None, place: Place) -> Node | None:
    """Return the node at ``place``, or None where the file has none there."""
    node = tree
    for part in place:
        node = _child(node, part)
    return node


def line_at(tree: Node | None, place: Place) -> int | None:
    """Return the line (from 1) of the entry at ``place``, or of the nearest one around it."""
    node, line = tree, tree.line if tree is not None else None
    for part in place:
        if isinstance(node, Mapping) and (entry := node.get(str(part))):
            line, node = entry[0].line, entry[1]
        elif (inner := _child(node, part)) is not None:
            line, node = inner.line, inner
        else:
            break
    return line


_LONGEST_SHOWN = 40


def found_words(node: Node | None) -> str:
    """Return what stands at a node in words: its text, "a list of 3", "nothing"."""
    if isinstance(node, Mapping):
        return "a mapping (names with values)"
    if isinstance(node, Sequence):
        return f"a list of {len(node.items)}"
    if node is None or (not node.style and not node.text):
        return "nothing"
    text = " ".join(node.text.split())
    return f"“{text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN].rstrip() + '…'}”"


def _advice(node: Node | None, annotation: Any) -> str:
    wants_text = "text" in expected(annotation).split(" or ")
    if wants_text and isinstance(node, Mapping | Sequence) and node.flow:
        return ". Put text that begins with a brace or a bracket in quotation marks"
    return ""


def _unknown(place: Place, model: type[Noun]) -> str:
    around, _ = wanted_at(model, place[:-1])
    inner = model_of(around) or model
    known = list(fields(inner))
    nearest = nearest_name(str(place[-1]), known)
    if nearest:
        return f"unknown field; did you mean “{nearest}”?"
    return f"unknown field; the fields here are {', '.join(known)}"
