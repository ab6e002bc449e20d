"""A whole Word file, checked: its quotations in order, each with its verdict, and findings.

In go the bytes of a file and a library; out comes a :class:`CheckedFile` for each reading of its
tracked changes, "accepted" first. The promise: the same file and library give the same answer, and
nothing that looks like a quotation is left out of the list without a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from assistant.briefs.brief import Brief
from assistant.checks.returned.claims import Claim, claims_of
from assistant.checks.returned.figures import FigureCheck
from assistant.checks.returned.held import Held
from assistant.checks.returned.judging import Case, Judged, judge
from assistant.checks.returned.left_in import deleted, left_in
from assistant.checks.returned.matching import is_traced
from assistant.checks.returned.mentions import Wordings, reference_cells
from assistant.checks.returned.naming import plain
from assistant.checks.returned.results import (
    Anchor,
    CheckedFile,
    CheckedQuote,
    Container,
    Remark,
    Where,
)
from assistant.checks.returned.set_in import set_in_remarks
from assistant.checks.returned.surroundings import Notes, surroundings_of
from assistant.checks.returned.tags import Known, known_quotes, note_ids, tagged_claims
from assistant.checks.returned.telling import finding_of, place_words, shortened, unmarked_words
from assistant.checks.returned.truth import Truth
from assistant.checks.returned.unmarked import Lifted, lifted_words
from assistant.documents.wordfile import Note, Paragraph, WordFile, read_word_file
from assistant.findings import Finding
from assistant.quotes.meaning.change import apart
from assistant.word.manifest_reading import read_manifest

_MOST_CHANGES = 2
_NOT_QUOTED: dict[str | None, str] = {
    "presumed title": "a title",
    "amendment": "words of an amendment",
}


def check_bytes(
    data: bytes, path: Path, held: Held, brief: Brief | None = None
) -> tuple[CheckedFile, ...]:
    """Check the Word file ``data`` in both readings; ``path`` only names it.

    Raises:
        CannotRead: it is no Word file, is protected, too large, or broken.
    """
    accepted = read_word_file(data, path, reading="accepted")
    first = _Check(accepted, held, brief).result()
    if not accepted.has_tracked_changes:
        return first, first.model_copy(update={"reading": "rejected"})
    rejected = read_word_file(data, path, reading="rejected")
    return first, _Check(rejected, held, brief).result()


def figure_findings(file: WordFile, held: Held) -> tuple[Finding, ...]:
    """Return what is to be said of the figures of the file's own sentences, in reading order."""
    check = _Check(file, held, None)
    return tuple(remark.finding for remark in check.figures())


