"""reStructuredText goes in, as the published transcripts of inquiries use it; blocks come out.

Headings are told by their underlines, in the order in which the file first uses each. Directives
leave the text; those whose body a reader sees (a note, a table) leave their body. The promise: as
for Markdown, every mark that is recognised leaves the stored text; and a hearing day of a thousand
paragraphs takes a few hundredths of a second.
"""

from __future__ import annotations

import re

from assistant.documents.file import File
from assistant.documents.gathering import Gathering
from assistant.documents.layout import Cut, Layout, Span
from assistant.documents.restructured_lines import RestructuredLines

name = "restructuredtext"

_DIRECTIVE = re.compile(r"\n\.\. [a-z][a-z-]*::")
_UNDERLINED = re.compile(r"\n(?=\S)([^\n]{3,120})\n(={4,}|-{4,}|\^{4,}|~{4,})\n")
_ROLE = re.compile(r"(?<!\S):[a-z]+:`[^`\n]+`|`[^`\n]+ <[^`\n]+>`__?")
_MARK = re.compile(r"[*`\\]|:(?=[a-z-]{1,20}:`)|\[(?=[#\w*-]{1,20}\]_)")
"""Where a mark may begin: finding it first is several times faster than trying every pattern."""

_INLINE = re.compile(
    r"""
      (?<![\w*])\*\*(?P<strong>[^\s*](?:[^*]{0,600}[^\s*\\])?)\*\*
    | (?<![\w*])\*(?P<stress>[^\s*](?:[^*]{0,2000}[^\s*\\])?)\*(?!\w)
    | ``(?P<literal>[^`]{1,600})``
    | (?::(?P<role>[a-z-]{1,20}):)?
      `(?P<words>[^`<]{0,600}?)(?:\s*<(?P<target>[^`<>]{0,2000})>)?`_{0,2}
    | (?P<note>\[(?:\#?[\w-]{1,20}|\*)\]_)
    | \\(?P<escaped>\S?)
    """,
    re.VERBOSE,
)
_ESCAPE = re.compile(r"\\(?=\S)")
_SHORT_FORM = re.compile(r"(\S[^()]*?)\s*\(([^()]+)\)$")


def recognise(file: File) -> float:
    """Return 0.95 by the name, else by directives, roles and underlined headings."""
    if not file.is_text:
        return 0.0
    if file.path.suffix.casefold() == ".rst":
        return 0.95
    sample = file.sample
    directives = len(_DIRECTIVE.findall(sample)) + len(_ROLE.findall(sample))
    underlined = len(_UNDERLINED.findall(sample))
    return min(0.85, 0.3 * directives + 0.05 * underlined)


def read(file: File) -> Layout:
    """Return the blocks of a reStructuredText file, and the cuts that lift its marks.

    What an ``abbr`` role spells out, a reader sees only on pointing at the word: it goes to the
    metadata ("abbreviation POL": "Post Office Limited").
    """
    text = file.decoded.text
    found = Gathering(text)
    RestructuredLines(text, found)
    layout = found.finish()
    for block in layout.blocks:
        if mark := _MARK.search(text, block.start, block.end):
            block.emphasis = _lift(text, mark.start(), block.end, layout)
    return layout


def _lift(text: str, start: int, end: int, layout: Layout) -> list[Span]:
    emphasis: list[Span] = []
    mark = _MARK.search(text, start, end)
    while mark is not None:
        found = _INLINE.match(text, mark.start(), end)
        if found is not None:
            kept = found.lastgroup
            if kept in ("strong", "stress"):
                emphasis.append(found.span(kept))
            layout.cuts += _cuts(found, layout.metadata)
            layout.cuts += _escapes_inside(found)
        after = found.end() if found is not None else mark.end()
        mark = _MARK.search(text, after, end)
    return emphasis


def _escapes_inside(found: re.Match[str]) -> list[Cut]:
    """Escapes within bold, italic or a link's words: a reader sees the character alone."""
    kept = found.lastgroup
    if kept not in ("strong", "stress", "words", "target") or "\\" not in found[0]:
        return []
    start, end = found.span("words" if kept == "target" else kept)
    return [(m.start(), m.start() + 1, "") for m in _ESCAPE.finditer(found.string, start, end)]


def _cuts(found: re.Match[str], metadata: dict[str, str]) -> list[Cut]:
    start, end = found.span()
    for kept in ("strong", "stress", "literal", "escaped"):
        if found[kept] is not None:
            return [(start, found.start(kept), ""), (found.end(kept), end, "")]
    if found["note"]:
        return [(start, end, "")]
    kept = "words" if found["words"] or not found["target"] else "target"
    last = found.end(kept)
    if found["role"] == "abbr" and (short := _SHORT_FORM.match(found["words"])):
        metadata.setdefault(f"abbreviation {short[1]}", short[2])
        last = found.start("words") + short.end(1)
    return [(start, found.start(kept), ""), (last, end, "")]
