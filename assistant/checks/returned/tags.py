"""Which quote of our own each claim is: by bookmark, by the id in its footnote, by the manifest.

In go a file, its claims, and the manifest or the pins of a brief; out come the claims with their
tags. The promise: a tag is trusted for which quote was meant, never for what its words are; and
where bookmarks, ids and manifest are all gone, the claims come out as they went in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.briefs.brief import Brief, Pin
from assistant.checks.returned.claims import READ, Claim
from assistant.documents.wordfile import Bookmark, Note, WordFile
from assistant.quotes.marked import word_count
from assistant.quotes.typography import comparable
from assistant.word.manifest_reading import Manifest, ManifestQuote

_EVIDENCE = re.compile(r"ev_(?P<id>.+)_\d+$")
NOTE_ID = re.compile(r"\[(?P<id>[A-Za-z0-9_]{1,32})\](?=\s*(?:\[|$))")
_OUTER_MARKS = "“”„‟\"'‘’‚‛«»‹› \t\n"
BEHIND_WORDS = re.compile(r"[(\[—–-]|\d{1,3}\W*$")
"""What a name, a reference or a note's number behind a block begins with."""
_LONGEST_ID = 32

Known = Mapping[str, ManifestQuote]


def known_quotes(manifest: Manifest | None, brief: Brief | None) -> dict[str, ManifestQuote]:
    """Return our own quotes by id; what the file's manifest says wins over the brief."""
    known: dict[str, ManifestQuote] = {}
    for answer in brief.answers if brief else ():
        for pin in answer.pins:
            entry = _of_pin(pin)
            known.setdefault(entry.id, entry)
    for quote in manifest.quotes if manifest else ():
        known[quote.id] = quote
    return known


def tagged_claims(file: WordFile, claims: Sequence[Claim], known: Known) -> list[Claim]:
    """Return the claims with their tags, and claims for tagged words that have lost their marks."""
    tagged = _by_bookmark(file, list(claims), known)
    tagged = _by_note(file, tagged, known)
    return [_by_words(claim, known) for claim in tagged]


def note_ids(file: WordFile, note: Note) -> list[str]:
    """Return the ids at the end of a note."""
    text = " ".join(file.paragraphs[i].text for i in note.paragraphs).rstrip()
    tail = re.search(r"(?:\s*\[[A-Za-z0-9_]{1,32}\])+$", text)
    return [m["id"] for m in NOTE_ID.finditer(tail.group())] if tail else []


def evidence_bookmarks(file: WordFile, known: Known) -> list[tuple[str, Bookmark]]:
    """Return our bookmarks in the file, each with the id of its quote."""
    names = {name: quote.id for quote in known.values() for name in quote.bookmarks}
    found: list[tuple[str, Bookmark]] = []
    for bookmark in file.bookmarks:
        own = names.get(bookmark.name)
        pattern = _EVIDENCE.match(bookmark.name)
        if own is None and pattern:
            own = pattern["id"]
        if own is not None:
            found.append((own, bookmark))
    return found


def marks_after(file: WordFile, claim: Claim) -> list[str]:
    """Return the ids of the notes that cite a claim, as their parts name them.

    The first mark behind the words, before the sentence after next begins; else one inside the
    words at their end; else the last in its sentence before them.
    """
    paragraph = file.paragraphs[claim.paragraph]
    text = paragraph.text
    after = [n for n in paragraph.notes if n.at >= claim.end]
    near = [n for n in after if not re.search(r"[.?!][’”\"')]*\s+\S", text[claim.end : n.at])]
    if near:
        first = near[0].at
        return [n.id for n in near if n.at == first]
    inside = [n for n in paragraph.notes if claim.start < n.at <= claim.end]
    if inside:
        return [inside[-1].id]
    before = [n for n in paragraph.notes if n.at <= claim.start]
    close = [n for n in before if not re.search(r"[.?!]\s+\S", text[n.at : claim.start])]
    return [close[-1].id] if close else []


def _of_pin(pin: Pin) -> ManifestQuote:
    plain = re.sub(r"[^A-Za-z0-9]+", "_", pin.id).strip("_")[:_LONGEST_ID] or "quote"
    return ManifestQuote(
        id=plain,
        pin=pin.id,
        source=pin.source,
        sha256=pin.sha256 or "",
        start=pin.start,
        end=pin.end,
        omissions=pin.omissions,
        insertions=pin.insertions,
        certified=pin.words,
    )


