"""The text of a record and the noun it should now hold in, the changed text out.

Every entry that says the same as before is copied character for character. What differs is
written anew in its place; comments beside and above it stay. Items of a list are told apart by
their id, number or name, so a moved item takes its own comments along.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from assistant.files.yaml_text import block_text, entry_text, item_text, value_text
from assistant.files.yaml_tree import Mapping, Node, Scalar, Sequence, read_tree
from assistant.noun import Noun

_IDENTITIES = (
    "id", "number", "question", "section", "term", "file", "name", "finding", "at", "of",
)  # fmt: skip


def edited_text(before: str, current: Noun | None, value: Noun) -> str:
    """Return ``before``, which holds ``current``, changed so that it holds ``value``.

    With ``current`` None the record is written below whatever comments ``before`` holds.
    """
    new = _plain(value)
    if current is None:
        return before + block_text(_with_schema(value, new), 0, spaced=True) + "\n"
    tree = read_tree(before, exact=True)
    assert isinstance(tree, Mapping)  # noqa: S101 - the caller has just read a record from it
    if tree.flow:
        return before[: tree.start] + block_text(new, 0, spaced=True) + before[tree.end :]
    edit = _Edit(before)
    inside = edit.mapping(tree, _plain(current), new)
    rest = before[edit.to :]
    return before[: tree.start] + inside + "\n" + edit.below(inside, rest.removeprefix("\n"), 0)


def _plain(value: Noun) -> dict[str, Any]:
    return value.model_dump(by_alias=True, exclude_defaults=True)


def _with_schema(value: Noun, new: dict[str, Any]) -> dict[str, Any]:
    """A new file says which form of the record it is, so that a later program can tell."""
    number = getattr(value, "schema_number", None)
    return new if number is None else {"schema": number, **new}


@dataclass
class _Chunk:
    """One entry or item with the whole lines of comments and blanks above it."""

    lead: str
    text: str


class _Edit:
    """One pass over the text; ``to`` is how far into it the last node reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.to = 0

    # Each of these returns the new text from the node's start up to the end of its last line.

    def mapping(self, node: Mapping, old: dict[str, Any], new: dict[str, Any]) -> str:
        column = self._column(node.start)
        starts = [key.start for key, _ in node.entries]
        ends = [self._line_end(value.end) for _, value in node.entries]
        chunks: list[_Chunk] = []
        names: list[str] = []
        orphaned = ""
        for i, (key, value) in enumerate(node.entries):
            lead = orphaned + (self._lead(ends[i - 1], starts[i]) if i else "")
            name = key.text
            if name in old and name not in new:
                orphaned = _comments(lead)
                continue
            orphaned = ""
            names.append(name)
            chunks.append(_Chunk(lead, self._entry(key, value, ends[i], column, old, new)))
        self.to = ends[-1]
        spaced = column == 0 and any("\n" in chunk.lead for chunk in chunks)
        _insert_missing(chunks, names, new, column, spaced=spaced)
        return self._joined(chunks, column, orphaned)

    def sequence(self, node: Sequence, old: list[Any], new: list[Any]) -> str:
        column = self._column(node.start)
        starts = self._dashes(node, column)
        ends = [self._line_end(item.end) for item in node.items]
        leads = [self._lead(ends[i - 1], starts[i]) if i else "" for i in range(len(starts))]
        new_lead = "\n" if any(lead.startswith("\n") for lead in leads) else ""
        chunks: list[_Chunk] = []
        sources: list[int] = []
        for i, value in zip(_matched(old, new), new, strict=True):
            if i is None:
                lead = new_lead if chunks else ""
                chunks.append(_Chunk(lead, item_text(value, column)))
            else:
                text = self._item(node.items[i], starts[i], ends[i], column, old[i], value)
                moved_down = i == 0 and chunks
                chunks.append(_Chunk(new_lead if moved_down else leads[i], text))
            sources.append(-1 if i is None else i)
        self.to = ends[-1]
        orphaned = _adopt(chunks, sources, leads)
        return self._joined(chunks, column, orphaned)

    def below(self, above: str, lines: str, column: int) -> str:
        """Return comments and blanks as they may stand below ``above``, which may be new.

        A block of text takes a comment that is set in as deep as its words for one of them, so no
        comment stays deeper than what follows it, unless it stood there before.
        """
        if f"{above}\n{lines}" in self.text:
            return lines
        pad = " " * column
        return "".join(
            pad + line.lstrip() if line.strip() and line.startswith(pad) else line
            for line in lines.splitlines(keepends=True)
        )

    def _joined(self, chunks: list[_Chunk], column: int, orphaned: str) -> str:
        """Put chunks below each other; the first stands where the node begins, already indented."""
        pad = " " * column
        first = chunks[0]
        above = first.text
        text = (first.lead.strip() + "\n" + pad if first.lead.strip() else "") + above
        for chunk in chunks[1:]:
            text += "\n" + self.below(above, chunk.lead, column) + pad + chunk.text
            above = chunk.text
        return text + ("\n" + self.below(above, orphaned.rstrip("\n"), column) if orphaned else "")

    def _entry(
        self,
        key: Scalar,
        value: Node,
        end: int,
        column: int,
        old: dict[str, Any],
        new: dict[str, Any],
    ) -> str:
        name = key.text
        if old.get(name) == new.get(name) and (name in old) == (name in new):
            return self.text[key.start : end]
        head = self.text[key.start : value.start]
        inner = self._inside(value, old.get(name), new[name])
        if inner is not None:
            return head + inner
        written = self.text[key.start : key.end] + ":"
        return self._rewritten(written, head, value, end, column, new[name])

    def _item(self, item: Node, start: int, end: int, column: int, old: Any, new: Any) -> str:
        if old == new:
            return self.text[start:end]
        head = self.text[start : item.start]
        inner = self._inside(item, old, new)
        if inner is not None:
            return head + inner
        if isinstance(new, dict | list | tuple):
            return item_text(new, column)
        return self._rewritten("-", head, item, end, column, new)

    def _inside(self, node: Node, old: Any, new: Any) -> str | None:
        """Edit within a block that stays a block of the same kind; None where it does not."""
        if isinstance(node, Scalar) or node.flow or not new:
            return None
        if isinstance(node, Mapping) and isinstance(new, dict):
            return self.mapping(node, old or {}, new)
        if isinstance(node, Sequence) and old and isinstance(new, list | tuple):
            return self.sequence(node, list(old), list(new))
        return None

    def _rewritten(self, name: str, head: str, node: Node, end: int, column: int, new: Any) -> str:
        style = node.style if isinstance(node, Scalar) else ""
        flow = not isinstance(node, Scalar) and node.flow
        first, line_feed, rest = value_text(new, column, style=style, flow=flow).partition("\n")
        return name + first + self._comment_beside(head, node, end) + line_feed + rest

    def _comment_beside(self, head: str, node: Node, end: int) -> str:
        """Return the comment on the line of a value, with the space before it."""
        if isinstance(node, Scalar) and node.style in ("|", ">"):
            first_line = self.text[node.start : self.text.find("\n", node.start)]
        elif isinstance(node, Scalar) or node.flow:
            first_line = self.text[node.end : end]
        else:
            first_line = ""
        found = re.search(r"\s+#.*", first_line) or re.search(r"\s+#[^\n]*", head)
        return found[0] if found else ""

    # --- where things stand ---

    def _column(self, position: int) -> int:
        return position - (self.text.rfind("\n", 0, position) + 1)

    def _line_end(self, position: int) -> int:
        """Return the end of the line of ``position``: beyond a value only a comment can stand."""
        end = self.text.find("\n", position)
        return len(self.text) if end < 0 else end

    def _lead(self, end: int, start: int) -> str:
        """Return the whole lines between one entry's last line and the next entry's first."""
        between = self.text[end:start]
        return between[1 : between.rfind("\n") + 1]

    def _dashes(self, node: Sequence, column: int) -> list[int]:
        dash = re.compile(rf" {{{column}}}-(\s|$)")
        dashes = [node.start]
        for item in node.items[1:]:
            line_start = self.text.rfind("\n", 0, item.start) + 1
            while line_start and not dash.match(self.text, line_start):
                line_start = self.text.rfind("\n", 0, line_start - 1) + 1
            dashes.append(line_start + column)
        return dashes


