"""Words in quotation marks that quote no evidence: titles, headings, the consultation's own words.

In go the sources of a library, the properties of the file and the brief; out comes what a claim is
instead of a quotation, or nothing. The promise: only what is a title or a wording that is known, or
stands where only a title can stand, is taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.briefs.brief import Brief
from assistant.checks.returned.citations import Shelf
from assistant.checks.returned.claims import Claim
from assistant.checks.returned.naming import plain
from assistant.documents.wordfile import Paragraph, WordFile

_TITLED = re.compile(
    r"\b(?:response to|entitled|titled|called|named|known as|consultation(?: paper| document)?"
    r"(?: on)?|inquiry into|(?:white|green|discussion|briefing|policy) paper(?: on)?|report(?: on)?"
    r"|bill|act|strategy|guidance|campaign|programme|section|chapter|heading|headed|under)[\s,:]*$",
    re.IGNORECASE,
)
_AFTER_TITLE = re.compile(
    r"^\s*(?:\((?:[^()]|\([^()]*\))*\d{4}|inquiry\b|consultation\b|report\b|bill\b|act\b|campaign\b"
    r"|programme\b|strategy\b|session\b|project\b|,?\s*\d{4}\b)",
    re.IGNORECASE,
)
_AMENDS = re.compile(
    r"\b(?:insert|leave out|omit|substitute|repeal)[\s—–:,-]*$|\b(?:for|after|before)\s*$",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\b(?:insert|leave out|omit|substitute)\b", re.IGNORECASE)
_CITED_TITLE = re.compile(r"^\s*(?:\(|,?\s*(?:\d{4}|vol|no\b|para|p{1,2}\b|at \d|item|Cm|HC|HL))")
_SMALL_TEXT = "a an and at by for from in of on or the to with as"
_SMALL = frozenset(_SMALL_TEXT.split())
_FEWEST_WORDS = 3
_LONGEST_HEADING = 12
_UNDER = re.compile(r"\bunder(?: the heading)?\s*$")


class Wordings:
    """Everything that may be repeated without being quoted evidence."""

    def __init__(self, file: WordFile, shelf: Shelf, brief: Brief | None) -> None:
        self._shelf = shelf
        self._texts = [f" {plain(text)} " for text in _consultation(file, brief)]

    def is_consultation(self, words: str) -> bool:
        """Say whether ``words`` stand in the consultation: its title, questions or options."""
        said = f" {plain(words)} "
        return any(said in text for text in self._texts)

    def mention(self, file: WordFile, claim: Claim) -> str | None:
        """Return what the claim is, where it is no quotation: a known "title" or "wording", a
        "reference" to a heading; a "presumed title" or "amendment", if no source has the words."""
        paragraph = file.paragraphs[claim.paragraph]
        before, after = paragraph.text[: claim.start], paragraph.text[claim.end :]
        if self._shelf.is_title(claim.words):
            return "title"
        if self.is_consultation(claim.words):
            return "wording"
        if claim.form != "marks":
            return None
        if claim.short:
            return "reference" if _UNDER.search(before) else None
        if _UNDER.search(before) and len(claim.words.split()) < _LONGEST_HEADING:
            return "reference"
        if paragraph.story in ("footnote", "endnote") and _is_reference(claim, before, after):
            return "presumed title"
        if _AMENDS.search(before) and _AMENDMENT.search(paragraph.text):
            return "amendment"
        return "presumed title" if _stands_as_title(paragraph, claim, before, after) else None


def reference_cells(file: WordFile, claims: Iterable[Claim]) -> set[int]:
    """Return the paragraphs in rows of tables of quotations that say where each is from."""
    rows: set[tuple[int, int]] = set()
    own: set[int] = set()
    for claim in claims:
        cell = file.paragraphs[claim.paragraph].cell
        if claim.form == "cell" and cell is not None:
            rows.add((cell.table, cell.row))
            own.add(claim.paragraph)
    return {
        number
        for number, p in enumerate(file.paragraphs)
        if p.cell is not None and (p.cell.table, p.cell.row) in rows and number not in own
    }


def _consultation(file: WordFile, brief: Brief | None) -> Iterable[str]:
    """Yield the consultation's wording: from the brief, and as the file repeats it."""
    yield from (file.properties.get(name, "") for name in ("title", "subject"))
    for paragraph in file.paragraphs:
        if is_question(paragraph):
            yield paragraph.text
    if brief is None:
        return
    asked = brief.consultation
    yield from (asked.title, asked.body, asked.reference or "")
    for question in asked.questions:
        yield question.text
        yield from question.options


def is_question(paragraph: Paragraph) -> bool:
    """Say whether a paragraph repeats a question of the consultation's form."""
    if "question" in paragraph.style.casefold():
        return True
    asks = paragraph.text.rstrip(" ’”\"'").endswith("?")
    under = paragraph.heading[-1:] and re.match(
        r"(?:question|q\.?)\s*\d", paragraph.heading[-1], re.I
    )
    return bool(asks and (under or paragraph.kind == "heading"))


def _is_reference(claim: Claim, before: str, after: str) -> bool:
    """Say whether marks in a note hold a title: its reference goes on behind them."""
    if _CITED_TITLE.match(after):
        return True
    return bool(re.search(r"[A-Z][^.:]*,\s*$", before)) and not _reads_as_sentence(claim.words)


def _stands_as_title(paragraph: Paragraph, claim: Claim, before: str, after: str) -> bool:
    if _reads_as_sentence(claim.words) or not claim.words[:1].isupper():
        return False
    if paragraph.kind in ("title", "heading"):
        return True
    introduced = bool(_TITLED.search(before)) or bool(_AFTER_TITLE.match(after))
    return introduced or _capitalised(claim.words)


def _reads_as_sentence(words: str) -> bool:
    return words.rstrip().endswith((".", "?", "!", "…", ","))


def _capitalised(words: str) -> bool:
    """Say whether all telling words have capitals, as titles have and sentences have not."""
    telling = [w for w in re.findall(r"[\w’'-]+", words) if w.casefold() not in _SMALL]
    return len(telling) >= _FEWEST_WORDS and all(w[0].isupper() or w[0].isdigit() for w in telling)
