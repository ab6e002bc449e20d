"""A paragraph goes in; out come the signs of whose words it holds: a speaker's, or a note-taker's.

A person's own words say I or we. A note says that someone outlined, thanked or asked. The verbs
are those that minutes use; they are data, and a new one is one word more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.passages.nested import nested_quotations
from assistant.passages.sentences import split_sentences

_SAYING = """
accepted acknowledged added advised affirmed agreed alluded announced answered argued asked
asserted assured began called challenged cited claimed clarified closed commended commented
concluded concurred confirmed congratulated continued contributed cautioned declared described
detailed discussed drew elaborated emphasised emphasized encouraged enquired expanded explained
expressed felt finished flagged gave highlighted identified illustrated indicated informed
inquired insisted introduced invited led listed mentioned moved noted objected observed offered
opened outlined paid pointed posed praised presented proposed queried questioned raised read
recalled recapped recognised recognized recommended referenced referred reflected reiterated
remarked reminded repeated replied reported requested responded said seconded set shared showed
spoke stated stressed suggested summarised summarized summed talked thanked told took touched
undertook underlined updated urged voiced volunteered warned welcomed wished wondered
"""
SAYING = frozenset(_SAYING.split())
"""Past tenses by which minutes tell what a person said."""

_DOING = """
apologised apologized arrived attended chaired circulated departed facilitated handed joined
kicked left opened passed returned started stepped stood went wrapped
"""
DOING = frozenset(_DOING.split())
"""Past tenses by which minutes tell what a person did at the meeting."""

_STATING = """
added advised announced argued clarified confirmed emphasised emphasized explained highlighted
noted observed remarked reported said stated stressed
"""
STATING = frozenset(_STATING.split())
"""Past tenses that, with "that", give what a person said: one may ask without saying."""

_THAT = re.compile(r"\s+that\s")
_PAST = re.compile(r"\b[a-z]+\b")
_ADVERBS = r"(?:(?:then|also|further|later|again|next|first|\w+ly|MP|and \w+)[ ]+){0,2}"
_I = re.compile(
    r"(?<![\w&])(?:I(?!\s*&|[.)])|I['’](?:m|ve|d|ll)|[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Mm]y|[Oo]ur|[Oo]urs|"
    r"me|us|myself|ourselves)(?![\w&])"
)
_NUMERAL = re.compile(
    r"(?:Part|Article|Category|Phase|Annex|Schedule|Title|Type|Class|War) $", re.IGNORECASE
)
_THEY = re.compile(rf"(?:He|She|They)[ ]+{_ADVERBS}(\w+)")
_DEED = re.compile(r"([A-Z][a-z]+)(?![a-z])(?!\s+(?:by|as|from|against|on)\b)")
_NOT_A_DEED = frozenset({"Set", "Read", "Left", "Felt", "Found", "Shared", "Listed", "Led"})
"""Past tenses that as often begin a sentence of another kind ("Left alone, this will grow")."""

_WENT_ON = re.compile(r"went[ ]+on[ ]+to\b")


def in_first_person(text: str) -> bool:
    """Return whether ``text`` says I, we, my, our or us outside the quotations in it."""
    first = _I.search(text)
    if first is None:
        return False
    quoted = nested_quotations(text)
    return any(
        not _NUMERAL.search(text, max(0, m.start() - 10), m.start())
        and not any(q.start <= m.start() < q.end for q in quoted)
        for m in _I.finditer(text)
    )


class Narration:
    """Finds sentences that tell what one of some people said or did.

    ``forms`` are the forms of the names, such as ``Roster.forms`` gives them.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        names = "|".join(re.escape(f) for f in forms)
        chair = r"[Tt]he[ ](?:Chair(?:man|woman|person)?|Vice-Chair|Secretary|Clerk|President)"
        whoever = f"{names}|{chair}" if names else chair
        self._sentence = re.compile(
            rf"(?:^|(?<=[.!?][ ])|(?<=[.!?][”\"’'][ ]))(?P<who>{whoever})"
            rf"(?:,[^,.]{{1,60}},)?[ ]+{_ADVERBS}(?P<verb>\w+)"
        )

    def at_start(self, text: str) -> str | None:
        """Return the name that ``text`` begins to tell about, or None."""
        found = self._sentence.match(text)
        return found["who"] if found and _tells(found["verb"]) else None

    def stated_by(self, text: str) -> str | None:
        """Return who states all of ``text``: one sentence, one person, one verb and "that"."""
        found = self._sentence.match(text)
        if found is None or found["verb"] not in STATING or len(split_sentences(text)) != 1:
            return None
        behind = text[found.end() :]
        told = any(word in SAYING or word in DOING for word in _PAST.findall(behind))
        return None if told or not _THAT.match(behind) else found["who"]

    def anywhere(self, text: str) -> list[str]:
        """Return the names that some sentence of ``text`` tells about."""
        return [m["who"] for m in self._sentence.finditer(text) if _tells(m["verb"])]


def tells_of_him_or_her(text: str) -> bool:
    """Return whether ``text`` begins by telling what a person just named said."""
    found = _THEY.match(text)
    return found is not None and (found[1] in SAYING or bool(_WENT_ON.search(text, 0, 40)))


def begins_with_a_deed(text: str) -> bool:
    """Return whether ``text`` begins with a past tense and no subject ("Thanked everyone …")."""
    first = _DEED.match(text)
    return first is not None and _tells(first[1].casefold()) and first[1] not in _NOT_A_DEED


def _tells(verb: str) -> bool:
    return verb in SAYING or verb in DOING
