"""Where a quotation begins and ends: in the middle of a sentence, openly or not.

In go quoted words, the source's words they stand for and what follows these; out comes whether
the end is passed off as that of a sentence, or marked as an omission. The promise: a stop in the
middle of a sentence is told, and blocks on a word that cannot end one ("I think that.").
"""

from __future__ import annotations

import re

from assistant.quotes.meaning import Change
from assistant.quotes.meaning.change import Span
from assistant.quotes.meaning.clauses import AUXILIARIES, FINITE
from assistant.quotes.meaning.table import words as listed
from assistant.quotes.meaning.tokens import Token, tokenise

_CLOSE = 4
"""So near its end a word of the source may be the last one quoted, whatever stands before it."""
_STOP = re.compile(r"[.?!][’”\"')\]]*$")
_MARKED = re.compile(r"(?:…|\.\s?\.\s?\.|\[\s*(?:…|\.\s?\.\s?\.)\s*\])[.?!’”\"')\]]*$")
_MARKED_FIRST = re.compile(r"^[’“‘\"'(]*(?:…|\.\s?\.\s?\.|\[\s*(?:…|\.\s?\.\s?\.)\s*\])")
_SENTENCE = re.compile(r".*?[.?!](?=[\s’”\"')]|$)|.*", re.DOTALL)

_ENDED = re.compile(r"[’”\"')\]]*(?:[.?!]|\s*\n\s*(?:\n|[-•*–]|\(?(?:\d+|[a-z])[.)]))")
"""The source ends here, too: with a stop, or as the items of a list do."""

_JOINING = ",;: \n\t\u00a0–—-"
_ALWAYS = listed(
    """the a an and or nor but because if unless whether although though than of from per their our
    its my your every not n't very who whom whose which"""
)
"""Words that something must follow."""
_PREPOSITIONS = listed("to in on at by with for about as into onto upon under over between among")
_OPENS_AN_OBJECT = listed("the a an this that these those his her its their our my your all any")
_GOES_ON_FREELY = listed("and or but in on at by with for because when as which who where if so")


def ends_as_whole(words: str) -> bool:
    """Say whether quoted words end with a stop of their own, and with no mark of an omission."""
    return bool(_STOP.search(words.rstrip())) and not _MARKED.search(words.rstrip())


def marked_at(place: Span | None, words: str) -> bool:
    """Say whether the end of ``words`` at ``place`` has a mark that something is left out there.

    A quotation that merely begins or ends in a sentence leaves the rest to the author's own; one
    that marks the place says that nothing of weight stood there.
    """
    mark = _MARKED_FIRST if place == (0, 0) else _MARKED
    return bool(mark.search(words.strip()))


def cut_off(words: str, certified: str, after: str, *, grave: bool) -> list[Change]:
    """Return the rest of a sentence in place of which the quotation has a stop.

    Where the rest is ``grave``, or the last word cannot end a sentence, this blocks; elsewhere it
    is a note, since in many houses the stop of the author's own sentence goes inside the marks.
    ``certified`` is what the words stand for in the source, ``after`` what follows it there.
    """
    if not ends_as_whole(words):
        return []
    said, rest = _parted(words, certified, after)
    if (
        not said
        or said[-1].plain.endswith(".")
        or _ENDED.match(rest)
        or not any(t.says for t in tokenise(rest))
    ):
        return []
    dangling = _dangles(said, rest)
    rest = rest.lstrip(_JOINING)
    cut = _SENTENCE.match(rest)
    was = cut.group() if cut else rest
    start = len(certified) + len(after) - len(rest)
    return [
        Change(
            kind="omission",
            was=" ".join(was.split()),
            now="",
            source_span=(start, start + len(was)),
            quoted_span=(len(words), len(words)),
            severity="block" if grave or dangling else "note",
        )
    ]


def _parted(words: str, certified: str, after: str) -> tuple[list[Token], str]:
    """Return the quoted words, and the source behind the last of them; nothing if they differ."""
    said = [t for t in tokenise(words) if t.says]
    theirs = [t for t in tokenise(certified) if t.says]
    if not said or not theirs:
        return [], ""
    last = _last_place(said, theirs)
    if last is None:
        return [], ""
    return said, certified[theirs[last].end :] + after


def _last_place(said: list[Token], theirs: list[Token]) -> int | None:
    """Return where the last quoted word stands in the source: behind the one before it, or near
    its end. Its like further up is another word, and the last one was altered."""
    same = [at for at, token in enumerate(theirs) if token.key == said[-1].key]
    pairs = [at for at in same if at and len(said) > 1 and theirs[at - 1].key == said[-2].key]
    close = [at for at in same if at >= len(theirs) - _CLOSE]
    return max(pairs or close, default=None)


def _dangles(said: list[Token], rest: str) -> bool:
    """Say whether the last word leads on to ``rest``, which the source has there."""
    if re.match(r"\s*[.,;:?!)]", rest):
        return False
    last, following = said[-1].key, tokenise(rest)
    goes_on = following[0] if following else None
    if goes_on is None or not goes_on.says:
        return False
    if last in _ALWAYS or last in AUXILIARIES:
        return True
    if last == "that":
        before = said[-2].key if len(said) > 1 else ""
        return before not in _PREPOSITIONS | {"of"} and goes_on.key not in _GOES_ON_FREELY
    if last in _PREPOSITIONS:
        opens = goes_on.key in _OPENS_AN_OBJECT or goes_on.kind == "figure"
        verb = last == "to" and goes_on.key not in FINITE
        return opens or verb
    return False
