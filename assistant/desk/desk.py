"""A desk: one brief being worked on, what is looked at, and everything that was done to it.

In go a desk and a change; out comes another desk. The promise: a desk never changes, so undoing is
going back to the papers as they were, step by step, and nothing that was done is ever lost.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from assistant.briefs.brief import Brief
from assistant.library.catalogue import SourcesRecord
from assistant.noun import Noun
from assistant.themes.theme import Themes

Mode = Literal["fuzzy", "exact", "all"]
"""How the search box is read: ``fuzzy`` as the query language says; ``exact`` wants the words as
they stand; ``all`` wants every one of them, anywhere in the passage."""

Sort = Literal["best", "source", "date"]

Span = tuple[str, int, int]
"""A place in a source: its id, start and end in characters of its stored text."""


class Looking(Noun):
    """What the author has before them; moving about is no change and cannot be undone.

    ``answer`` is the number of a question or the heading of a section, "" where there is none;
    ``theme`` an id; ``at`` the passage or quotation that the cursor is on; ``panes`` their sizes;
    ``unfinished`` words of an answer that cannot be part of the brief yet, by the answer's name.
    """

    answer: str = ""
    theme: str | None = None
    query: str = ""
    mode: Mode = "fuzzy"
    sort: Sort = "best"
    at: Span | None = None
    panes: dict[str, int] = {}
    unfinished: dict[str, str] = {}


class Papers(Noun):
    """All that is written: the brief, and each catalogue of sources that was changed here.

    ``catalogues`` are by the path of their ``sources.yaml``; ``themes`` are those of the workspace
    once they were changed here, None before.
    """

    brief: Brief
    catalogues: dict[str, SourcesRecord] = {}
    themes: Themes | None = None


class Step(Noun):
    """A change: the papers before it (after it, once undone), what it was, and in which answer."""

    papers: Papers
    sentence: str
    answer: str = ""


class Desk(Noun):
    """The brief at ``path`` and how it came to say what it says.

    ``on_disk`` are the papers as they were last read or written, ``stored`` the bytes of the
    brief's file then (None where there was none); ``ours`` the file that took our version when
    somebody else had changed theirs; ``stored_themes`` the bytes of the file of themes as it was
    last looked at. ``told`` is what to say about the last thing done.
    """

    path: Path
    papers: Papers
    themes: Themes = Themes()
    looking: Looking = Looking()
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()
    on_disk: Papers
    stored: bytes | None = None
    stored_themes: bytes | None = None
    ours: Path | None = None
    told: tuple[str, ...] = ()

    @property
    def brief(self) -> Brief:
        """The brief as it is now."""
        return self.papers.brief

    @property
    def folder(self) -> Path:
        """The workspace: the folder of the brief."""
        return self.path.parent

    @property
    def unsaved(self) -> bool:
        """Whether something is not on disk yet."""
        return self.papers != self.on_disk

    @property
    def undo_sentence(self) -> str | None:
        """What would be undone, or None."""
        return self.done[-1].sentence if self.done else None

    @property
    def redo_sentence(self) -> str | None:
        """What would be done again, or None."""
        return self.undone[-1].sentence if self.undone else None


def changed(desk: Desk, brief: Brief, sentence: str, *, answer: str | None = None) -> Desk:
    """Return the desk with another brief; ``sentence`` says what was done, to whom it matters.

    Where nothing differs no step is made, and ``told`` says so.
    """
    papers = desk.papers.model_copy(update={"brief": brief})
    return with_papers(desk, papers, sentence, answer=answer)


def with_papers(desk: Desk, papers: Papers, sentence: str, *, answer: str | None = None) -> Desk:
    """Return the desk with other papers, as one step; see :func:`changed`."""
    if papers == desk.papers:
        return telling(desk, "Nothing was changed: it was so already.")
    where = desk.looking.answer if answer is None else answer
    step = Step(papers=desk.papers, sentence=sentence, answer=where)
    return _with(
        desk,
        papers=papers,
        themes=papers.themes or desk.themes,
        done=(*desk.done, step),
        undone=(),
        told=(f"{sentence}.",),
    )


def undo(desk: Desk) -> Desk:
    """Take the last step back, and look at the answer that it was made in."""
    if not desk.done:
        return telling(desk, "There is nothing to undo.")
    step = desk.done[-1]
    back = step.model_copy(update={"papers": desk.papers})
    told = f"Undone: {step.sentence}."
    undone = (*desk.undone, back)
    return _gone(desk, step, told, done=desk.done[:-1], undone=undone)


def redo(desk: Desk) -> Desk:
    """Take the last step that was undone once more."""
    if not desk.undone:
        return telling(desk, "There is nothing to do again.")
    step = desk.undone[-1]
    back = step.model_copy(update={"papers": desk.papers})
    told = f"Done again: {step.sentence}."
    return _gone(desk, step, told, done=(*desk.done, back), undone=desk.undone[:-1])


def look(desk: Desk, **changes: Any) -> Desk:
    """Look at something else: any fields of :class:`Looking`; not a step that can be undone."""
    return _with(desk, looking=desk.looking.model_copy(update=changes), told=())


def telling(desk: Desk, *lines: str) -> Desk:
    """Return the same desk with something to say."""
    return _with(desk, told=lines)


def knowing(desk: Desk, path: str, record: SourcesRecord) -> Desk:
    """Return the desk with a catalogue read from disk, in its papers now and at every step.

    Every earlier state holds it then, so that undoing a change of it writes it back.
    """
    if path in desk.papers.catalogues:
        return desk

    def known(papers: Papers) -> Papers:
        return papers.model_copy(update={"catalogues": {path: record, **papers.catalogues}})

    return _everywhere(desk, known)


def knowing_themes(desk: Desk, themes: Themes) -> Desk:
    """Return the desk with the themes as they are on disk in its papers, now and at every step."""

    def known(papers: Papers) -> Papers:
        return papers.model_copy(update={"themes": themes})

    return _with(_everywhere(desk, known), themes=themes)


def _everywhere(desk: Desk, known: Callable[[Papers], Papers]) -> Desk:
    def known_in(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(s.model_copy(update={"papers": known(s.papers)}) for s in steps)

    return _with(
        desk,
        papers=known(desk.papers),
        on_disk=known(desk.on_disk),
        done=known_in(desk.done),
        undone=known_in(desk.undone),
    )


def named_answers(brief: Brief) -> tuple[str, ...]:
    """Return the names of all answers in the paper's order: questions first, then sections."""
    numbers = tuple(question.number for question in brief.consultation.questions)
    return numbers + tuple(a.section for a in brief.answers if a.section is not None)


def _gone(desk: Desk, step: Step, told: str, **histories: tuple[Step, ...]) -> Desk:
    looking = desk.looking
    if step.answer in named_answers(step.papers.brief):
        looking = looking.model_copy(update={"answer": step.answer})
    themes = step.papers.themes or desk.themes
    if looking.theme not in {None, *(theme.id for theme in themes.themes)}:
        looking = looking.model_copy(update={"theme": None})
    return _with(
        desk, papers=step.papers, themes=themes, looking=looking, told=(told,), **histories
    )


def _with(desk: Desk, **changes: Any) -> Desk:
    return desk.model_copy(update=changes)
