"""Paired words whose letters differ in nothing but capitals, and lost quotation marks.

In goes a pair of texts; out come changes of case, and a note where words the source sets in
quotation marks have lost them. The promise: a capital in square brackets where a quotation or one
of its parts begins gives nothing, and any other capital or small letter that the source has not
blocks.
"""

from __future__ import annotations

from assistant.quotes.meaning.change import Change, Severity
from assistant.quotes.meaning.pair import TextPair


def letter_changes(pair: TextPair) -> list[Change]:
    """Return the changes of letters between paired words, neighbours joined."""
    runs: list[tuple[Severity, list[int], list[int]]] = []
    changes: list[Change] = []
    for i, j in pair.pairs:
        token, element = pair.tokens[i], pair.elements[j]
        word = element.token
        if word is None:
            continue
        if token.plain != word.plain:
            severity = _severity(pair, i, j)
            if severity:
                _extend(runs, severity, i, j)
        if token.quoted != word.quoted and not _begins(pair, j):
            changes.append(pair.change("word", [i], [j], (i, j), "note"))
    changes += [
        pair.change("case", source, quoted, (source[0], quoted[0]), severity)
        for severity, source, quoted in runs
    ]
    return changes


def _extend(
    runs: list[tuple[Severity, list[int], list[int]]], severity: Severity, i: int, j: int
) -> None:
    if runs and runs[-1][0] == severity and runs[-1][1][-1] == i - 1 and runs[-1][2][-1] == j - 1:
        runs[-1][1].append(i)
        runs[-1][2].append(j)
    else:
        runs.append((severity, [i], [j]))


def _severity(pair: TextPair, i: int, j: int) -> Severity | None:
    """Return how grave another case is; None for a capital in brackets where a part begins."""
    was, element = pair.tokens[i], pair.elements[j]
    now = element.token
    if now is None or was.plain[1:] != now.plain[1:]:
        return "block"
    if not element.capital:
        return "block"
    return None if _begins(pair, j) else "note"


def _begins(pair: TextPair, j: int) -> bool:
    """Say whether the element begins the quotation, or what follows an omission or a full stop."""
    before = j - 1
    while before >= 0:
        element = pair.elements[before]
        token = element.token
        if token is None or token.plain in (".", "?", "!", ":", ";"):
            return True
        if token.says:
            return False
        before -= 1
    return True
