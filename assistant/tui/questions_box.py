"""A box for a consultation's questions: typed, pasted or read from a file, and what is read so far.

The questions are read as they are typed, or from a file of any format; every doubt about them is
shown beside them.
"""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from assistant.briefs.brief import Question
from assistant.errors import AssistantError
from assistant.questions import PaperRead, questions_from_text, read_questions
from assistant.questions.asked import AskedQuestion
from assistant.questions.ticking import ticking_words
from assistant.tui.dialog import field
from assistant.tui.plain import one_line

READ_AFTER = 0.3
"""Seconds after the last key at which the questions are read."""
_SHOWN = 200
_GIVE = re.compile(r"Give it with --[a-z-]+\.")
"""What a doubt says to those at the command line."""


class FileName(Input):
    """A line for the name of a file; questions that are pasted here go on to the box."""

    class Pasted(Message):
        """Several lines were pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def _on_paste(self, event: events.Paste) -> None:
        if len([line for line in event.text.splitlines() if line.strip()]) > 1:
            self.post_message(self.Pasted(event.text))
            event.stop()
            event.prevent_default()


class QuestionsBox(Vertical):
    """The file's name, the box, and the list of what was read from it: ``paper``, and the ``file``
    that it was read from, where nothing was typed since."""

    class Told(Message):
        """Something to say about reading a file."""

        def __init__(self, *words: str) -> None:
            super().__init__()
            self.words = words

    class FileRead(Message):
        """A file was read, which may say more than its questions."""

        def __init__(self, paper: PaperRead) -> None:
            super().__init__()
            self.paper = paper

    def __init__(self, folder: Path) -> None:
        super().__init__(id="questions-box")
        self._folder = folder
        self._waiting: Timer | None = None
        self._typed_out = ""
        self.file: Path | None = None
        self.paper = PaperRead(file="")

    def compose(self) -> ComposeResult:
        """Lay the box out."""
        box = FileName(
            id="new-file", placeholder="its name, then enter; or leave empty", compact=True
        )
        yield field("questions: from a file", box)
        told = "or paste or type them here, one below the other:"
        yield Static(Content(told), classes="label", markup=False)
        yield TextArea(id="asked", soft_wrap=True, compact=True, tab_behavior="focus")
        yield Static(id="read", markup=False)

    @on(FileName.Pasted)
    def _pasted(self, message: FileName.Pasted) -> None:
        box = self.query_one(TextArea)
        box.insert(message.text, box.document.end)
        box.focus()
        self.read_now()

    @property
    def text(self) -> str:
        """What stands in the box."""
        return self.query_one(TextArea).text

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(READ_AFTER, self.read_now)

    def read_now(self) -> PaperRead:
        """Read what stands in the box, and show it."""
        if self.text != self._typed_out or self.file is None:
            self._take_typed(self.text)
        count = len(self.paper.asked)
        lines = [
            f"{count} question{'' if count == 1 else 's'} read:" if count else "No question yet."
        ]
        apart = len(self.paper.respondent)
        lines += [f"  {apart} more ask who answers; they stay out of the brief."] if apart else []
        lines += [f"! {_GIVE.sub('Fill it in above.', one_line(d))}" for d in self.paper.doubts]
        lines += [_told(asked) for asked in self.paper.asked[:_SHOWN]]
        self.query_one("#read", Static).update(Content("\n".join(lines)))
        return self.paper

    def _take_typed(self, text: str) -> None:
        """Take what stands in the box for the questions; what a file said otherwise stays."""
        read = questions_from_text(text)
        asked = tuple(AskedQuestion(question=question, places=()) for question in read.questions)
        self.file = None
        doubts = read.doubts if text.strip() else ()
        self.paper = self.paper.model_copy(
            update={"asked": asked, "respondent": (), "doubts": doubts}
        )

    @on(Input.Submitted, "#new-file")
    def _file_named(self, event: Input.Submitted) -> None:
        event.stop()
        if not event.value.strip():
            self.query_one(TextArea).focus()
            return
        self.post_message(self.Told("Reading …"))
        self._read_file(self._folder / Path(event.value.strip()).expanduser())

    @work(exclusive=True, group="asked", exit_on_error=False)
    async def _read_file(self, path: Path) -> None:
        if not await self._take_file(path):
            return
        paper = self.paper
        self.query_one(TextArea).text = self._typed_out
        self.query_one(TextArea).focus()
        self.read_now()
        self.post_message(self.FileRead(paper))
        self.post_message(self.Told(f"Read {path.name}. Look the questions over, then ctrl+s."))

    @work(exclusive=True, group="asked", exit_on_error=False)
    async def go_on(self) -> None:
        """Read the file that is named again, where the words in the box came back without it."""
        name = self.query_one(FileName).value.strip()
        if name and await self._take_file(self._folder / Path(name).expanduser()):
            self.read_now()

    async def _take_file(self, path: Path) -> bool:
        """Take a file for the paper; tell whether it could be read. The box stays as it is."""
        try:
            paper = await asyncio.to_thread(read_questions, path)
        except (AssistantError, OSError, ValueError) as error:
            self.post_message(self.Told(str(error), "Paste the questions instead."))
            return False
        self.paper, self.file = paper, path
        self._typed_out = "\n\n".join(_typed(asked.question) for asked in paper.asked)
        return True


def _told(asked: AskedQuestion) -> str:
    """Return a question as it is shown to be confirmed."""
    question = asked.question
    page = f" [page {question.page}]" if question.page else ""
    options = f" ({' / '.join(question.options)})" if question.options else ""
    limit = f" (at most {question.limits.words:,} words)" if question.limits.words else ""
    words = one_line(f"{question.text}{options}{_take(question)}{limit}")
    return f"  {question.number}.{page} {words}"


def _take(question: Question) -> str:
    words = ticking_words(question) if question.options else ""
    if not words:
        return ""
    return f" ({words})" if question.choose == "rank" else f" (choose {words})"


def _typed(question: Question) -> str:
    """Return a question as a person would type it into the box."""
    limits = question.limits.model_dump(exclude_none=True)
    limit = "".join(f" ({amount} {unit})" for unit, amount in limits.items())
    options = "".join(f"\n- {option}" for option in question.options)
    return f"Question {question.number}: {question.text}{_take(question)}{limit}{options}"