def _insert_missing(
    chunks: list[_Chunk], names: list[str], new: dict[str, Any], column: int, *, spaced: bool
) -> None:
    """Add the entries that the file has not, each after the entry that the model has before it."""
    order = list(new)
    for i, name in enumerate(order):
        if name in names:
            continue
        before = next((n for n in reversed(order[:i]) if n in names), None)
        at = names.index(before) + 1 if before is not None else min(1, len(names))
        big = spaced and isinstance(new[name], dict | list | tuple)
        chunks.insert(at, _Chunk("\n" if big else "", entry_text(name, new[name], column)))
        names.insert(at, name)


def _adopt(chunks: list[_Chunk], sources: list[int], leads: list[str]) -> str:
    """Give the comments above items that are gone to the next item kept; return what is left."""
    orphaned = ""
    for i, lead in enumerate(leads):
        if i in sources:
            chunk = chunks[sources.index(i)]
            chunk.lead = orphaned + chunk.lead
            orphaned = ""
        else:
            orphaned += _comments(lead)
    return orphaned


def _comments(lead: str) -> str:
    return "".join(line for line in lead.splitlines(keepends=True) if line.strip())


def _matched(old: list[Any], new: list[Any]) -> list[int | None]:
    """Return for each new item the old one that it is, or None: one equal to it before others."""
    free = dict(enumerate(old))
    found: list[int | None] = []
    for value in new:
        i = next((i for i, before in free.items() if before == value), None)
        found.append(i)
        free.pop(-1 if i is None else i, None)
    for at, value in enumerate(new):
        if found[at] is None:
            name = _identity(value)
            i = next((i for i, before in free.items() if _identity(before) == name), None)
            found[at] = i
            free.pop(-1 if i is None else i, None)
    return found


def _identity(item: Any) -> str:
    if isinstance(item, dict):
        known = next((key for key in _IDENTITIES if key in item), None)
        return f"{known}={item[known]}" if known else "entry"
    return "list" if isinstance(item, list | tuple) else f"={item}"
