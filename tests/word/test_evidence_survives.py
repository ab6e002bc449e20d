"""What ties a quotation to its source in the working copy, and what the final copy drops."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings

from assistant.drafting.draft import BlockQuote, Break, Draft, Quoted
from assistant.word import word_bytes
from tests.word.opened import M, Opened, W, text_of
from tests.word.samples import LONG, SHORT, draft_quote, heading, paragraph, sample_draft, words
from tests.word.strategies import drafts


def working(draft: Draft) -> Opened:
    return Opened(word_bytes(draft).data)


def final(draft: Draft) -> Opened:
    return Opened(word_bytes(draft, final=True).data)


def one_quote(*content: Quoted | Break | str, own: str = "q1", certified: str = SHORT) -> Draft:
    return Draft(
        title="One",
        template="t",
        body=(paragraph(*content),),
        quotes=(draft_quote(own, certified),),
    )


def test_each_quote_stands_in_a_bookmark_of_its_own() -> None:
    marks = working(sample_draft()).bookmarks()
    assert marks["ev_q_short_1"] == f"‘{SHORT}’"
    assert marks["ev_q_long_1"] == LONG
    # Again in the annex.
    assert marks["ev_q_short_2"] == SHORT
    assert marks["ev_q_long_2"] == LONG


def test_a_quote_in_two_looks_is_one_stretch_and_in_two_places_two() -> None:
    draft = one_quote(
        Quoted(quote="q1", text="residents "),
        Quoted(quote="q1", text="waited", italic=True),
        Break(),
        Quoted(quote="q1", text="a median"),
        ", they said, ",
        Quoted(quote="q1", text="of 23 days"),
    )
    marks = working(draft).bookmarks()
    assert marks == {"ev_q1_1": "residents waited\na median", "ev_q1_2": "of 23 days"}


@pytest.mark.parametrize("own", ["x" * 60, "has-hyphen", "Ünïcode", "a b"])
def test_an_id_that_makes_no_bookmark_name_gets_one_that_does(own: str) -> None:
    (name,) = working(one_quote(Quoted(quote=own, text=SHORT), own=own)).bookmarks()
    assert re.fullmatch(r"ev_[A-Za-z0-9_]{1,37}", name)
    assert name.endswith("_1")


def test_ids_that_differ_only_in_case_do_not_share_a_bookmark() -> None:
    draft = Draft(
        title="Two",
        template="t",
        body=(paragraph(Quoted(quote="a", text="one"), " ", Quoted(quote="A", text="two")),),
        quotes=(draft_quote("a", "one"), draft_quote("A", "two")),
    )
    names = list(working(draft).bookmarks())
    assert len({name.lower() for name in names}) == 2


def test_a_note_ends_in_the_ids_of_its_quotes() -> None:
    notes = working(sample_draft()).notes
    assert [note.rpartition(" ")[2] for note in notes] == ["[q_short]", "[q_long]", "[q_new]"]


def test_the_manifest_ties_each_id_to_its_proof() -> None:
    manifest = working(sample_draft()).tree("customXml/item1.xml")
    assert manifest.get("brief_sha256") == "b" * 64
    assert manifest.get("template_sha256") == "c" * 64
    source = manifest.find(f"{M}source")
    assert (source.get("id"), source.get("sha256")) == ("panel-minutes", "a" * 64)
    quote = manifest.find(f"{M}quote[@id='q_short']")
    assert quote.get("source") == "panel-minutes"
    assert (quote.get("start"), quote.get("end")) == ("10", str(10 + len(SHORT)))
    assert quote.get("voice") == "spoken"
    assert quote.get("bookmarks") == "ev_q_short_1 ev_q_short_2"
    assert quote.find(f"{M}locator").get("item") == "2"
    assert quote.find(f"{M}speaker").get("name") == "Ann Okafor"
    assert quote.findtext(f"{M}certified") == SHORT
    assert manifest.find(f"{M}quote[@id='q_new']").get("proposal") == "true"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(draft=drafts)
def test_the_manifest_always_gives_the_exact_words_back(draft: Draft) -> None:
    manifest = Opened(word_bytes(draft.model_copy(update={"final": False})).data).tree(
        "customXml/item1.xml"
    )
    for quote in draft.quotes:
        (element,) = [e for e in manifest.findall(f"{M}quote") if e.get("id") == quote.id]
        certified = element.find(f"{M}certified")
        text = certified.text or ""
        assert quote.certified == (json.loads(text) if certified.get("escaped") else text)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(draft=drafts)
def test_the_words_in_a_quotes_bookmarks_are_always_the_quotes_own(draft: Draft) -> None:
    draft = draft.model_copy(update={"final": False})
    marks = Opened(word_bytes(draft).data)
    stretches = [
        text for n in ("word/document.xml", "word/footnotes.xml")
        for name, text in marks.bookmarks(n).items() if name.startswith("ev_")
    ]  # fmt: skip
    allowed = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
    printed = allowed.sub("�", _all_quoted(draft)).replace("\r\n", "\n").replace("\r", "\n")
    for text in stretches:
        assert all(piece in printed for piece in text.split("\n"))


def _all_quoted(draft: Draft) -> str:
    found: list[str] = []

    def look(value: object) -> None:
        if isinstance(value, Quoted):
            found.append(value.text)
        elif isinstance(value, list | tuple):
            for inner in value:
                look(inner)
        elif hasattr(value, "__dict__"):
            look(list(vars(value).values()))

    look((draft.cover, draft.body, draft.annex, draft.notes))
    return "\x1d".join(found) + "\x1d" + "".join(found)


def test_the_item_properties_are_the_same_for_the_same_manifest() -> None:
    one, two = working(sample_draft()), working(sample_draft())
    assert one.members["customXml/itemProps1.xml"] == two.members["customXml/itemProps1.xml"]
    assert b"{" in one.members["customXml/itemProps1.xml"]


def test_the_final_copy_has_no_ids_marks_manifest_or_author() -> None:
    made = final(sample_draft())
    everything = made.everything()
    for gone in ("ev_", "[q_short]", "customXml", "assistant 0.1.0", "Working copy", "creator"):
        assert gone not in everything
    assert "q_short" not in everything
    assert not any("comment" in name.lower() for name in made.members)
    core = made.members["docProps/core.xml"].decode()
    assert "Ann Okafor" not in core
    assert sample_draft().title in core
    assert "en-GB" in core


def test_the_final_copy_says_every_word_of_the_working_copy() -> None:
    body = [text_of(p) for p in working(sample_draft()).paragraphs]
    assert [text_of(p) for p in final(sample_draft()).paragraphs] == body


def test_the_draft_itself_can_say_that_it_is_final() -> None:
    assert "ev_" not in working(sample_draft(final=True)).everything()


def test_the_final_copy_still_leads_from_contents_and_references() -> None:
    names = final(sample_draft()).bookmarks()
    assert {name[:4] for name in names} == {"_Toc", "_Ref", "_Not"}


def test_nothing_is_marked_that_nothing_leads_to() -> None:
    draft = Draft(
        title="x", template="t", body=(heading(1, "One", target="a"), paragraph("x", target="b"))
    )
    assert working(draft).bookmarks() == {}


def test_the_working_copy_says_in_its_header_that_it_is_one() -> None:
    header = text_of(working(sample_draft()).tree("word/header-default.xml"))
    assert header == "\tOFFICIAL\tWorking copy"
    assert text_of(final(sample_draft()).tree("word/header-default.xml")) == "\tOFFICIAL"


def test_evidence_nobody_has_read_stands_out_by_word_and_by_shade() -> None:
    made = working(sample_draft())
    inline = made.paragraph("Further evidence")
    assert "[Proposed, not yet read] ‘one in ten" in text_of(inline)
    block = made.paragraph("Proposed, not yet read: one in ten")
    assert made.style_of(block) == "Proposed Quote"
    styles = made.tree("word/styles.xml")
    for name in ("Proposed Quote", "Proposed"):
        (style,) = [s for s in styles.iter(f"{W}style")
                    if s.find(f"{W}name").get(f"{W}val") == name]  # fmt: skip
        assert next(style.iter(f"{W}shd")).get(f"{W}fill") == "FFF3CD"


def test_the_label_of_a_proposal_is_not_inside_the_quotes_bookmark() -> None:
    marks = working(sample_draft()).bookmarks()
    assert marks["ev_q_new_1"] == "‘one in ten waited more than 60’"
    assert marks["ev_q_new_2"] == "one in ten waited more than 60"


def test_what_is_missing_stands_out_by_word_and_by_frame() -> None:
    made = working(sample_draft())
    run = next(r for r in made.paragraph("[Missing:").iter(f"{W}r") if "[Missing:" in text_of(r))
    style = run.find(f"{W}rPr/{W}rStyle").get(f"{W}val")
    assert made.style_names()[style] == "Missing"


def test_a_quote_of_another_language_says_so() -> None:
    welsh = draft_quote("q1", "Mae’r aros yn hir")
    source = welsh.source.model_copy(update={"language": "cy-GB"})
    draft = Draft(
        title="x",
        template="t",
        body=(paragraph("They say ", Quoted(quote="q1", text="Mae’r aros yn hir"), "."),),
        quotes=(welsh.model_copy(update={"source": source}),),
    )
    languages = [e.get(f"{W}val") for e in working(draft).document.iter(f"{W}lang")]
    assert languages == ["cy-GB"]


def test_a_block_quotation_of_the_authors_own_claims_no_source() -> None:
    draft = Draft(
        title="x", template="t", body=(BlockQuote(content=(words("Our own words."),), quote=None),)
    )
    assert working(draft).bookmarks() == {}
