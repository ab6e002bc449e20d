"""YAML text in, a tree of nodes out, each knowing where it stands in the text.

Only the plain part of YAML is taken: mappings with text keys, lists, scalars. Tags, anchors,
aliases, several documents in a file and names given twice are refused, so nothing in a file can
run code, grow without bound or say two things at once. No scalar is turned into a number or a
date here: what is written is kept, and whoever knows what is wanted decides.

The promise: ``text[node.start:node.end]`` is the node as written, comments around it left out.
"""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from assistant.files.yaml_complaints import in_plain_words

DEEPEST = 40
"""Levels of nesting; the deepest record of ours has seven."""

Place = tuple[str | int, ...]


@dataclass(slots=True)
class Scalar:
    """A single value; ``style`` is "" for plain text, else its quotation mark or "|" or ">"."""

    text: str
    style: str
    line: int
    start: int
    end: int


@dataclass(slots=True)
class Mapping:
    """Names with values, in the order written; ``flow`` means written in braces."""

    flow: bool
    line: int
    start: int
    end: int
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)

    def get(self, name: str) -> tuple[Scalar, Node] | None:
        """Return the entry called ``name``, or None."""
        return next((entry for entry in self.entries if entry[0].text == name), None)


@dataclass(slots=True)
class Sequence:
    """A list; ``flow`` means written in square brackets."""

    flow: bool
    line: int
    start: int
    end: int
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


class UnreadableError(Exception):
    """The text is not the YAML we take; ``problem`` says why in plain words."""

    def __init__(self, line: int | None, place: Place, problem: str) -> None:
        super().__init__(problem)
        self.line = line
        self.place = place
        self.problem = problem


def read_tree(text: str, *, exact: bool = False) -> Node | None:
    """Return the tree of ``text``, or None where it holds nothing but comments.

    ``exact`` asks for the positions that editing needs, from the slower parser.

    Raises:
        UnreadableError: the text is not YAML, or uses parts of it that records do not take.
    """
    _refuse_control_characters(text)
    if not (exact or _FOREIGN_BREAKS.search(text)):
        # The fast parser refuses a little of what YAML 1.2 allows: the exact one has the last word.
        with contextlib.suppress(UnreadableError):
            return _Reading(text, _events(text, pure=False)).document()
    return _Reading(text, _events(text, pure=True)).document()


def dotted(place: Place) -> str:
    """Return a place as people see it: ``answers.2.pins.0.words``, counted from 0."""
    return ".".join(str(part) for part in place)


# YAML 1.1 counts these as line breaks and YAML 1.2 does not; the fast parser knows only 1.1.
_FOREIGN_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def _refuse_control_characters(text: str) -> None:
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise UnreadableError(
            line,
            (),
            f"there is a control character here (U+{ord(found[0]):04X}), which no text editor "
            "shows; delete it",
        )


def _events(text: str, *, pure: bool) -> Iterator[Any]:
    from ruamel.yaml import YAML  # loaded only by those who read a record
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        yield from YAML(typ="safe", pure=pure).parse(io.StringIO(text))
    except MarkedYAMLError as error:
        line, problem = in_plain_words(error, text)
        raise UnreadableError(line, (), problem) from error
    except YAMLError as error:
        raise UnreadableError(None, (), "this is not YAML that can be read") from error


