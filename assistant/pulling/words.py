"""An edited line in, CommonMark with its placeholders out.

The promise: what stands for a quotation is its placeholder, never its words, so that an altered
quotation cannot come back; and read again, the Markdown gives the words of the line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from assistant.checks.returned.tags import BEHIND_WORDS
from assistant.pulling.lines import Line, Span
from assistant.quotes.marked import marked_quotations
from assistant.quotes.typography import comparable, comparable_with_origins

ALTERED = 60.0
"""Likeness (0–100) from which words that stand for a quotation are taken to be it, altered."""

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|])|(\{)(?=\s*(?:quote|cite|ref)s?\b)")
_OPENING = re.compile(r"(?m)^(\s*)(?:([-+#>])(?=\s|#|>)|(\d{1,9})([.)])(?=\s))")
_CLOSING = ".,;:!?)]”’"


@dataclass(frozen=True)
class Altered:
    """A quotation whose words were changed in the file."""

    quote: str
    was: str
    now: str


@dataclass
class Worded:
    """What a line says as CommonMark, and what could not be taken into it."""

    markdown: str
    altered: list[Altered] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def located(line: Line, expected: Sequence[tuple[str, str]]) -> tuple[list[Span], list[Altered]]:
    """Return where the quotations stand in an edited line; ``expected`` gives id and words.

    Those not found are left out.
    """
    spans: list[Span] = []
    altered: list[Altered] = []
    form = comparable_with_origins(line.text)
    for name, words in expected:
        span = _exact(form.text, form.origins, words, spans)
        if span is None:
            span = _changed(line, name, words, spans)
            if span is not None:
                altered.append(Altered(name, words, line.text[span[0] : span[1]]))
        if span is not None:
            spans.append(Span(*span, (name,)))
    return sorted(spans, key=lambda s: s.start), altered


def _exact(
    text: str, origins: Sequence[int], words: str, taken: Sequence[Span]
) -> tuple[int, int] | None:
    wanted = comparable(words)
    at = text.find(wanted)
    while wanted and at >= 0:
        start, end = origins[at], origins[at + len(wanted) - 1] + 1
        if not any(s.start < end and start < s.end for s in taken):
            return start, end
        at = text.find(wanted, at + 1)
    return None


def _changed(line: Line, name: str, words: str, taken: Sequence[Span]) -> tuple[int, int] | None:
    """Return where altered words stand: by the bookmark around them, or by their likeness."""
    marked = [q for q in line.quotes if q.ids == (name,) and q.end > q.start]
    if marked:
        start, end = _stretched(line, marked[0].start, marked[-1].end)
        free = not any(s.start < end and start < s.end for s in taken)
        return (start, end) if free else None
    from rapidfuzz import fuzz  # needed only where a quotation was touched

    if not line.text:
        return None
    found = fuzz.partial_ratio_alignment(words, line.text, score_cutoff=ALTERED)
    if found is None or len(words) > 2 * len(line.text):
        return None
    start, end = _whole_words(line.text, found.dest_start, found.dest_end)
    if any(s.start < end and start < s.end for s in taken):
        return None
    return start, end


def _stretched(line: Line, start: int, end: int) -> tuple[int, int]:
    """Return the quotation that a bookmark stands in, where its edges were typed over.

    Words typed over the first or the last ones leave the bookmark around the rest; they are part
    of the quotation all the same, up to its marks or, where it is set off, to the block's edges.
    """
    if line.kind == "quote":
        behind = BEHIND_WORDS.match(line.text[end:].lstrip())
        return 0, end if behind else len(line.text)
    for one in marked_quotations(line.text).quotations:
        if one.depth == 0 and one.closed and one.start < end and start < one.end:
            start, end = min(start, one.start), max(end, one.end)
    return start, end


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def worded(
    line: Line,
    expected: Sequence[tuple[str, str]],
    pins: Mapping[str, str],
    within: tuple[int, int] | None = None,
) -> Worded:
    """Return the line, or a part of it, as CommonMark.

    ``expected`` are the quotations to look for (id and words as printed), ``pins`` the pin of each.
    """
    start, end = within or (0, len(line.text))
    spans, altered = located(line, expected)
    found = Worded("", altered=list(altered))
    names = {s.ids[0] for s in spans}
    found.dropped = [name for name, _ in expected if name not in names]
    parts: list[tuple[int, int, str]] = [
        (s.start, s.end, f"{{quote: {pins[s.ids[0]]}}}") for s in spans if s.ids[0] in pins
    ]
    parts += _cites(line, spans, pins, found)
    found.markdown = _rendered(line, sorted(parts), start, end)
    return found


def _cites(
    line: Line, spans: Sequence[Span], pins: Mapping[str, str], found: Worded
) -> list[tuple[int, int, str]]:
    """Return the references that are no quotation's own, each before the stop it follows."""
    waiting = [(s.end, s.ids[0]) for s in spans]
    parts: list[tuple[int, int, str]] = []
    for mark in line.marks:
        if not mark.known:
            found.notes.append(mark.words)
            continue
        for name in mark.ids:
            own = next((w for w in waiting if w[1] == name and w[0] <= mark.start), None)
            if own is not None:
                waiting.remove(own)
            elif name in pins:
                at = _before_stop(line.text, mark.start, spans)
                space = "" if at == 0 or line.text[at - 1].isspace() else " "
                parts.append((at, at, f"{space}{{cite: {pins[name]}}}"))
    return parts


def _before_stop(text: str, at: int, spans: Sequence[Span]) -> int:
    """Return the place before the closing marks at ``at``, but never inside a quotation."""
    floor = max((s.end for s in spans if s.end <= at), default=0)
    while at > floor and text[at - 1] in _CLOSING:
        at -= 1
    return at


def _rendered(line: Line, parts: Sequence[tuple[int, int, str]], start: int, end: int) -> str:
    text, at = "", start
    for first, after, placeholder in parts:
        if first < at or after > end:
            continue
        text += _marked_up(line, at, first) + placeholder
        at = after
    return _OPENING.sub(_guarded, (text + _marked_up(line, at, end)).strip())


def _guarded(found: re.Match[str]) -> str:
    if found[2]:
        return f"{found[1]}\\{found[2]}"
    return f"{found[1]}{found[3]}\\{found[4]}"


def _marked_up(line: Line, start: int, end: int) -> str:
    """Return plain words with the marks of bold, italics and links."""
    edges = {start, end}
    for first, after, _ in line.styled:
        edges |= {at for at in (first, after) if start < at < end}
    cuts = sorted(edges)
    return "".join(
        _styled(line.text[a:b], [k for f, n, k in line.styled if f <= a and b <= n])
        for a, b in pairwise(cuts)
    )


def _styled(text: str, looks: Sequence[str]) -> str:
    plain = escaped(text)
    inner = plain.strip()
    if not looks or not inner:
        return plain
    lead, tail = plain[: len(plain) - len(plain.lstrip())], plain[len(plain.rstrip()) :]
    mark = "***" if {"bold", "italic"} <= set(looks) else "**" if "bold" in looks else "*"
    if {"bold", "italic"} & set(looks):
        inner = f"{mark}{inner}{mark}"
    target = next((look for look in looks if look not in ("bold", "italic")), None)
    return f"{lead}[{inner}]({target}){tail}" if target else f"{lead}{inner}{tail}"


def escaped(text: str) -> str:
    """Return plain words so that CommonMark reads them as they stand."""
    return _SPECIAL.sub(lambda m: f"\\{m[0]}", text).replace("\n", "\\\n")
