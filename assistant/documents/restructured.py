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
_MARKS = ("*", "`", "\\", "]_")
"""One of these stands in every mark."""

_MARK = re.compile(r"[*`\\:\[](?:(?<=[*`\\])|(?<=:)(?=[a-z-]{1,20}:`)|(?<=\[)(?=[#\w*-]{1,20}\]_))")
"""Where a mark may begin: finding it first is several times faster than trying every pattern, and
a pattern that begins with one set of characters is found twice as fast as one that has branches."""

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
_EMPHASIS = frozenset({"strong", "stress"})
_BETWEEN_MARKS = _EMPHASIS | {"literal", "escaped"}
"""Groups whose words stay as they are, with a mark on either side that leaves."""

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
    signs = file.marks_held(_MARKS)
    text = file.decoded.text
    found = Gathering(text)
    RestructuredLines(text, found)
    layout = found.finish()
    for block in layout.blocks:
        if mark := _mark_in(text, block.start, block.end, signs):
            block.emphasis = _lift(text, mark, block.end, signs, layout)
    return layout


def _mark_in(text: str, start: int, end: int, signs: list[str]) -> re.Match[str] | None:
    """Return where the first mark may begin; ``signs`` are those of the text.

    Most stretches hold no sign, and finding that out by itself takes a fifth of the time.
    """
    for sign in signs:
        if text.find(sign, start, end) >= 0:
            return _MARK.search(text, start, end)
    return None


def _lift(
    text: str, first: re.Match[str], end: int, signs: list[str], layout: Layout
) -> list[Span]:
    """Lift the marks from ``first`` on, and return the spans that they emphasise."""
    emphasis: list[Span] = []
    mark: re.Match[str] | None = first
    while mark is not None:
        after = mark.end()
        found = _INLINE.match(text, mark.start(), end)
        if found is not None:
            after = found.end()
            kept = found.lastgroup or "words"
            span = found.span(kept)
            if kept in _BETWEEN_MARKS:
                layout.cuts += ((mark.start(), span[0], ""), (span[1], after, ""))
            else:
                layout.cuts += _cuts(found, layout.metadata)
            if kept in _EMPHASIS:
                emphasis.append(span)
            if text.find("\\", mark.start(), after) >= 0:
                layout.cuts += _escapes_inside(found)
        mark = _mark_in(text, after, end, signs)
    return emphasis


def _escapes_inside(found: re.Match[str]) -> list[Cut]:
    """Escapes within bold, italic or a link's words: a reader sees the character alone."""
    kept = found.lastgroup
    if kept not in ("strong", "stress", "words", "target"):
        return []
    start, end = found.span("words" if kept == "target" else kept)
    return [(m.start(), m.start() + 1, "") for m in _ESCAPE.finditer(found.string, start, end)]


def _cuts(found: re.Match[str], metadata: dict[str, str]) -> list[Cut]:
    """Return the cuts for a footnote's mark, which leaves, or a role or link, whose words stay."""
    start, end = found.span()
    if found["note"]:
        return [(start, end, "")]
    kept = "words" if found["words"] or not found["target"] else "target"
    last = found.end(kept)
    if found["role"] == "abbr" and (short := _SHORT_FORM.match(found["words"])):
        metadata.setdefault(f"abbreviation {short[1]}", short[2])
        last = found.start("words") + short.end(1)
    return [(start, found.start(kept), ""), (last, end, "")]