class _Reading:
    """One pass over the parser's events."""

    def __init__(self, text: str, events: Iterator[Any]) -> None:
        self.text = text
        self.events = events

    def document(self) -> Node | None:
        node: Node | None = None
        documents = 0
        for event in self.events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                self._check_document(event, documents)
            elif kind.endswith(("ScalarEvent", "MappingStartEvent", "SequenceStartEvent")):
                node = self.node(event, ())
            elif kind == "AliasEvent":
                self._refuse(event, ())
        empty = isinstance(node, Scalar) and not node.style and not node.text
        return None if empty else node

    def _check_document(self, event: Any, documents: int) -> None:
        line = event.start_mark.line + 1
        if directive := re.search(r"^%", self.text, re.MULTILINE):
            line = self.text.count("\n", 0, directive.start()) + 1
        if documents > 1:
            raise UnreadableError(
                line, (), "a second document begins here (“---”); keep one record in a file"
            )
        if getattr(event, "version", None) or getattr(event, "tags", None):
            raise UnreadableError(
                line, (), "lines that begin with “%” are not used here; delete them"
            )

    def node(self, event: Any, place: Place) -> Node:
        self._refuse(event, place)
        kind = type(event).__name__
        line, start = event.start_mark.line + 1, event.start_mark.index
        if len(place) > DEEPEST:
            raise UnreadableError(line, (), f"entries are nested more than {DEEPEST} deep")
        if kind == "ScalarEvent":
            style = event.style or ""
            return Scalar(event.value, style, line, start, self._scalar_end(event, style))
        if kind == "MappingStartEvent":
            return self._mapping(event, place, Mapping(bool(event.flow_style), line, start, start))
        return self._sequence(event, place, Sequence(bool(event.flow_style), line, start, start))

    def _scalar_end(self, event: Any, style: str) -> int:
        if style in ("|", ">"):
            return _block_end(self.text, event.start_mark.index)
        return int(event.end_mark.index)

    def _refuse(self, event: Any, place: Place) -> None:
        line = event.start_mark.line + 1
        if type(event).__name__ == "AliasEvent" or event.anchor is not None:
            raise UnreadableError(
                line,
                place,
                "anchors and aliases (“&name”, “*name”) are not used here; write the value out, "
                "or put text that begins with “&” or “*” in quotation marks",
            )
        if (tag := _tag(event)) is not None:
            raise UnreadableError(
                line,
                place,
                f"tags such as “{tag}” are not used here; delete it, or put text that begins "
                "with “!” in quotation marks",
            )

    def _mapping(self, opening: Any, place: Place, mapping: Mapping) -> Mapping:
        seen: dict[str, int] = {}
        for event in self.events:
            if type(event).__name__ == "MappingEndEvent":
                mapping.end = _collection_end(mapping, event)
                return mapping
            key = self._key(event, place)
            if key.text in seen:
                raise UnreadableError(
                    key.line,
                    (*place, key.text),
                    f"given twice (first in line {seen[key.text]}); keep one of them",
                )
            seen[key.text] = key.line
            value = self.node(next(self.events), (*place, key.text))
            mapping.entries.append((key, self._placed(value, key.end, ":")))
        raise UnreadableError(opening.start_mark.line + 1, place, "this never ends")

    def _placed(self, node: Node, after: int, mark: str) -> Node:
        """Put a value left empty behind its colon or dash; the parser says where the next is."""
        if isinstance(node, Scalar) and not node.style and not node.text:
            node.start = node.end = self.text.find(mark, after) + 1
            node.line = self.text.count("\n", 0, node.start) + 1
        return node

    def _key(self, event: Any, place: Place) -> Scalar:
        node = self.node(event, place)
        if isinstance(node, Scalar):
            return node
        raise UnreadableError(
            node.line, place, "a name must be plain text, not a list or a mapping"
        )

    def _sequence(self, opening: Any, place: Place, sequence: Sequence) -> Sequence:
        for event in self.events:
            if type(event).__name__ == "SequenceEndEvent":
                sequence.end = _collection_end(sequence, event)
                return sequence
            item = self.node(event, (*place, len(sequence.items)))
            before = sequence.items[-1].end if sequence.items else sequence.start
            sequence.items.append(self._placed(item, before, "-"))
        raise UnreadableError(opening.start_mark.line + 1, place, "this never ends")


def _tag(event: Any) -> str | None:
    """Return an explicit tag as written, or None; the two parsers name it differently."""
    tag = getattr(event, "tag", None)
    return None if tag is None else str(tag).replace("tag:yaml.org,2002:", "!!")


def _collection_end(node: Mapping | Sequence, event: Any) -> int:
    """A block ends with its last value; the parser says where the next thing begins."""
    if node.flow:
        return int(event.end_mark.index)
    if isinstance(node, Mapping):
        return node.entries[-1][1].end
    return node.items[-1].end


def _block_end(text: str, start: int) -> int:
    """Return where the block scalar that begins at ``start`` ends: at its last line's end.

    Blank lines after it belong to it only where its header says so ("+").
    """
    header_end = _line_end(text, start)
    header = text[start:header_end].partition("#")[0]
    parent = _parent_column(text[text.rfind("\n", 0, start) + 1 : start])
    declared = re.search(r"[1-9]", header)
    indent = parent + int(declared[0]) if declared else 0
    end = position = header_end
    while position < len(text):
        line_end = _line_end(text, position + 1)
        line = text[position + 1 : line_end]
        width = len(line) - len(line.lstrip(" "))
        if line.strip(" "):
            indent = indent or max(width, parent + 1)
            if width < indent:
                break
            end = line_end
        elif "+" in header or 0 < indent < width:
            end = line_end
        position = line_end
    return end


def _parent_column(before: str) -> int:
    """Return the column that a block's lines must pass: its name's, or its dash's."""
    bare = before.rstrip()
    if not bare:
        return -1  # the header stands below its name; any indent will do
    return len(bare) - 1 if bare.endswith("-") else len(before) - len(before.lstrip(" -"))


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end
