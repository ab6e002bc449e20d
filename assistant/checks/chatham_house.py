"""The Chatham House Rule: neither who spoke nor where they work may show in the paper.

In go a draft and the library; out come findings. The promise: wherever the paper quotes or cites a
source given under the rule, the sentences around that place are searched for the name and the
organisation of everybody whom the source lists or lets speak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.briefs.brief import Brief
from assistant.checks.sources_used import quoted_sources
from assistant.drafting.counting import text_of
from assistant.drafting.draft import Draft, Heading, Inline, NoteMark, Quoted
from assistant.drafting.evidence import Shelf, chatham_house
from assistant.drafting.lines import lines_of
from assistant.errors import AssistantError
from assistant.findings import Finding
from assistant.library.source import Source

_SHORTEST = 4
"""Letters; a shorter surname ("May") is an everyday word as often."""


def check_chatham_house(draft: Draft, brief: Brief, library: Shelf) -> Iterator[Finding]:
    """Find names and organisations that the rule keeps out of the paper."""
    del brief
    for source in quoted_sources(draft):
        if chatham_house(source):
            yield from _named(draft, source, _identities(source, library))


def _named(draft: Draft, source: Source, identities: set[str]) -> Iterator[Finding]:
    own = {quote.id for quote in draft.quotes if quote.source.id == source.id}
    notes = {note.id for note in draft.notes if own.intersection(note.quotes)}
    place, before = "The opening", ""
    for block in draft.body:
        if isinstance(block, Heading):
            place = text_of(block.content) or place
        for line in lines_of((block,)):
            text = text_of(line)
            if _speaks_of(line, own, notes):
                yield from _told(f"{before} {text}", place, source, identities)
            before = text
    for number, note in enumerate(draft.notes, 1):
        if note.id in notes:
            yield from _told(text_of(note.content), f"Note {number}", source, identities)


def _speaks_of(line: tuple[Inline, ...], quotes: set[str], notes: set[str]) -> bool:
    return any(
        (isinstance(part, Quoted) and part.quote in quotes)
        or (isinstance(part, NoteMark) and part.note in notes)
        for part in line
    )


def _told(text: str, place: str, source: Source, identities: set[str]) -> Iterator[Finding]:
    found = [name for name in sorted(identities) if _stands(name, text)]
    # "Rob Jones" and "Jones" are told once.
    for name in [n for n in found if not any(n != other and n in other for other in found)]:
        yield Finding(
            code="chatham-house-named",
            severity="error",
            place=place,
            message=f"“{name}” stands beside words of {source.title}, which was given under the "
            "Chatham House Rule: neither name nor organisation of anyone there may show.",
            fix="Take it out, or unpin the words.",
        )


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _identities(source: Source, library: Shelf) -> set[str]:
    """Return names, surnames and organisations of the source's people, not of its publisher."""
    people = [(person.name, person.organisation) for person in source.people]
    try:
        speakers = {p.speaker for p in library.passages(source.id) if p.speaker}
    except (AssistantError, KeyError):
        speakers = set()
    people += [(speaker.name, speaker.organisation) for speaker in speakers]
    found = {name for name, _ in people} | {body for _, body in people if body}
    found |= {name.split()[-1] for name, _ in people if len(name.split()[-1]) >= _SHORTEST}
    printed = {source.names[name] for name in found if name in source.names}
    return (found | printed) - {source.publisher or "", source.author or ""}
