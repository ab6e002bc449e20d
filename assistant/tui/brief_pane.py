"""Pane 1: the questions with their themes, and the documents."""

from __future__ import annotations

from typing import ClassVar

from assistant.desk.desk import Desk
from assistant.desk.sources import SourceRow
from assistant.tui.questions_list import QuestionRows
from assistant.tui.rows import Rows
from assistant.tui.sources_list import DocumentRows
from assistant.tui.tabbed_pane import TabbedPane


class BriefPane(TabbedPane):
    """What is answered, and from what."""

    TABS: ClassVar[dict[str, str]] = {"questions": "Questions", "documents": "Sources"}

    def lists(self) -> tuple[Rows, ...]:
        """Return its two lists."""
        return (QuestionRows(), DocumentRows())

    @property
    def questions(self) -> QuestionRows:
        """The tree of questions."""
        return self.query_one(QuestionRows)

    def show_desk(self, desk: Desk, documents: tuple[SourceRow, ...]) -> None:
        """Show the questions and documents as they stand."""
        self.questions.show_desk(desk)
        folder = desk.brief.sources[0] if desk.brief.sources else "sources"
        self.query_one(DocumentRows).show_documents(documents, folder)
        self.tabs.name_tab("documents", f"Sources {len(documents)}" if documents else "Sources")