def _by_bookmark(file: WordFile, claims: list[Claim], known: Known) -> list[Claim]:
    for own, bookmark in evidence_bookmarks(file, known):
        start, end = bookmark.start, bookmark.end
        if start.paragraph != end.paragraph or start.offset >= end.offset:
            continue
        paragraph = file.paragraphs[start.paragraph]
        if paragraph.story not in READ:
            continue
        words = paragraph.text[start.offset : end.offset]
        at = _overlapping(claims, start.paragraph, start.offset, end.offset)
        if at is None:
            claims.append(_lost_marks(start.paragraph, start.offset, end.offset, words, own))
        else:
            claims[at] = _tagged(claims[at], own, paragraph.text, start.offset, end.offset)
    return sorted(claims, key=lambda claim: (claim.paragraph, claim.start))


def _overlapping(claims: Sequence[Claim], paragraph: int, start: int, end: int) -> int | None:
    best, widest = None, 0
    for at, claim in enumerate(claims):
        shared = min(claim.end, end) - max(claim.start, start)
        inside = claim.start >= start and claim.end <= end
        enough = 2 * shared > end - start or (inside and 2 * shared > end - start)
        if claim.paragraph == paragraph and claim.tag is None and enough and shared > widest:
            best, widest = at, shared
    return best


def _tagged(claim: Claim, own: str, text: str, start: int, end: int) -> Claim:
    """Tag a claim; in a block, or where its mark is missing, the bookmark says where it ends.

    Words typed over the first or the last ones leave the bookmark around the rest. So what stands
    in the block or between the marks and outside the bookmark is part of the claim all the same,
    unless it is a name or a reference behind the words.
    """
    outer = _OUTER_MARKS if claim.form == "marks" else " \t\n"
    led_by_words = word_count(text[claim.start : start].strip(outer)) > 0
    inside = text[claim.start if led_by_words else start : end].strip(outer)
    tail = text[end : claim.end].strip(outer)
    ends = not word_count(tail) or inside in claim.readings or bool(BEHIND_WORDS.match(tail))
    changes: dict[str, object] = {"tag": own, "found_by": "bookmark"}
    if claim.form in ("block", "cell") or not claim.closed:
        if ends or not claim.closed:
            readings = [r for r in (claim.words, *claim.readings) if r != inside]
            changes |= {"words": inside, "readings": () if led_by_words else tuple(readings)}
    elif ends and not led_by_words:
        changes |= {"readings": (*claim.readings, inside)}
    return claim.model_copy(update=changes)


def _lost_marks(paragraph: int, start: int, end: int, words: str, own: str) -> Claim:
    return Claim(
        form="tag",
        paragraph=paragraph,
        start=start,
        end=end,
        words=words.strip(_OUTER_MARKS),
        tag=own,
        found_by="bookmark",
    )


def _by_note(file: WordFile, claims: list[Claim], known: Known) -> list[Claim]:
    ids = {note.id: note_ids(file, note) for note in file.notes if note.kind == "footnote"}
    return [_tagged_by_note(file, claim, ids, known) for claim in claims]


def _tagged_by_note(
    file: WordFile, claim: Claim, ids: Mapping[str, list[str]], known: Known
) -> Claim:
    if claim.tag is not None or claim.short or file.paragraphs[claim.paragraph].note is not None:
        return claim
    named = [i for note in marks_after(file, claim) for i in ids.get(note, [])]
    fitting = [i for i in named if i in known and _alike(claim.words, known[i])]
    if not fitting:
        return claim
    best = max(fitting, key=lambda i: _likeness(claim.words, known[i]))
    return claim.model_copy(update={"tag": best, "found_by": "footnote"})


def _by_words(claim: Claim, known: Known) -> Claim:
    """Tag a claim whose words the manifest has, where nothing else names it."""
    if claim.tag is not None or claim.short:
        return claim
    said = comparable(claim.words)
    for quote in known.values():
        if said in (comparable(quote.printed), comparable(quote.certified)):
            return claim.model_copy(update={"tag": quote.id, "found_by": "manifest"})
    near = [q for q in known.values() if _likeness(claim.words, q) >= _SURELY]
    if len(near) != 1:
        return claim
    return claim.model_copy(update={"tag": near[0].id, "found_by": "manifest"})


_ALIKE = 55.0
_SURELY = 85.0
"""Similarity (0–100) from which words are taken for those of a note's id, or of the manifest: it
decides only which quote they are held against."""


def _alike(words: str, quote: ManifestQuote) -> bool:
    return word_count(words) > 0 and _likeness(words, quote) >= _ALIKE


def _likeness(words: str, quote: ManifestQuote) -> float:
    from rapidfuzz import fuzz  # needed only where a tag stands against words

    said = comparable(words)
    return max(
        fuzz.ratio(said, comparable(quote.printed or quote.certified)),
        fuzz.ratio(said, comparable(quote.certified)),
    )
