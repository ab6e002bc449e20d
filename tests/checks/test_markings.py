"""Markings: asked once per source, travelling from source to draft, refused where they must be."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from assistant.briefs.brief import Answer, Brief
from assistant.checks import check_draft
from assistant.checks.audit import audit_data
from assistant.drafting.as_text import plain_text
from assistant.findings import Finding
from assistant.word import word_bytes
from tests.drafting.papers import BAILEY, JONES, PaperShelf, brief_with, draft_of, minutes, pin

LINK = "There is a clear link between images and offending."
RULE = "Chatham House Rule"


def quoting(text: str = "{quote: a}", **more: object) -> Brief:
    answer = Answer(question="1", text=text, positions=("more-help",), pins=(pin("a", LINK),))
    return brief_with(answer, **more)


def found(brief: Brief, shelf: PaperShelf, **more: object) -> dict[str, Finding]:
    return {f.code: f for f in check_draft(draft_of(brief, shelf, **more), brief, shelf)}


@pytest.mark.parametrize(
    ("marking", "route", "code"),
    [
        ("Not for publication", "own", "not-for-publication"),
        ("EXEMPT ITEM (Schedule 12A)", "own", "not-for-publication"),
        ("Pink paper", "own", "not-for-publication"),
        ("Part II", "own", "not-for-publication"),
        ("CONFIDENTIAL", "own", "not-for-publication"),
        ("Not for publication", "permission", None),
        ("Not for publication", "published", None),
        ("EXEMPT ITEM", "foi", None),
        ("EXEMPT ITEM", None, "release-unknown"),
        ("Strictly embargoed until 00:01 on 1 February 2026", "own", "embargo"),
        ("Strictly embargoed until 00:01 on 30 January 2026", "own", None),
        ("Embargoed until 31 January 2026", "own", "embargo"),
        ("Under embargo", "published", None),
        ("TLP:AMBER", "published", "tlp"),
        ("TOP SECRET", "permission", "secret"),
    ],
)
def test_a_marking_refuses_what_it_forbids(
    marking: str, route: str | None, code: str | None
) -> None:
    shelf = minutes(marking=marking, release={"route": route} if route else None)
    codes = found(quoting(), shelf, final=True)
    assert set(codes) == ({code} if code else set())
    assert all(f.severity == "error" for f in codes.values())


def test_a_marked_source_is_asked_about_once_however_often_it_is_quoted() -> None:
    other = pin("b", "The companies are not doing enough.")
    answer = Answer(question="1", positions=("more-help",), pins=(pin("a", LINK), other))
    shelf = minutes(marking="OFFICIAL-SENSITIVE")
    brief = brief_with(answer)
    told = check_draft(draft_of(brief, shelf), brief, shelf)
    assert [f.code for f in told] == ["release-unknown"]
    assert "assistant sources release minutes --route" in told[0].fix


def test_a_marking_and_its_release_travel_to_the_audit() -> None:
    release = {"route": "foi", "decided": "2021-03-04", "note": "FOI 62013"}
    shelf = minutes(marking="OFFICIAL-SENSITIVE", release=release)
    brief = quoting()
    draft = draft_of(brief, shelf)
    audit = audit_data(draft, brief, (), file="x.docx", sha256="")
    assert audit["quotes"][0]["marking"] == "OFFICIAL-SENSITIVE"
    assert audit["quotes"][0]["release"] == release
    assert audit["sources"][0]["release"] == release


@pytest.mark.parametrize("final", [False, True])
def test_the_header_carries_the_drafts_own_marking_and_never_a_sources(final: bool) -> None:
    shelf = minutes(marking="OFFICIAL-SENSITIVE", release={"route": "foi"})
    data = word_bytes(draft_of(quoting(marking="Internal"), shelf, final=final)).data
    with zipfile.ZipFile(BytesIO(data)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    margins = "".join(text for name, text in parts.items() if "header" in name or "footer" in name)
    assert "Internal" in margins
    assert "SENSITIVE" not in margins
    assert ("SENSITIVE" in parts["word/document.xml"]) is not final


def chatham(**facts: object) -> PaperShelf:
    people = [
        {"name": "Rob Jones", "organisation": "National Crime Agency", "list": "speakers"},
        {"name": "Lee May", "organisation": "Our Trust", "list": "attendees"},
    ]
    return minutes(marking=RULE, people=people, **facts)


def test_under_the_chatham_house_rule_nobody_is_named_anywhere() -> None:
    brief, shelf = quoting(), chatham()
    draft = draft_of(brief, shelf)
    assert set(found(brief, shelf)) == {"chatham-house"}
    audit = str(audit_data(draft, brief, (), file="x", sha256=""))
    with zipfile.ZipFile(BytesIO(word_bytes(draft).data)) as package:
        word = "".join(package.read(name).decode() for name in package.namelist())
    for text in (plain_text(draft), word, audit):
        assert "Jones" not in text
        assert "National Crime Agency" not in text


@pytest.mark.parametrize(
    ("own", "name"),
    [
        ("Rob Jones told us: {quote: a}", "Rob Jones"),
        ("Mr Jones told us: {quote: a}", "Jones"),
        ("The National Crime Agency said: {quote: a}", "National Crime Agency"),
        ("As somebody at the National Crime Agency said {cite: a}", "National Crime Agency"),
    ],
)
def test_a_name_or_an_organisation_beside_such_words_is_an_error(own: str, name: str) -> None:
    finding = found(quoting(own), chatham())["chatham-house-named"]
    assert finding.severity == "error"
    assert f"“{name}”" in finding.message


def test_a_name_far_from_such_words_is_none_of_the_rules_business() -> None:
    own = "The National Crime Agency publishes figures.\n\nWe read them.\n\n{quote: a}"
    assert set(found(quoting(own), chatham())) == {"chatham-house"}


def test_a_name_in_the_words_themselves_is_an_error() -> None:
    words = "Simon Bailey asked for more help."
    shelf = PaperShelf().add("m", words, BAILEY, JONES, marking=RULE, genre="minutes", date="2021")
    people = [{"name": "Simon Bailey", "list": "speakers"}]
    shelf.add("m", words, BAILEY, marking=RULE, genre="minutes", date="2021", people=people)
    answer = Answer(question="1", positions=("more-help",), pins=(pin("a", words, "m"),))
    assert "chatham-house-named" in found(brief_with(answer), shelf)
