"""Who sends the paper, as what, and when; and what should not be published about anyone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.checks.personal_data import PATTERNS
from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import Paper, where
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Rule

_FROM = re.compile(
    r"(?im)\b(?:submitted by|submission (?:from|by)|response (?:from|by|of)|evidence (?:from|by)|"
    r"prepared by|comments? (?:from|by|of)|from:|name:|organisation:|respondent:|about us)|"
    r"^\W*(?:(?:joint|supplementary|further|written)\s+)*(?:memorandum|memo|statement|views|paper|"
    r"representations?)\s+(?:from|by|of)\s+(?:the\s+)?(?-i:[A-Z])|"
    r"\b(?:on behalf of|we are|i am|my name is)[ ]+(?:the[ ]+)?(?-i:[A-Z])|"
    r"(?-i:\b[A-Z][\w’'&-]*(?:\s+(?:of|for|and|the)\s+|\s+)[A-Z][\w’'&-]*(?:['’]s)?)\W+"
    r"(?<!call for )(?:written\s+|consultation\s+)?(?:response|submission)\b"
)
_KINDS = (
    "charity|charitable|trade|professional|membership|national|independent|local|not-for-profit|"
    "non-profit|company|university|council|public|research|learned|umbrella|voluntary|statutory|"
    "regulator|body|association|union|network|coalition|federation|society|institute|foundation|"
    "organisation|organization|think tank|representative|community|social enterprise|business"
)
_CAPACITY = re.compile(
    r"(?i)\b(?:on (?:behalf of|its behalf|their behalf)|"
    r"in (?:a|my|our|his|her|their) (?:personal |individual |private |official |professional )?"
    r"capacity|"
    r"as an? (?:charity|individual|academic|researcher|member|trade (?:body|union)|company|council|"
    r"university|resident|parent|organisation|association|regulator|professional|network|coalition|"
    r"local authority|private (?:individual|citizen))|we (?:are (?:an?|the)|represent|speak for)|"
    r"i am (?:an?|the|professor|dr|director|head|chief)|(?:i|we) (?:write|respond|submit this) as|"
    rf"(?:is|are) (?:an?|the|one of the)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_KINDS})|"
    r"is (?:a |the |an? \w+ )?(?:professor|lecturer|director|reader|fellow|chair) (?:of|in|at)|"
    r"represent(?:s|ing)|was (?:founded|established|set up)|"
    r"about (?:us|the (?:author|respondent|organisation)))\b"
)
_DATE = re.compile(
    r"(?i)\b(?:\d{1,2}(?:st|nd|rd|th)?\s+)?(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december),?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?(?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)?\d\d\b"
)


def check_sender(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a first page that does not say whom the paper is from."""
    named = paper.brief.respondent.organisation if paper.brief is not None else None
    opening = f"{_letterhead(paper)}\n{paper.opening}"
    if named and _plain(named) in _plain(opening):
        return
    if named is None and (_FROM.search(opening) or _any_of(rule, opening)):
        return
    message = "The first page does not say whom this is from."
    if named:
        message = f"The first page does not name {named}."
    heading = f"{rule.values[0]} …" if rule.values else "Submitted by …"
    yield breach(rule, "The opening", message, f"Head it, for example, “{heading}”.")


def check_capacity(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper that does not say as what it is sent."""
    if _CAPACITY.search(paper.text[:6000]) or _any_of(rule, paper.text[:6000]):
        return
    message = "The paper does not say in what capacity it is sent."
    fix = "Say in a sentence who you are, whom you speak for, and why you write."
    yield breach(rule, "The opening", message, fix)


def check_date(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper without a date on its first page, in its heading, or at its end."""
    headers = "\n".join(p.text for p in paper.file.paragraphs if p.story in ("header", "footer"))
    closing = "\n".join(p.text for p in paper.body[-4:])
    if not any(_DATE.search(text) for text in (paper.opening[:1500], headers, closing)):
        message = "The paper has no date."
        yield breach(rule, "The opening", message, "Date it.")


def check_personal_data(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find contact details and personal numbers in the paper.

    Where the rule's values name the letterhead, those in it are let be.
    """
    allowed = "letterhead" in rule.values
    for paragraph in paper.file.paragraphs:
        if paragraph.story == "comment" or (allowed and _is_letterhead(paper, paragraph)):
            continue
        for kind, pattern in PATTERNS.items():
            found = pattern.search(paragraph.text)
            if found:
                message = f"There is {kind} here (“{found[0].strip()}”)."
                fix = "Move it to the covering message or the form."
                yield breach(rule, where(paragraph), message, fix)


def _letterhead(paper: Paper) -> str:
    """The lines at the head of the pages, where they say how to reach somebody."""
    lines = [p.text for p in paper.file.paragraphs if p.story == "header"]
    head = "\n".join(lines)
    reached = any(pattern.search(head) for pattern in PATTERNS.values())
    return f"From: {head}" if reached or re.search(r"(?i)\bwww\.|\bcharity n", head) else head


def _is_letterhead(paper: Paper, paragraph: Paragraph) -> bool:
    """Whether a paragraph stands in the margin of the pages, or in the short lines before the
    first heading or the salutation."""
    if paragraph.story in ("header", "footer"):
        return True
    return any(paragraph is line for line in _first_lines(paper))


def _first_lines(paper: Paper) -> list[Paragraph]:
    """The short lines at the very top; none where the paper goes on in such lines for long."""
    lines: list[Paragraph] = []
    for paragraph in paper.body:
        salutes = re.match(r"(?i)\s*(?:dear|to whom)\b", paragraph.text)
        if paragraph.kind == "heading" or salutes or len(paragraph.text.split()) > _LINE:
            break
        lines.append(paragraph)
    return lines[:_LETTERHEAD]


_LINE = 12
"""Words of the longest line of an address."""

_LETTERHEAD = 15
"""Lines of the longest letterhead: name, address, telephone, e-mail, date, addressee."""


def _any_of(rule: Rule, text: str) -> bool:
    return any(value.casefold() in text.casefold() for value in rule.values)


def _plain(text: str) -> str:
    """Without the differences that typography makes to a name."""
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())
