"""What a paper asks for, and whether each request names the body that can do it.

The promise: a request is told as addressed to nobody only where neither its sentence nor the words
that lead to it name anybody who could act.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.checks.ready.finding import breach
from assistant.checks.ready.paper import Paper, Section, where
from assistant.documents.wordfile.contents import Paragraph
from assistant.findings import Finding
from assistant.venues.rule import Rule

_REQUEST = re.compile(
    r"(?i)\b(?:we|i)\s+(?:\w+\s+)?(?:recommend|ask|urge|call (?:on|for|upon)|propose|request|"
    r"invite)\b|\b(?:our|the|a|this) recommendations? (?:is|are)\b|"
    r"\bit is recommended\b|^recommendation\s+\w{1,4}\b"
)
_ASKING = re.compile(
    rf"{_REQUEST.pattern}|\b(?:we|i)\s+would\s+like\b|\brecommendations?\b|\bshould\b|\bmust\b|"
    r"\bneeds? to\b"
)
_ASKS_HEADING = re.compile(
    r"(?i)\b(?:recommend\w*|our asks?|what we ask|calls? (?:on|for) action)\b"
)
_BODIES = re.compile(
    r"(?i)\b(?:government|department|ministers?|ministry|secretary of state|office|ofcom|ofsted|"
    r"parliament|senedd|assembly|house|houses|committee|commission|commissioner|councils?|"
    r"authorit(?:y|ies)|agency|agencies|regulators?|executive|treasury|board|"
    r"boards|trusts?|commissioners|police|forces|courts?|judges|schools|colleges|universities|"
    r"employers|companies|platforms|providers|services|firms|operators|banks|industry|charities|"
    r"inspectorate|ombudsman|nhs|bodies|body|you|they|he|she|members|mps|peers|chancellor|"
    r"prime minister|first minister|governments?|state|states|administrators?|organisers?|"
    r"publishers|broadcasters|manufacturers|developers|retailers|landlords|amendments?|clauses?)\b"
)
_NAME = re.compile(
    r"(?<![.!?:] )(?<!^)\b[A-Z][a-z]+(?:\s+(?:of|for|and|the)\b|\s+[A-Z])|"
    r"\b[A-Z]{2,}\b|\b[A-Z][a-z][A-Z]\w*\b"
)
_NO_NAME = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|England|Scotland|Wales|Britain|"
    r"Northern Ireland|United Kingdom|UK|EU|US)\b"
)
_PASSIVE = re.compile(
    r"(?i)\b(?:be|is|are|being)\s+(?:\w+ly\s+)?(?:\w+ed|made|given|set|put|taken|kept|held|done|built|"
    r"told|sent|brought|found|known|shown|seen|drawn|written|spent|met)\b"
)
_AGENT = re.compile(
    r"\bby\s+((?:the|an?|each|every|all|both)\s+[^,.;]+|[A-Z][^,.;]+|[a-z-]+\s?[a-z]*s\b)"
)
_ASKED = re.compile(
    r"(?i)\b(?:we|i)\s+(?:\w+\s+)?(?:ask|urge|invite|call (?:on|upon)|request)\s+"
    r"(?!that\b|for\b|whether\b|how\b|an?\s)((?:\w+\s+){1,6}?)to\b"
)
"""Whoever is asked to do something, by whatever name."""

_ANYBODY = re.compile(r"(?i)(?:every(?:one|body)|all|some(?:one|body)|any(?:one|body)|people)\s+$")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“‘(])")
_FIX = "Name the department, regulator or company that can do it."


def check_recommendations(paper: Paper, rule: Rule) -> Iterator[Finding]:
    """Find a paper that asks for nothing, or asks nobody in particular."""
    prose = [p for section in paper.main for p in section.paragraphs if p.kind != "quote"]
    if not any(_ASKING.search(p.text) for p in prose):
        message = "The paper asks for nothing."
        yield breach(rule, "The paper", message, "Say what should be done, and by whom.")
        return
    unaddressed = [found for section in paper.main for found in _of_section(rule, section)]
    yield from unaddressed
    if not unaddressed and not any(_asks_somebody(section) for section in paper.main):
        message = "What the paper asks for is asked of nobody."
        yield breach(rule, "The paper", message, _FIX)


def _asks_somebody(section: Section) -> bool:
    """Whether a request, of whatever form, stands beside the name of somebody who could act."""
    for paragraph in section.paragraphs:
        sentences = [section.title, *_SENTENCE.split(paragraph.text)]
        for before, sentence in pairwise(sentences):
            if _ASKING.search(sentence) and _names_somebody(f"{before} {sentence}"):
                return paragraph.kind != "quote"
    return False


def _of_section(rule: Rule, section: Section) -> Iterator[Finding]:
    """A lead-in that ends in a colon speaks for the items under it, and a heading for all."""
    led = _names_somebody(section.title)
    for paragraph in section.paragraphs:
        if paragraph.kind == "quote":
            continue
        if paragraph.text.rstrip().endswith(":"):
            led = _names_somebody(paragraph.text)
        elif paragraph.kind == "paragraph" and paragraph.label is None:
            led = _names_somebody(section.title)
        if led:
            continue
        for asked in _requests(section, paragraph):
            message = f"This request is addressed to nobody (“{_short(asked)}”)."
            yield breach(rule, where(paragraph), message, _FIX)


def _requests(section: Section, paragraph: Paragraph) -> Iterator[str]:
    """The sentences of a paragraph that ask for something and name nobody."""
    sentences = _SENTENCE.split(paragraph.text)
    asks = bool(_ASKS_HEADING.search(section.title)) and not section.is_summary
    for at, sentence in enumerate(sentences):
        spoken = _REQUEST.search(sentence)
        duty = asks and re.search(r"\b(?:should|must|needs? to)\b", sentence)
        around = " ".join(sentences[max(0, at - 1) : at + 1])
        if (spoken or duty) and not sentence.rstrip().endswith(":") and not _names_somebody(around):
            yield sentence


def _names_somebody(text: str) -> bool:
    """Whether words name somebody who could act.

    Of a sentence in the passive only its subject counts, and whoever stands after "by".
    """
    asked = _ASKED.search(text)
    if asked is not None and not _ANYBODY.match(asked[1]):
        return True
    plain = re.sub(r"^\s*\(?[\d.]+[.)]?\s+", "", _REQUEST.sub(" ", text))
    passive = _PASSIVE.search(plain)
    if passive is not None:
        agents = " ".join(_AGENT.findall(plain[passive.end() :]))
        plain = f"{plain[: passive.start()]} x {agents}"
    return bool(_BODIES.search(plain) or _NAME.search(_NO_NAME.sub(" ", plain)))


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:59].rstrip()}…"
