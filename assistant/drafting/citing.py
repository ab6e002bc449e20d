"""References settled: footnotes in order, or sources in brackets, in full once and short after.

In go the finished blocks and the marks that stand in them; out come the same blocks and the notes.
The promise: notes are numbered in reading order, every quotation's note cites it, and a source is
in full where a reader first meets it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from assistant.drafting import citing_harvard, citing_oscola
from assistant.drafting.dates import long_date
from assistant.drafting.draft import (
    Block,
    Inline,
    Link,
    Missing,
    Note,
    NoteMark,
    NoteNumber,
    Paragraph,
    Words,
)
from assistant.drafting.evidence import Evidence
from assistant.drafting.lines import lines_of
from assistant.drafting.rewriting import Content, rewritten
from assistant.library.source import Source

RELEASES = {
    "foi": "released under the Freedom of Information Act 2000",
    "disclosed": "disclosed to an inquiry or court",
    "permission": "quoted with permission",
}
"""How a note names the way a marked paper was released; a published paper needs no words."""

EMPHASIS_ADDED = "emphasis added"
"""What a reference says of a quotation whose italics are the author's (OSCOLA 1.5)."""

RELEASE_UNKNOWN = "how this paper was released"


@dataclass
class Settled:
    """What settling gives besides the blocks."""

    notes: list[Note] = field(default_factory=list)
    cited: dict[str, str] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)


class Citer:
    """Settles the references of one paper."""

    def __init__(
        self,
        marks: Mapping[str, tuple[Evidence, ...]],
        *,
        style: str,
        footnotes: bool,
        final: bool,
        emphasised: Collection[str] = (),
    ) -> None:
        self._marks = marks
        self._emphasised = emphasised
        self._style = style
        self._footnotes = footnotes and style == "oscola"
        self._final = final
        self._full_in: dict[str, int | None] = {}
        self._letters: dict[str, str] = {}
        self.settled = Settled()

    def begin_afresh(self) -> None:
        """Name every source in full again, since what follows is read without what went before."""
        self._full_in.clear()

    def settle(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the blocks with their references settled; call in reading order."""
        blocks = tuple(blocks)
        self._meet_sources(blocks)
        return rewritten(blocks, self._line)

    def references(self) -> tuple[Block, ...]:
        """Return the list of references that Harvard form wants at the end."""
        if self._style != "harvard" or not self.settled.sources:
            return ()
        order = sorted(self.settled.sources, key=lambda s: (citing_harvard.author(s), s.date or ""))
        return tuple(
            Paragraph(content=citing_harvard.entry(s, self._letters.get(s.id, "")), style="small")
            for s in order
        )

    def _meet_sources(self, blocks: tuple[Block, ...]) -> None:
        met = {s.id for s in self.settled.sources}
        for line in lines_of(blocks):
            for mark in (part for part in line if isinstance(part, NoteMark)):
                for evidence in self._marks[mark.note]:
                    if evidence.source.id not in met:
                        met.add(evidence.source.id)
                        self.settled.sources.append(evidence.source)
        self._letters = citing_harvard.letters(self.settled.sources)

    def _line(self, content: Content) -> Content:
        if not any(isinstance(part, NoteMark) for part in content):
            return content
        runs: list[Inline] = []
        for is_mark, group in groupby(content, key=lambda part: isinstance(part, NoteMark)):
            parts = list(group)
            if not is_mark:
                runs += parts
                continue
            marks = [part.note for part in parts if isinstance(part, NoteMark)]
            runs += self._note(marks) if self._footnotes else self._bracket(marks)
        return tuple(runs)

    def _note(self, marks: Sequence[str]) -> list[Inline]:
        number = len(self.settled.notes) + 1
        content = [*self._listed(marks, number), Words(text=".")]
        name = _note_id(number)
        quotes = tuple(dict.fromkeys(piece.id for mark in marks for piece in self._marks[mark]))
        self.settled.notes.append(Note(id=name, content=_merged(content), quotes=quotes))
        return [NoteMark(note=name)]

    def _bracket(self, marks: Sequence[str]) -> list[Inline]:
        return [*_merged([Words(text=" ("), *self._listed(marks, None), Words(text=")")])]

    def _listed(self, marks: Sequence[str], number: int | None) -> list[Inline]:
        """Return the references of marks that stand together, semicolons between them."""
        content: list[Inline] = []
        for mark in marks:
            for piece in self._marks[mark]:
                content += [Words(text="; ")] if content else []
                content += self._reference(piece, number)
            if mark in self._emphasised:
                added = f" ({EMPHASIS_ADDED})" if self._footnotes else f", {EMPHASIS_ADDED}"
                content.append(Words(text=added))
        return content

    def _reference(self, evidence: Evidence, number: int | None) -> list[Inline]:
        runs = self._runs(evidence, number)
        text = "".join(run.text for run in runs if isinstance(run, Words | NoteNumber | Link))
        self.settled.cited.setdefault(evidence.id, text.rstrip(" ,"))
        return runs

    def _runs(self, evidence: Evidence, number: int | None) -> list[Inline]:
        source = evidence.source
        if self._style == "harvard":
            letter = self._letters.get(source.id, "")
            return [Words(text=citing_harvard.in_text(evidence, letter))]
        if source.id in self._full_in:
            number = self._full_in[source.id]
            note = NoteNumber(note=_note_id(number), text=str(number)) if number else None
            return [*citing_oscola.short(evidence, note, titled=self._needs_title(source))]
        self._full_in[source.id] = number
        return [
            *citing_oscola.full(evidence, inline=number is None),
            *self._release(evidence),
            *self._web(source),
        ]

    def _needs_title(self, source: Source) -> bool:
        """Say whether another source has the same short name, in the same note or in brackets."""
        name, note = citing_oscola.short_name(source), self._full_in[source.id]
        return any(
            citing_oscola.short_name(other) == name
            for other in self.settled.sources
            if other.id != source.id and self._full_in.get(other.id, -1) == note
        )

    def _release(self, evidence: Evidence) -> list[Inline]:
        source = evidence.source
        route = source.release.route if source.release else None
        if route in RELEASES:
            note = f": {source.release.note}" if source.release and source.release.note else ""
            return [Words(text=f", {RELEASES[route]}{note}")]
        if source.marking and route in (None, "unknown") and not self._final:
            return [Words(text=", "), Missing(what=RELEASE_UNKNOWN)]
        return []

    def _web(self, source: Source) -> list[Inline]:
        if not source.url:
            return []
        seen = f" accessed {long_date(source.accessed)}" if source.accessed else ""
        return [
            Words(text=" <"),
            Link(text=source.url, address=source.url),
            Words(text=f">{seen}"),
        ]


def _note_id(number: int) -> str:
    return f"note{number}"


def _merged(content: list[Inline]) -> tuple[Inline, ...]:
    """Join neighbouring plain runs, so that a writer meets few."""
    merged: list[Inline] = []
    for part in content:
        last = merged[-1] if merged else None
        alike = (
            isinstance(part, Words)
            and isinstance(last, Words)
            and ((part.bold, part.italic) == (last.bold, last.italic))
        )
        if alike and isinstance(part, Words) and isinstance(last, Words):
            merged[-1] = last.model_copy(update={"text": last.text + part.text})
        elif not isinstance(part, Words) or part.text:
            merged.append(part)
    return tuple(merged)
