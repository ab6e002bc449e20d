"""A tree of YAML nodes and a model in, plain values out, each scalar read as the model wants it.

``number: 3``, ``date: 2020-04-03`` and ``name: no`` stay text where text is wanted; ``find: 3`` is
a number where a number is wanted. Where a scalar does not fit, it is left as an
:class:`Unfit`, which no model takes, so that the model's own check finds it in its place.
"""

from __future__ import annotations

import re
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from assistant.files.record_fields import (
    choices,
    fields,
    item_of,
    model_of,
    takes_nothing,
    value_of,
)
from assistant.files.yaml_tree import Mapping, Node, Scalar, Sequence

_NOTHING = {"", "~", "null", "Null", "NULL"}
_TRUE = {"true", "True", "TRUE"}
_FALSE = {"false", "False", "FALSE"}
_WHOLE = re.compile(r"[-+]?[0-9]{1,1000}")  # Python itself takes 4,300 digits
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class Unfit:
    """A value that the model cannot take; the tree knows how it was written."""


def value_at(node: Node, annotation: Any) -> Any:
    """Return the plain value of ``node``, read as ``annotation`` wants it."""
    if isinstance(node, Scalar):
        return _scalar(node, annotation)
    if isinstance(node, Sequence):
        return [_item(item, item_of(annotation, i)) for i, item in enumerate(node.items)]
    return _mapping(node, annotation)


def _item(node: Node, annotation: Any) -> Any:
    """An item left empty has no default to fall back on, as a field left empty has."""
    empty = _left_empty(node) and not takes_nothing(annotation) and Any not in choices(annotation)
    return Unfit() if empty else value_at(node, annotation)


def _mapping(node: Mapping, annotation: Any) -> dict[str, Any]:
    model = model_of(annotation)
    if model is None:
        inner = value_of(annotation)
        return {key.text: value_at(value, inner) for key, value in node.entries}
    return _fields(node, model)


def _fields(node: Mapping, model: type[BaseModel]) -> dict[str, Any]:
    known = fields(model)
    values: dict[str, Any] = {}
    for key, value in node.entries:
        wanted = known.get(key.text)
        if wanted is None:
            values[key.text] = None  # the model refuses the name itself
        elif not (_left_empty(value) and not takes_nothing(wanted.annotation)):
            values[key.text] = value_at(value, wanted.annotation)
    return values


def _left_empty(node: Node) -> bool:
    """Nothing after the colon: the field keeps its default, as though its line were not there."""
    return isinstance(node, Scalar) and not node.style and not node.text


def _scalar(node: Scalar, annotation: Any) -> Any:
    wanted = choices(annotation)
    if not node.style and node.text in _NOTHING and (takes_nothing(annotation) or Any in wanted):
        return None
    if Any in wanted:
        return _resolved(node, {bool, int, float})
    kinds = {choice for choice in wanted if choice in (bool, int, float)}
    takes_text = str in wanted or any(get_origin(choice) is Literal for choice in wanted)
    if not takes_text:
        return _only(node, kinds)
    if node.style or not kinds:
        return _literal(node, wanted)
    return _resolved(node, kinds)


def _literal(node: Scalar, wanted: tuple[Any, ...]) -> Any:
    """Return the text, or the number a ``Literal[1, 2]`` lists that is written so."""
    if not node.style and str not in wanted:
        listed = (part for c in wanted if get_origin(c) is Literal for part in get_args(c))
        return next((part for part in listed if str(part) == node.text), node.text)
    return node.text


def _resolved(node: Scalar, kinds: set[Any]) -> Any:
    """Read an unquoted scalar as YAML 1.2 does, among the kinds wanted; else it is text."""
    if node.style:
        return node.text
    value = _only(node, kinds, words=False)
    return node.text if isinstance(value, Unfit) else value


def _only(node: Scalar, kinds: set[Any], *, words: bool = True) -> Any:
    """Read a scalar where only a truth value or a number is wanted.

    There "yes" and "no" can mean nothing else, so they are taken too.
    """
    text = node.text
    if bool in kinds and text in _TRUE | ({"yes", "Yes"} if words else set()):
        return True
    if bool in kinds and text in _FALSE | ({"no", "No"} if words else set()):
        return False
    if int in kinds and _WHOLE.fullmatch(text):
        return int(text)
    if float in kinds and _NUMBER.fullmatch(text):
        return float(text)
    return Unfit()
