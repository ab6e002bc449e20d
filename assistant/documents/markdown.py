"""Markdown as people write it goes in; out come its headings, paragraphs, lists, quotes and rows.

The promise: every mark that is recognised leaves the stored text; what is not recognised stays.
"""

from __future__ import annotations

import re

from assistant.documents.emphasis import lift_marks
from assistant.documents.file import File
from assistant.documents.front_matter import front_matter
from assistant.documents.gathering import Gathering
from assistant.documents.layout import Layout
from assistant.documents.markdown_lines import MarkdownLines

name = "markdown"

_MARKS = ("*", "_", "~", "`", "\\", "[", "<", "&", "|")
_SUFFIXES = {".md", ".markdown", ".mdown", ".mkd"}
_STRONG = re.compile(r"(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,400}(?<=[^\s*])\*\*(?![*\w])")
_HEADING_LINES = re.compile(r"\n#{1,6} +\S")
_LINK = re.compile(r"\[[^\[\]\n]{1,200}\]\((?:https?://|mailto:|/|#)[^()\s]{0,500}\)")


def recognise(file: File) -> float:
    """Return 0.9 by the name, else by the marks that plain text does not hold by chance."""
    suffix = file.path.suffix.casefold()
    if not file.is_text or suffix == ".rst":
        return 0.0
    if suffix in _SUFFIXES:
        return 0.9
    sample = file.sample
    marks = len(_STRONG.findall(sample)) + len(_LINK.findall(sample))
    headings = len(_HEADING_LINES.findall(sample))
    has_front_matter = bool(front_matter(sample[1:])[0])
    return min(0.8, 0.4 + 0.2 * marks + 0.1 * headings + 0.3 * has_front_matter)


def read(file: File) -> Layout:
    """Return the blocks of a Markdown file, and the cuts that lift its marks."""
    file.marks_held(_MARKS)
    text = file.decoded.text
    found = Gathering(text)
    skipped, metadata = front_matter(text)
    if skipped:
        found.cut(0, skipped)
    text = _without_comments(text, found)
    lines = MarkdownLines(text, found, skipped)
    layout = found.finish()
    for block in layout.blocks:
        if block not in lines.code:
            cuts, block.emphasis = lift_marks(text, block.start, block.end)
            layout.cuts += cuts
    layout.metadata.update(metadata)
    return layout


def _without_comments(text: str, found: Gathering) -> str:
    """Return ``text`` with its HTML comments blanked, every other character where it was."""
    pieces: list[str] = []
    done = 0
    while (start := text.find("<!--", done)) >= 0 and (end := text.find("-->", start)) >= 0:
        found.cut(start, end + 3)
        blank = "".join("\n" if c == "\n" else " " for c in text[start : end + 3])
        pieces += [text[done:start], blank]
        done = end + 3
    return "".join(pieces) + text[done:] if pieces else text
