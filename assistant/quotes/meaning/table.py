"""A table of words and phrases, one for each kind of meaning.

In goes a plain list of entries parted by commas; out comes a :class:`Table` that says of a place
in a row of tokens whether an entry stands there. The promise: an entry of several words counts
only where all of them stand together.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.tokens import Token

_DOUBLED = frozenset("bdgmnprt")


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``, parted by white space."""
    return frozenset(text.split())


class Table:
    """Words and phrases of one kind; ``verb+`` in the list stands for all forms of the verb."""

    def __init__(self, *lists: str) -> None:
        entries = [" ".join(e.split()) for part in lists for e in part.split(",") if e.strip()]
        expanded = [form for entry in entries for form in _expanded(entry)]
        self.words = frozenset(e for e in expanded if " " not in e)
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for entry in expanded:
            parts = tuple(entry.split())
            for offset, part in enumerate(parts if len(parts) > 1 else ()):
                self._phrases.setdefault(part, []).append((parts, offset))

    def __contains__(self, word: str) -> bool:
        return word in self.words or word.removesuffix("'s") in self.words

    def at(self, tokens: Sequence[Token], index: int) -> bool:
        """Say whether an entry stands at ``index``, alone or as part of a phrase."""
        return tokens[index].key in self or self.phrase(tokens, index) is not None

    def phrase(self, tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
        """Return the phrase that covers ``index``, as [first, after) of the tokens."""
        for parts, offset in self._phrases.get(tokens[index].key, ()):
            first, after = index - offset, index - offset + len(parts)
            if first >= 0 and tuple(t.key for t in tokens[first:after]) == parts:
                return first, after
        return None


def _expanded(entry: str) -> tuple[str, ...]:
    return forms(entry[:-1]) if entry.endswith("+") else (entry,)


def forms(verb: str) -> tuple[str, ...]:
    """Return the regular forms of an English verb: "stop" gives stops, stopped, stopping."""
    if verb.endswith("e"):
        return verb, f"{verb}s", f"{verb}d", f"{verb[:-1]}ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing"
    short = len(verb) <= 4 and verb[-1] in _DOUBLED and verb[-2] in "aeiou"
    stem = verb + verb[-1] if short and verb[-3] not in "aeiou" else verb
    third = f"{verb}es" if verb.endswith(("s", "x", "ch", "sh")) else f"{verb}s"
    return verb, third, f"{stem}ed", f"{stem}ing"
