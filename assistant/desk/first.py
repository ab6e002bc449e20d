"""The first run: what stands in a folder and what a person can do there; a brief from questions.

In go a folder, or questions that were confirmed; out come choices in words, or a workspace with a
brief. The promise: looking changes nothing, and no file that stands there is ever written over.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from assistant.briefs import load_brief
from assistant.briefs.agreement import closing_problem
from assistant.briefs.brief import Brief, Consultation, Limits, Question, Respondent
from assistant.briefs.days import iso_day
from assistant.briefs.starting import new_brief, new_workspace
from assistant.briefs.writing import save_brief
from assistant.desk.desk import Desk
from assistant.desk.remembering import recalled_brief
from assistant.drafting import find_template
from assistant.errors import AskedWrongly, AssistantError, CannotWrite
from assistant.files.names import slug
from assistant.files.writing import make_folder
from assistant.library.gathering import looks_like_source
from assistant.noun import Noun
from assistant.workspace import BRIEF_FILE, briefs_in, writing_briefs

Kind = Literal["workspace", "several", "broken", "documents", "empty", "absent"]
Act = Literal["open", "make", "questions", "demo", "elsewhere", "mend"]

_BARE = "Start here with an empty brief, and fill it in later"
_MOST_LOOKED_AT = 2_000
"""Files looked at to see whether a folder holds documents."""


class Choice(Noun):
    """Something a person can do here: what it is, and the words for it."""

    act: Act
    words: str
    path: Path | None = None


class Here(Noun):
    """What stands in a folder. ``sentence`` says it; ``choices`` are in the order to offer them."""

    kind: Kind
    folder: Path
    sentence: str
    choices: tuple[Choice, ...]


def look_here(folder: Path) -> Here:
    """Return what stands in ``folder`` and what can be done; nothing is changed or made."""
    folder = folder.absolute()
    if not folder.is_dir():
        made = Choice(act="make", words=f"{_BARE}; the folder is made", path=folder)
        return _begin("absent", folder, f"There is no folder {folder} yet.", made)
    briefs = briefs_in(folder)
    chosen = recalled_brief(folder) or _usual(briefs)
    if chosen is not None:
        return _with_brief(folder, chosen)
    if briefs:
        told = f"There are {len(briefs)} briefs here. Choose the one to work on."
        opened = [_open(path) for path in briefs]
        return Here(
            kind="several", folder=folder, sentence=told, choices=(*opened, *_always(folder))
        )
    if _documents(folder):
        made = Choice(act="make", words=_BARE, path=folder)
        return _begin("documents", folder, "There are documents here, and no brief yet.", made)
    made = Choice(act="make", words=_BARE, path=folder)
    return _begin("empty", folder, "There is nothing to work on here yet.", made)


def start_brief(
    folder: Path,
    questions: tuple[Question, ...],
    *,
    title: str,
    body: str,
    organisation: str,
    name: str | None = None,
    closes: str | None = None,
    time_zone: str | None = None,
    reference: str | None = None,
    venue: str | None = None,
    limits: Limits | None = None,
    template: str = "consultation-response",
    file: str = BRIEF_FILE,
    asked: Path | None = None,
) -> Path:
    """Make ``folder`` a workspace where it is none, and write a brief of these questions into it.

    ``closes`` is a day as people write it ("31 January 2027") or an ISO date or date and time; a
    time needs ``time_zone``. A folder that holds documents itself stays as it is: the brief names
    them there. ``asked`` is the file that the questions were read from, which is no evidence.
    ``limits`` are those of the whole paper.

    Raises:
        CannotWrite: a brief of this name exists, or the disk refuses.
        AskedWrongly: a date or a time zone is none; nothing was made.
        UnknownName: there is no such template.
    """
    path = folder / file
    _refuse_standing(path)
    find_template(template, folder)
    closes = closes and (iso_day(closes) or closes)
    brief = new_brief(
        Consultation(
            title=title,
            body=body,
            venue=venue,
            reference=reference,
            closes=closes,
            time_zone=time_zone,
            limits=limits or Limits(),
            questions=questions,
        ),
        Respondent(organisation=organisation, name=name),
        template=template,
        sources=sources_of(folder, asked=asked),
    )
    _refuse_unreadable(brief)
    make_folder(folder)
    with writing_briefs(folder):
        _refuse_standing(path)
        _write(path, brief)
    make_workspace(folder, file=file)
    return path


def make_workspace(folder: Path, *, file: str = BRIEF_FILE) -> tuple[Path, ...]:
    """Make ``folder`` a workspace; return what was written. What stands there stays.

    Documents that lie in the folder itself are what the new brief quotes from.

    Raises:
        CannotWrite: something cannot be made.
    """
    sources = sources_of(folder)
    written = new_workspace(folder, brief=file == BRIEF_FILE)
    path = folder / BRIEF_FILE
    if path in written and sources != ("sources",):
        save_brief(path, load_brief(path).model_copy(update={"sources": sources}))
    return written


def first_steps(desk: Desk) -> tuple[str, ...]:
    """Return what to do with a brief that has just been made, in the order to do it."""
    named = [name for name in desk.brief.sources if name != "."]
    where = f"{desk.folder.absolute()}"
    place = f"the folder “{named[0]}” in {where}" if len(named) == 1 else where
    keys = "p takes a position, / finds evidence, space pins it, e writes your words"
    put = f"Put your documents into {place}, then press r to read them."
    if any(_documents(desk.folder / one) for one in desk.brief.sources):
        put = f"Your documents are those in {place}; where you add some, r reads them."
    return (
        f"Made {desk.path.name}. {put}",
        f"Then: {keys}, d says who you are, w makes the Word file.",
    )


def sources_of(folder: Path, *, asked: Path | None = None) -> tuple[str, ...]:
    """Return where the documents of a workspace are: its own folder, where they lie in it.

    ``asked`` is the file that the questions were read from: where it lies among the documents,
    these are named one by one, so that the questions are never quoted as evidence.
    """
    documents = _documents(folder)
    if not documents or _documents(folder / "sources"):
        return ("sources",)
    held = [path for path in documents if asked is None or not _same_file(path, asked)]
    if not held:
        return ("sources",)
    if held == documents:
        return (".",)
    inner = [path for path in sorted(folder.iterdir()) if path.is_dir() and _is_shown(path)]
    return (*(path.name for path in held), *(path.name for path in inner))


def free_file(folder: Path, title: str) -> str:
    """Return a name for a new brief's file: the usual one, or the title's where that is taken."""
    if not (folder / BRIEF_FILE).exists():
        return BRIEF_FILE
    name, number = f"{slug(title)}.yaml", 2
    while (folder / name).exists():
        name, number = f"{slug(title)}-{number}.yaml", number + 1
    return name


def _refuse_standing(path: Path) -> None:
    if path.exists():
        reason = "There is a brief here already, and it was left as it is."
        raise CannotWrite(path, reason, "Name another folder.")


def _write(path: Path, brief: Brief) -> None:
    """Write a brief that can be read again, or none."""
    try:
        save_brief(path, brief)
        load_brief(path)
    except CannotWrite:
        raise
    except AssistantError:
        path.unlink(missing_ok=True)
        raise


def _refuse_unreadable(brief: Brief) -> None:
    """Refuse what no brief may say, before anything is made."""
    consultation = brief.consultation
    problem = closing_problem(consultation.closes, consultation.time_zone)
    if problem is not None:
        message = f"The closing date: {problem.words}."
        raise AskedWrongly(message)


def _with_brief(folder: Path, path: Path) -> Here:
    try:
        load_brief(path)
    except AssistantError as error:
        mend = Choice(act="mend", words=f"Mend {path.name}, then try again", path=path)
        return _here("broken", folder, str(error), mend)
    told = f"{path.name} is ready to be worked on."
    return Here(kind="workspace", folder=folder, sentence=told, choices=(_open(path),))


def _here(kind: Kind, folder: Path, sentence: str, first: Choice) -> Here:
    choices = (first, *_always(folder))
    return Here(kind=kind, folder=folder, sentence=sentence, choices=choices)


def _begin(kind: Kind, folder: Path, sentence: str, bare: Choice) -> Here:
    """Offer to begin from the questions first: whoever has them has all that a brief needs."""
    questions, *rest = _always(folder)
    return Here(kind=kind, folder=folder, sentence=sentence, choices=(questions, bare, *rest))


def _always(folder: Path) -> tuple[Choice, ...]:
    return (
        Choice(act="questions", words="Start here from the consultation's questions", path=folder),
        Choice(act="demo", words="Look at a finished example (makes the folder assistant-demo)",
               path=folder / "assistant-demo"),
        Choice(act="elsewhere", words="Open another folder"),
    )  # fmt: skip


def _open(path: Path) -> Choice:
    return Choice(act="open", words=f"Open {path.name}", path=path)


def _usual(briefs: list[Path]) -> Path | None:
    usual = [path for path in briefs if path.name == BRIEF_FILE]
    if usual:
        return usual[0]
    return briefs[0] if len(briefs) == 1 else None


def _documents(folder: Path) -> list[Path]:
    """Return the documents that lie in a folder itself."""
    try:
        entries = sorted(folder.iterdir())[:_MOST_LOOKED_AT]
    except OSError:
        return []
    return [entry for entry in entries if entry.is_file() and looks_like_source(entry)]


def _is_shown(folder: Path) -> bool:
    return not folder.name.startswith(".") and folder.name != "templates"


def _same_file(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
