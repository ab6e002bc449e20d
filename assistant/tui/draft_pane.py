"""Pane 4: the draft, what is pinned, and what the checks found."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from assistant.desk.desk import Desk
from assistant.desk.live import Count, LiveDraft
from assistant.tui.checks_list import CheckRows
from assistant.tui.live_draft import DraftRows
from assistant.tui.pinned_list import PinnedRows
from assistant.tui.rows import Rows
from assistant.tui.tabbed_pane import TabbedPane


class DraftPane(TabbedPane):
    """What comes of the answers."""

    TABS: ClassVar[dict[str, str]] = {"live": "Draft", "pinned": "Pinned", "checks": "Checks"}

    def lists(self) -> tuple[Rows, ...]:
        """Return its three lists."""
        return (DraftRows(), PinnedRows(), CheckRows())

    def show_desk(self, desk: Desk, live: LiveDraft | None) -> None:
        """Show what is pinned, and the words of the answer looked at."""
        self.query_one(PinnedRows).show_desk(desk, live)
        pins = sum(len(answer.pins) for answer in desk.brief.answers)
        here = self.query_one(PinnedRows).pinned
        self.tabs.name_tab("pinned", f"Pinned {here}/{pins}" if pins else "Pinned")
        if live is not None:
            self.border_subtitle = Content(words_of(live, desk.looking.answer))

    def show_draft(self, live: LiveDraft | None, problem: str) -> None:
        """Show the draft and its checks; ``problem`` says why there is none of now, or is ""."""
        self.query_one(DraftRows).show_draft(live, problem)
        if live is None:
            return
        self.query_one(CheckRows).show_draft(live)
        self.tabs.name_tab("checks", f"Checks {live.alerts}" if live.alerts else "Checks")


def words_of(live: LiveDraft, answer: str) -> str:
    """Return the words of an answer and of the paper, against their limits."""
    here = next((count for count in live.counts if count.name == answer and answer), None)
    told = [f"here {_against(here)}" if here else "", f"{_against(live.counts[0])} words"]
    return " · ".join(part for part in told if part)


def _against(count: Count) -> str:
    limit = f"/{count.limit:,}" if count.limit is not None else ""
    over = "! " if count.over else ""
    return f"{over}{count.words:,}{limit}"
