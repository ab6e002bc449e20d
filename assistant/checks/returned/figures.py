"""The figures of a paper's own sentences, held against the passages that they cite.

In go a file, its claims and its notes; out come remarks. The promise: every number in a sentence
with a reference that leads to a source of the library stands in the passages it leads to, or is
told; so is a number in a sentence without any; words that are quoted are left to their own verdict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from assistant.checks.returned.citations import Cited
from assistant.checks.returned.claims import Claim
from assistant.checks.returned.held import Held
from assistant.checks.returned.naming import plain, same_person
from assistant.checks.returned.results import Anchor, Remark
from assistant.checks.returned.surroundings import Notes
from assistant.checks.returned.tags import Known
from assistant.checks.returned.telling import shortened
from assistant.documents.wordfile import Paragraph, WordFile
from assistant.figures.finding import find_figures
from assistant.figures.supporting import Unsupported, uncited_figures, unsupported
from assistant.findings import Finding
from assistant.passages.passage import Passage
from assistant.passages.sentences import split_sentences

_STORIES = ("body", "textbox")
_SAYING = ("paragraph", "item")
_BRACKETED = re.compile(r"\((?P<inside>(?:[^()]|\([^()]*\))+)\)")
_PLACED = re.compile(
    r"\(\s*n \d|\bibid\b|https?://|\([^()]*\b(?:1[89]|20)\d\d\b[^()]*\)|\[\d{1,3}\]", re.IGNORECASE
)
"""Signs of a reference in the running text, whether or not it can be read."""


class FigureCheck:
    """Checks the figures of one file; ``ids`` are our own quotes cited by each note."""

    def __init__(
        self, file: WordFile, notes: Notes, held: Held, known: Known, ids: dict[str, list[str]]
    ) -> None:
        self._file = file
        self._notes = notes
        self._held = held
        self._known = known
        self._ids = ids

    def remarks(self, claims: Sequence[Claim], places: Callable[[int], str]) -> Iterator[Remark]:
        """Yield a remark for each figure that its reference does not bear out, or that has none.

        ``places`` says in words where a paragraph stands.
        """
        for number, paragraph in enumerate(self._file.paragraphs):
            if paragraph.story in _STORIES and paragraph.kind in _SAYING and not paragraph.cell:
                here = [claim for claim in claims if claim.paragraph == number]
                for start, end, finding in self._of_paragraph(paragraph, here):
                    anchor = Anchor(paragraph=number, start=start, end=end)
                    told = finding.model_copy(update={"place": places(number)})
                    yield Remark(finding=told, anchor=anchor)

    def _of_paragraph(
        self, paragraph: Paragraph, claims: Sequence[Claim]
    ) -> Iterator[tuple[int, int, Finding]]:
        text = _without_quotations(_without_number(paragraph.text), claims)
        spans = split_sentences(text)
        for at, (start, end) in enumerate(spans):
            # A note's mark behind a full stop belongs to the sentence that the stop ends.
            after = spans[at + 1][0] if at + 1 < len(spans) else len(text) + 1
            marks = [n.id for n in paragraph.notes if start < n.at <= max(end, after - 1)]
            sentence = text[start:end]
            if not find_figures(sentence):
                continue
            cited = [passage for own in marks for passage in self._passages(own)]
            cited += self._bracketed(sentence)
            quoted = any(start <= claim.start < end for claim in claims)
            if cited:
                yield from ((start, end, _unsupported(o)) for o in unsupported(sentence, cited))
            elif not (marks or quoted or _PLACED.search(sentence)):
                figures = [f for f in uncited_figures(sentence) if f.kind == "figure"]
                if figures:
                    yield start, end, _uncited(sentence, [f.words for f in figures])

    def _bracketed(self, sentence: str) -> list[str]:
        """Return the texts that references in brackets lead to: "(Home Office, 2020, para 4)"."""
        read = [self._notes.inline(m["inside"]) for m in _BRACKETED.finditer(sentence)]
        return [text for cited in read if cited.read for text in self._texts(cited)]

    def _passages(self, note: str) -> list[str]:
        """Return the texts that a note leads to: of our own pins, or of the place it names."""
        pinned = [self._known[i] for i in self._ids.get(note, []) if i in self._known]
        texts: list[str] = []
        for quote in pinned:
            if quote.start is None or quote.end is None:
                continue
            truth = self._held.truth(quote.source, quote.start, quote.end)
            texts += [passage.text for passage in truth.passages] if truth else []
        cited = self._notes.of(note)
        return texts if texts or cited is None else self._texts(cited)

    def _texts(self, cited: Cited) -> list[str]:
        if len(cited.sources) != 1:
            return []
        return [p.text for p in self._held.passages(cited.sources[0]) if _is_cited(p, cited)]


def _unsupported(one: Unsupported) -> Finding:
    return Finding(
        code="figure-unsupported",
        severity="warning",
        place="",
        message=one.message,
        fix="Correct the figure, or cite where it stands.",
    )


def _uncited(sentence: str, figures: Sequence[str]) -> Finding:
    told = ", ".join(f"“{words}”" for words in figures)
    has = "has" if len(figures) == 1 else "have"
    return Finding(
        code="figure-uncited",
        severity="info",
        place="",
        message=f"{told} {has} no source: “{shortened(' '.join(sentence.split()))}”",
        fix="Say where it is from, if it is not your own.",
    )


def _without_quotations(text: str, claims: Sequence[Claim]) -> str:
    """Return the text with blanks in place of what is quoted, so that places stay the same."""
    for claim in claims:
        text = f"{text[: claim.start]}{' ' * (claim.end - claim.start)}{text[claim.end :]}"
    return text


_NUMBER = re.compile(
    r"^\s*(?:paragraph |para |[§¶])?\s?[(\[]?\d{1,3}(?:\.\d{1,3})*[.)\]:]{0,2}(?=\s)", re.I
)
"""The number of a paragraph, typed before it; without a mark behind it, in a paragraph of tabs."""


def _without_number(text: str) -> str:
    """Return the text with blanks in place of the number typed before its paragraph."""
    typed = _NUMBER.match(text)
    is_number = typed is not None and (typed[0][-1:] in ".)]:" or text[typed.end()] == "\t")
    return f"{' ' * typed.end()}{text[typed.end() :]}" if typed and is_number else text


def _is_cited(passage: Passage, cited: Cited) -> bool:
    """Say whether a passage stands where a reference says, as far as it says anything."""
    for part, said in cited.places:
        held = getattr(passage.locator, part, None)
        numbers = [one.strip() for one in said.replace("and", ",").split(",")]
        if held and not any(held == one or held.startswith(f"{one}(") for one in numbers):
            return False
        if held is None and part != "page":
            return False
    headings = [plain(heading) for heading in passage.heading]
    if cited.headings and not any(plain(h) in headings for h in cited.headings):
        return False
    speaker = passage.speaker
    return not cited.people or (
        speaker is not None and any(same_person(name, speaker.name) for name in cited.people)
    )