class _Check:
    """One reading of one file at work."""

    def __init__(self, file: WordFile, held: Held, brief: Brief | None) -> None:
        self._file = file
        self._held = held
        self._manifest = read_manifest(file.custom_xml.values())
        self._known: Known = known_quotes(self._manifest, brief)
        self._wordings = Wordings(file, held.shelf, brief)
        self._notes = Notes(file, held.shelf)
        self._own: list[Claim] = []
        self._numbers: dict[str | None, Note] = {
            f"{note.kind}{note.id}": note for note in file.notes
        }

    def result(self) -> CheckedFile:
        """Return the file checked."""
        claims = self._claims()
        references = reference_cells(self._file, claims)
        kept = [claim for claim in claims if claim.paragraph not in references]
        mentions = self._mentions(kept)
        looked_up = [c for c in kept if mentions.get(id(c)) in (None, *_NOT_QUOTED)]
        self._held.find([w for c in looked_up if not c.short for w in (c.words, *c.readings)])
        answers: list[Judged] = []
        for claim in looked_up:
            found = self._judged(claim, claims)
            if mentions.get(id(claim)) is None or _surely_quoted(found[0].quote):
                answers += found
                mentions.pop(id(claim), None)
        lifted = lifted_words(self._file, claims, self._held, self._wordings, references)
        quotes = [a.quote for a in answers] + [q for one in lifted if (q := self._unmarked(one))]
        quotes.sort(key=lambda q: (q.anchor.paragraph, q.anchor.start))
        remarks = [Remark(finding=f, anchor=a.quote.anchor) for a in answers for f in a.findings]
        remarks += [
            _of_unmarked(q) for q in quotes if q.verdict == "unmarked" and q.found_by is None
        ]
        remarks += self._mentioned({id(c): c for c in kept}, mentions)
        remarks += set_in_remarks(self._own, self._held, self._words_of)
        remarks += self._figures(claims)
        remarks += left_in(self._file, self._known, self._manifest)
        remarks += deleted(claims, self._known, self._cited(), self._traced(quotes))
        return CheckedFile(
            file=self._file.path,
            reading=self._file.reading,
            quotes=tuple(quotes),
            remarks=tuple(remarks),
        )

    def figures(self) -> list[Remark]:
        """Return the remarks on figures alone."""
        return self._figures(self._claims())

    def _claims(self) -> list[Claim]:
        """Return the claims, those set off by an indent alone only where a source has them."""
        found = claims_of(self._file)
        self._held.find([w for c in found if c.perhaps for w in (c.words, *c.readings)])
        sure: list[Claim] = []
        self._own = [c for c in found if c.perhaps and not is_traced(c, self._held)]
        for claim in found:
            sure += claim.inner if claim in self._own else [claim]
        return tagged_claims(self._file, sure, self._known)

    def _mentions(self, claims: Sequence[Claim]) -> dict[int, str | None]:
        """Return what each untagged claim is instead of a quotation, by its identity."""
        untagged = [claim for claim in claims if claim.tag is None]
        found = {id(claim): self._wordings.mention(self._file, claim) for claim in untagged}
        amended = {plain(c.words) for c in untagged if found[id(c)] == "amendment"}
        for claim in untagged:
            if found[id(claim)] is None and not claim.short and plain(claim.words) in amended:
                found[id(claim)] = "amendment"
        return found

    def _judged(self, claim: Claim, claims: Sequence[Claim]) -> list[Judged]:
        """Judge a claim; where it is nobody's words, also what it quotes inside."""
        answer = self._one(claim, claims)
        found = [answer]
        if answer.quote.verdict == "untraced":
            for inner in claim.inner:
                part = self._one(inner, claims)
                if part.quote.verdict not in ("untraced", "too short"):
                    found.append(part)
        return found

    def _one(self, claim: Claim, claims: Sequence[Claim]) -> Judged:
        return judge(
            Case(
                claim=claim,
                where=self._where(claim.paragraph, claim.form),
                around=surroundings_of(self._file, claim, claims, self._notes),
                quote=self._known.get(claim.tag) if claim.tag else None,
                held=self._held,
                is_name=self._is_name,
            )
        )

    def _is_name(self, word: str, truth: Truth) -> bool:
        """Say whether a word that begins a sentence has its capital as a name.

        It is one where it has capitals inside, stands so in mid-sentence here or in the source, or
        is no plural and never begins with a small letter in the library.
        """
        bare = re.sub(r"^(?:[Tt]he )", "", word)
        if sum(c.isupper() for c in bare) > 1:
            return True
        listed = (p.name for p in truth.source.people)
        if any(plain(bare) in plain(name).split() for name in listed):
            return True
        pattern = re.compile(rf"[a-z,;] {re.escape(bare)}\b")
        if pattern.search(self._file.text) or pattern.search(self._held.text(truth.source.id)):
            return True
        return not bare.endswith("s") and not self._held.in_small_letters(bare)

    def _words_of(self, claim: Claim) -> str:
        return self._where(claim.paragraph, "text").words

    def _where(self, number: int, form: str) -> Where:
        paragraph = self._file.paragraphs[number]
        note = self._numbers.get(f"{paragraph.story}{paragraph.note}")
        cell = paragraph.cell
        return Where(
            heading=paragraph.heading,
            paragraph=_number(paragraph) or self._number_above(number),
            position=sum(bool(p.text.strip()) for p in self._file.paragraphs[: number + 1]),
            container=_container(paragraph, form),
            note=note.mark if note else None,
            table=cell.table if cell else None,
            row=cell.row if cell else None,
        )

    def _number_above(self, number: int) -> str | None:
        """Return the number of the paragraph that a block quotation belongs to."""
        if self._file.paragraphs[number].kind != "quote":
            return None
        for above in reversed(self._file.paragraphs[:number]):
            if above.kind in ("heading", "title"):
                return None
            if above.kind != "quote" and (own := _number(above)):
                return own
        return None

    def _unmarked(self, lifted: Lifted) -> CheckedQuote | None:
        source, span = lifted.run.places[0].source, lifted.taken.source
        truth = self._held.truth(source, *span)
        if truth is None:
            return None
        where = self._where(lifted.paragraph, "unmarked")
        why = unmarked_words(lifted.words, lifted.run.words, truth, lifted.taken.changes)
        return CheckedQuote(
            text=lifted.words,
            place=where.words,
            verdict="unmarked",
            source=source,
            locator=truth.locator,
            speaker=truth.speaker,
            voice=truth.voice,
            certified_text=self._held.text(source)[slice(*span)],
            changes=lifted.taken.changes,
            why=why,
            found_in=place_words(truth),
            where=where,
            anchor=Anchor(paragraph=lifted.paragraph, start=lifted.start, end=lifted.end),
        )

    def _mentioned(
        self, claims: Mapping[int, Claim], mentions: Mapping[int, str | None]
    ) -> list[Remark]:
        """Tell once each of what is in marks, stands in no source, and is no quotation."""
        told: dict[str, Remark] = {}
        for own, claim in claims.items():
            what = _NOT_QUOTED.get(mentions.get(own))
            words = plain(claim.words)
            if what is None or claim.short or words in told:
                continue
            finding = Finding(
                code="not-a-quotation",
                severity="info",
                place=self._where(claim.paragraph, claim.form).words,
                message=f"“{shortened(claim.words)}” is taken for {what}, not for a quotation.",
            )
            anchor = Anchor(paragraph=claim.paragraph, start=claim.start, end=claim.end)
            told[words] = Remark(finding=finding, anchor=anchor)
        return list(told.values())

    def _figures(self, claims: Sequence[Claim]) -> list[Remark]:
        ids = {note.id: note_ids(self._file, note) for note in self._file.notes}
        check = FigureCheck(self._file, self._notes, self._held, self._known, ids)
        return list(check.remarks(claims, lambda number: self._where(number, "text").words))

    def _cited(self) -> frozenset[str]:
        return frozenset(i for note in self._file.notes for i in note_ids(self._file, note))

    def _traced(self, quotes: Sequence[CheckedQuote]) -> frozenset[str]:
        """Return our quotes whose words stand in the file without a tag."""
        said = {plain(q.certified_text) for q in quotes if q.id is None and q.certified_text}
        return frozenset(k.id for k in self._known.values() if plain(k.certified) in said)


def _surely_quoted(quote: CheckedQuote) -> bool:
    """Say whether what might be a title stands in a source, give or take a word or two."""
    blocks = apart(change for change in quote.changes if change.severity == "block")
    return quote.verdict not in ("untraced", "too short") and len(blocks) <= _MOST_CHANGES


def _of_unmarked(quote: CheckedQuote) -> Remark:
    finding = finding_of("unmarked", quote.place, quote.why or "")
    return Remark(finding=finding, anchor=quote.anchor)


def _number(paragraph: Paragraph) -> str | None:
    label = paragraph.label
    return label.strip(" .:") if label and not paragraph.bullet else None


def _container(paragraph: Paragraph, form: str) -> Container:
    if paragraph.story in ("footnote", "endnote"):
        return "footnote" if paragraph.story == "footnote" else "endnote"
    if paragraph.cell is not None:
        return "table"
    if paragraph.story == "textbox":
        return "text box"
    return "block quotation" if form == "block" or paragraph.kind == "quote" else "text"
