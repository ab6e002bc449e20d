"""What is in the file beside its words: its type and size, macros, pictures, traces of work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import Paper, where
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Rule

_MEGABYTE = 1_000_000
"""Bodies state sizes in decimal megabytes or do not say; this is the stricter reading."""

_ANNEX_NAMED = re.compile(
    r"\b(?:[Ss]ee|[Oo]ur|[Aa]t|[Ii]n) (Annex|Appendix)(?: ([A-Z\d]))?\b(?!\s+(?:of|to|in|on|at)\b)"
)
"""An annex of this paper; "Annex A of the report" belongs to another."""


def check_file_type(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a file of a type that the body does not take, or one that its name says wrongly."""
    ending = paper.path.suffix.casefold().removeprefix(".")
    held = paper.traces.kind
    if rule.values and ending not in rule.values:
        yield wrong_type(rule, paper.path)
    elif held is None:
        message = "The file does not say inside what it is, and may not open."
        yield breach(rule, paper.path.name, message, f"Save it anew as .{_offered(rule)}.")
    elif ending and ending != held:
        message = f"The file is named .{ending}, and inside it is a .{held}, which may not open."
        yield breach(rule, paper.path.name, message, f"Save it anew as .{_offered(rule)}.")


def wrong_type(rule: Rule, path: Path) -> Finding:
    """Return the finding of a file whose type the body does not take."""
    ending = path.suffix.casefold()
    listed = ", ".join(rule.values)
    what = f"is a {ending}" if ending else "has a name that does not say its type"
    message = f"The file {what}; the body takes {listed}."
    return breach(rule, path.name, message, f"Save it as .{_offered(rule)}.")


def _offered(rule: Rule) -> str:
    return rule.values[0] if rule.values else "docx"


def check_file_size(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a file that is too large."""
    yield from too_large(rule, paper.path, paper.size)


def too_large(rule: Rule, path: Path, size: int) -> Iterator[Finding]:
    """Find a file of ``size`` bytes that is larger than the rule's limit."""
    if rule.limit is not None and size >= rule.limit * _MEGABYTE:
        message = f"The file has {size / _MEGABYTE:.1f} MB; the limit is {rule.limit:g} MB."
        yield breach(rule, path.name, message, "Make its pictures smaller, or leave some out.")


def check_macros(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find macros and embedded objects."""
    for held in paper.file.embedded:
        if held in ("macros", "embedded objects"):
            yield breach(
                rule, paper.path.name, f"The file holds {held}.", "Take them out; save as .docx."
            )


def check_pictures(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find more pictures and logos than the body wants."""
    if rule.limit is not None and paper.file.pictures > rule.limit:
        message = f"There are {paper.file.pictures} pictures or logos."
        yield breach(rule, paper.path.name, message, "Leave out what carries no evidence.")


def check_tracked_changes(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find tracked changes, of words and of looks."""
    if paper.file.has_tracked_changes:
        place, message = _first_change(paper)
        yield breach(rule, place, message, "Accept or reject each of them in Word.")
    if paper.traces.formatting:
        names = ", ".join(paper.traces.formatting)
        message = f"The file holds tracked changes of its looks, by {names}."
        fix = "Accept or reject them in Word; --fix accepts them in a copy."
        yield breach(rule, paper.path.name, message, fix)


def _first_change(paper: Paper) -> tuple[str, str]:
    """Where the first tracked change of words stands, and what is to be said of all of them."""
    changed = paper.traces.tracked
    placed = (_place_of(paper, part, index) for part, index, _ in changed)
    place = next((found for found in placed if found is not None), None)
    if place is None:
        return paper.path.name, "The file holds tracked changes, which its receiver can read."
    names = ", ".join(dict.fromkeys(author for _, _, author in changed))
    more = f", in {len(changed)} paragraphs" if len(changed) > 1 else ""
    return place, f"The tracked changes of {names} begin here{more}; whoever gets it can read them."


def _place_of(paper: Paper, part: str, index: int) -> str | None:
    """The place of a paragraph by its address in the file; None where its reader has none."""
    shown = (p for p in paper.file.paragraphs if (p.address.part, p.address.index) == (part, index))
    return next((where(paragraph) for paragraph in shown), None)


def check_comments(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find comments, and say where the first few stand."""
    for comment in paper.file.comments[:5]:
        about = paper.file.paragraphs[comment.start.paragraph] if comment.start else None
        place = where(about) if about is not None else paper.path.name
        message = f"There is a comment of {comment.author or 'somebody'} here."
        yield breach(rule, place, message, "Delete it; --fix does so in a copy.")
    more = len(paper.file.comments) - 5
    if more > 0:
        yield breach(
            rule, paper.path.name, f"There are {more} more comments.", "Delete them all in Word."
        )


def check_hidden_text(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find text that is in the file and not shown, or that nobody can see."""
    for paragraph in paper.file.paragraphs:
        if paragraph.hidden:
            words = " ".join(hidden.text for hidden in paragraph.hidden).strip()
            if words:
                message = f"Hidden text stands here: “{words[:60]}”."
                yield breach(rule, where(paragraph), message, "Delete it; --fix does in a copy.")

    for part, index, why, words in paper.traces.faint:
        place = _place_of(paper, part, index) or paper.path.name
        message = f"These words are {why}: “{words[:60]}”."
        yield breach(rule, place, message, "Delete them, or let them be seen.")


def check_author_metadata(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find the name of a person in the file's properties.

    The organisation's own name there does no harm.
    """
    own = paper.brief.respondent.organisation if paper.brief is not None else None
    fix = "Remove personal information in Word (File, Info); --fix does so in a copy."
    for what, held in _names(paper):
        if held != own:
            message = f"The file's properties name “{held}” ({what})."
            yield breach(rule, paper.path.name, message, fix)
    if paper.traces.people:
        names = ", ".join(paper.traces.people)
        message = f"The file keeps the names of people who worked on it: {names}."
        yield breach(rule, paper.path.name, message, fix)


def _names(paper: Paper) -> Iterator[tuple[str, str]]:
    for name, what in _WORDS.items():
        if held := paper.file.properties.get(name, "").strip():
            yield what, held
    yield from paper.traces.personal
    if paper.brief is not None and paper.traces.company:
        yield "company", paper.traces.company


_WORDS = {"creator": "author", "lastModifiedBy": "last saved by"}


def check_page_numbers(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find page numbers where the body wants none."""
    if paper.traces.has_page_numbers:
        message = "The pages are numbered."
        fix = (
            "Take the page numbers out; --fix does so in a copy where nothing else is beside them."
        )
        yield breach(rule, "The foot of the page", message, fix)


def check_one_file(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find annexes that the paper speaks of and does not hold."""
    titles = [section.title.casefold() for section in paper.sections]
    for paragraph, name in _annexes_named(paper):
        if not any(title.startswith(name.casefold()) for title in titles):
            message = f"“{name}” is spoken of, and there is none in the file."
            yield breach(rule, where(paragraph), message, "Put it into the same file.")


def _annexes_named(paper: Paper) -> Iterator[tuple[Paragraph, str]]:
    told: set[str] = set()
    for section in paper.main:
        for paragraph in section.paragraphs:
            if paragraph.kind == "quote":
                continue  # a quoted source speaks of its own annexes
            for found in _ANNEX_NAMED.findall(paragraph.text):
                name = " ".join(part for part in found if part)
                if name not in told:
                    told.add(name)
                    yield paragraph, name
