"""The lines above and below the panes: how the brief stands, where a pin goes, what was said."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from assistant.tui.plain import cut, one_line

_ALERT = "!"


class TitleLine(Widget):
    """How the brief stands, alerts first; a narrow screen cuts the name and never the alert."""

    facts: reactive[tuple[str, ...]] = reactive(())

    def render(self) -> Content:
        """Write the facts with dots between them."""
        line = cut(" · ".join(self.facts), max(1, self.size.width - 1))
        alert = "bold" if line.startswith(_ALERT) else ""
        first, dot, rest = line.partition(" · ")
        return Content.assemble(" ", (first, alert), dot + rest)


class PlaceLine(Widget):
    """Which question and theme a pin goes to."""

    words: reactive[str] = reactive("")

    def render(self) -> Content:
        """Write the line; the number pinned stands at its end and is never cut."""
        width = max(1, self.size.width - 2)
        line = one_line(self.words)
        if len(line) <= width:
            return Content.assemble(" ", line)
        question, arrow, rest = line.partition(" ▸ ")
        room = width - len(arrow) - len(rest)
        fits = room >= len(question[:2]) + 1
        return Content.assemble(
            " ", f"{cut(question, room)}{arrow}{rest}" if fits else cut(line, width)
        )


class ToldLine(Widget):
    """What was said about the last thing done; it lies over the panes until the next is said."""

    lines: reactive[tuple[str, ...]] = reactive((), layout=True)

    def render(self) -> Content:
        """Write the sentences, one below the other."""
        return Content("\n".join(one_line(line) for line in self.lines))

    def watch_lines(self, lines: tuple[str, ...]) -> None:
        """Be there only while there is something to say."""
        self.display = bool(lines)
