"""The evidence of a draft: every pin proved against its source before a word is written.

In go a brief's pins and the library; out come :class:`Evidence` for each pin that is true, and a
finding for each that is not. The promise: what is not certified is never evidence, so it can never
be printed; a pin that moved is printed only with a finding that says so; and every quotation has
been through the meaning gate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Protocol

from assistant.briefs.brief import Pin
from assistant.drafting.judging import around_finding, change_findings
from assistant.drafting.lost import changed_finding, lost_finding, moved_finding
from assistant.drafting.proving import Reading, proof_of
from assistant.errors import UnknownName
from assistant.findings import Finding
from assistant.library.source import Source
from assistant.passages.passage import Passage, Speaker
from assistant.quotes import Certified, Refused, Standing
from assistant.quotes.around import Around
from assistant.quotes.meaning import Change

LONGEST_ID = 32
"""A bookmark is ``ev_<id>_<n>`` and may have 40 letters."""


class Shelf(Protocol):
    """What drafting needs of a library."""

    def source(self, name: str) -> Source:
        """Return a source by id, file or unique prefix of its id."""

    def document_text(self, source_id: str) -> str:
        """Return the stored text of a source."""

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        """Return the passages of a source in reading order."""


@dataclass(frozen=True)
class Evidence:
    """A certified pin: ``id`` is unique in the draft, ``answer`` the key of its answer.

    ``changes`` is what its trims do to the meaning, by the name of each change; ``beside`` is what
    stands around it.
    """

    id: str
    pin: Pin
    answer: str
    source: Source
    certified: Certified
    proposal: bool = False
    changes: tuple[tuple[str, Change], ...] = ()
    beside: Around = field(default_factory=Around)

    @property
    def passage(self) -> Passage:
        """Return the passage the quote begins in; who speaks is left out where it must be."""
        passage = self.certified.passages[0]
        return passage.model_copy(update={"speaker": None}) if self._unnamed else passage

    @property
    def speaker(self) -> Speaker | None:
        """Return who may be named as speaking: nobody under the Chatham House Rule."""
        return None if self._unnamed else self.certified.speaker

    @property
    def _unnamed(self) -> bool:
        return chatham_house(self.source)

    @property
    def whole_sentences(self) -> bool:
        """Say whether the words read as whole sentences."""
        words = self.certified.text.strip()
        return words[:1].isupper() or words[:1].isdigit() if ends_sentence(words) else False


def chatham_house(source: Source) -> bool:
    """Say whether a source was given under the Chatham House Rule, which hides who spoke."""
    return "chatham" in (source.marking or "").casefold()


def ends_sentence(words: str) -> bool:
    """Say whether the words end where a sentence ends."""
    return words.rstrip("”’\"')]").endswith((".", "?", "!"))


@dataclass(frozen=True)
class Unusable:
    """A pin that cannot be quoted, and the finding that says why."""

    pin: Pin
    finding: Finding


class EvidenceRoom:
    """Proves pins against one library, reading each source once."""

    def __init__(self, shelf: Shelf, *, final: bool) -> None:
        self._shelf = shelf
        self._final = final
        self._sources: dict[str, Source] = {}
        self._texts: dict[str, str] = {}
        self._passages: dict[str, tuple[Passage, ...]] = {}
        self._ids: set[str] = set()
        self.findings: list[Finding] = []

    def prove(
        self,
        pin: Pin,
        answer: str,
        place: str,
        *,
        proposal: bool = False,
        introduced: bool = False,
    ) -> Evidence | Unusable:
        """Return the evidence a pin stands for, or why there is none.

        ``introduced`` says that the author's own words lead to the quotation.
        """
        try:
            source = self._source(pin.source)
        except UnknownName as error:
            return self._unusable(pin, place, "source-unknown", str(error), "Index it, or unpin.")
        proof = proof_of(pin, source.id, self._shelf, self._read)
        certified = proof.certified
        if proof.trims_lost:
            message = f"The words are set otherwise in {source.title} than when they were trimmed."
            fix = "Trim the pin again on its source."
            return self._unusable(pin, place, "quote-trim-lost", message, fix)
        if certified is None:
            return self._lost(pin, place, source, proof.standing)
        if isinstance(certified, Refused):
            fix = "Trim the pin again on its source."
            return self._unusable(pin, place, f"quote-{certified.why}", certified.message, fix)
        self._note_drift(pin, place, source, proof.standing)
        evidence = Evidence(
            id=self._new_id(pin.id),
            pin=pin,
            answer=answer,
            source=source,
            certified=certified,
            proposal=proposal,
            changes=proof.changes,
            beside=proof.beside,
        )
        self._told(evidence, place, introduced=introduced or bool(pin.lead_in))
        return evidence

    def _told(self, evidence: Evidence, place: str, *, introduced: bool) -> None:
        """Tell what the meaning gate found, and what stands around the words."""
        pin, source = evidence.pin, evidence.source
        self.findings += change_findings(pin, place, source, evidence.certified, evidence.changes)
        told = around_finding(pin, place, source, evidence.beside, introduced=introduced)
        self.findings += [told] if told and not evidence.proposal else []

    def _source(self, name: str) -> Source:
        if name not in self._sources:
            self._sources[name] = self._shelf.source(name)
        return self._sources[name]

    def _read(self, source_id: str) -> Reading:
        if source_id not in self._texts:
            self._texts[source_id] = self._shelf.document_text(source_id)
            self._passages[source_id] = self._shelf.passages(source_id)
        return self._texts[source_id], self._passages[source_id]

    def _new_id(self, pin_id: str) -> str:
        plain = re.sub(r"[^A-Za-z0-9]+", "_", pin_id).strip("_")[:LONGEST_ID] or "quote"
        name, number = plain, 2
        while name.casefold() in self._ids:
            name = f"{plain[: LONGEST_ID - 4]}_{number}"
            number += 1
        self._ids.add(name.casefold())
        return name

    def _unusable(self, pin: Pin, place: str, code: str, message: str, fix: str) -> Unusable:
        finding = Finding(
            code=code,
            severity="error",
            place=f"{place}, pin {pin.id}",
            message=f"{message} The draft does not print it: “{_opening(pin.words)}”",
            fix=fix,
        )
        self.findings.append(finding)
        return Unusable(pin=pin, finding=finding)

    def _lost(self, pin: Pin, place: str, source: Source, standing: Standing) -> Unusable:
        lost = lost_finding(pin, source, standing)
        return self._unusable(pin, place, lost.code, lost.message, lost.fix)

    def _note_drift(self, pin: Pin, place: str, source: Source, standing: Standing) -> None:
        where = f"{place}, pin {pin.id}"
        if standing.verdict == "moved":
            self.findings.append(moved_finding(pin, where, source, final=self._final))
        elif pin.sha256 and source.sha256 and pin.sha256 != source.sha256:
            self.findings.append(changed_finding(pin, where, source))


def _opening(words: str, longest: int = 60) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else plain[: longest - 1].rsplit(" ", 1)[0] + " …"
