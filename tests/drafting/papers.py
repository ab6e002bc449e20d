"""Briefs, themes and sources to write drafts from, without a library on disk.

:class:`PaperShelf` is a second, tiny library: sources given as text, one passage a paragraph.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from assistant.briefs.brief import Answer, Brief, Consultation, Pin, Question, Respondent
from assistant.drafting import write_draft
from assistant.drafting.counting import text_of
from assistant.drafting.draft import Draft, Heading
from assistant.drafting.lines import lines_of
from assistant.errors import UnknownName
from assistant.library.source import Source
from assistant.passages.passage import Locator, Passage, Speaker
from assistant.themes.theme import Ask, Position, Theme, Themes

JONES = Speaker(label="Rob Jones", name="Rob Jones", organisation="National Crime Agency")
BAILEY = Speaker(
    label="Simon Bailey",
    name="Chief Constable Simon Bailey",
    role="lead for Child Protection",
    organisation="National Police Chiefs’ Council",
)


class PaperShelf:
    """Sources held in memory."""

    def __init__(self) -> None:
        self._sources: dict[str, tuple[Source, str, tuple[Passage, ...]]] = {}

    def add(
        self, source_id: str, text: str, *speakers: Speaker | None, voice: str = "", **facts: Any
    ) -> PaperShelf:
        """Add a source; its paragraphs are its passages, spoken by ``speakers`` in turn."""
        given = {"title": f"Title of {source_id}", "genre": "report", "file": f"{source_id}.txt"}
        source = Source.model_validate(
            {"id": source_id, "sha256": f"hash of {source_id}", **given, **facts}
        )
        passages: list[Passage] = []
        at = 0
        for number, paragraph in enumerate(text.split("\n\n")):
            speaker = speakers[min(number, len(speakers) - 1)] if speakers else None
            passages.append(
                Passage(
                    source=source_id,
                    start=at,
                    end=at + len(paragraph),
                    text=paragraph,
                    speaker=speaker,
                    locator=Locator(paragraph=str(number + 1)),
                    voice=voice or ("spoken" if speaker else "written"),  # type: ignore[arg-type]
                )
            )
            at += len(paragraph) + 2
        self._sources[source_id] = (source, text, tuple(passages))
        return self

    def source(self, name: str) -> Source:
        if name not in self._sources:
            raise UnknownName(kind="source", name=name, known=self._sources)
        return self._sources[name][0]

    def document_text(self, source_id: str) -> str:
        return self._sources[source_id][1]

    def passages(self, source_id: str) -> tuple[Passage, ...]:
        return self._sources[source_id][2]


MINUTES = """There is a clear link between images and offending.

We cannot simply arrest our way out of this problem. We must prevent it.

The companies are not doing enough.

This must start at home."""


def minutes(**facts: Any) -> PaperShelf:
    """Return a shelf with the minutes of a group, in which two people speak."""
    return PaperShelf().add(
        "minutes",
        MINUTES,
        JONES,
        BAILEY,
        JONES,
        BAILEY,
        **{
            "genre": "minutes",
            "title": "Law Enforcement Session",
            "publisher": "All-Party Parliamentary Group on Social Media",
            "date": "2021-05-19",
            **facts,
        },
    )


THEMES = Themes(
    schema=1,
    themes=(Theme(id="help", title="Help for families"), Theme(id="law", title="The law")),
    positions=(
        Position(
            id="more-help",
            theme="help",
            stance="support",
            statement="Families need help before harm is done",
            rationale="Help that comes late costs more.",
            asks=(
                Ask(of="the Home Office", ask="fund helplines"),
                Ask(of="Ofcom", ask="publish what it finds"),
            ),
        ),
        Position(
            id="clear-law",
            theme="law",
            stance="oppose",
            statement="The law should not punish children.",
            asks=(Ask(of="the Home Office", ask="review the offences"),),
        ),
    ),
)


def pin(pin_id: str, words: str, source: str = "minutes", **more: Any) -> Pin:
    """Return a pin that gives its words alone."""
    return Pin.model_validate({"id": pin_id, "source": source, "words": words, **more})


def brief_with(*answers: Answer, **more: Any) -> Brief:
    """Return a brief with a question for each numbered answer."""
    numbers = [a.question for a in answers if a.question]
    questions = tuple(Question(number=n, text=f"What of {n}?") for n in numbers)
    given = {
        "schema": 1,
        "title": "Our response",
        "consultation": Consultation(
            title="A consultation", body="A department", questions=questions
        ),
        "respondent": Respondent(
            name="A. Person",
            role="Director",
            organisation="Our Trust",
            capacity="on behalf of a charity",
            about="We help families.",
        ),
        "date": "2026-01-31",
        "summary": "Our summary.",
        "answers": answers,
    }
    return Brief.model_validate({**given, **more})


def draft_of(brief: Brief, shelf: PaperShelf | None = None, **more: Any) -> Draft:
    """Write a draft with the shipped templates."""
    folder = more.pop("folder", Path(__file__).parent)
    themes = more.pop("themes", THEMES)
    return write_draft(brief, shelf or minutes(), folder=folder, themes=themes, **more)


def text_under(draft: Draft, heading: str) -> str:
    """Return the text under a heading, one line each, up to the next heading as high."""
    lines: list[str] = []
    level: int | None = None
    for block in draft.body:
        if isinstance(block, Heading):
            if level is not None and block.level <= level:
                break
            if text_of(block.content) == heading:
                level = block.level
                continue
        if level is not None:
            lines += [text_of(line) for line in lines_of((block,))]
    return "\n".join(lines)


def quoted_text(draft: Draft, quote_id: str) -> str:
    """Return what the body prints of a quote, with its quotation marks."""
    return "".join(
        part.text
        for line in lines_of(draft.body)
        for part in line
        if part.kind == "quoted" and part.quote == quote_id
    )


def codes(draft: Draft) -> list[str]:
    """Return the codes of a draft's findings."""
    return [finding.code for finding in draft.findings]


def note_text(draft: Draft, number: int) -> str:
    """Return the text of a footnote, counted from 1."""
    return text_of(draft.notes[number - 1].content)
