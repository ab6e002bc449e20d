"""Words that point back to someone or something named before.

In goes a place in a row of tokens; out comes what points and what it could point to. The promise:
a "he" or "they" is never left pointing at someone else because the one it meant was cut.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.names import could_name, is_name
from assistant.quotes.meaning.table import Table, words
from assistant.quotes.meaning.tokens import Token

PRONOUNS = Table(
    """i, me, my, mine, myself, we, us, our, ours, ourselves, you, your, yours, he, him, his,
    himself, she, her, hers, herself, it, its, itself, they, them, their, theirs, themselves,
    this, that, these, those, such, who, whom, whose, former, latter, here, there"""
)
PEOPLE = words("he she they him her them his their hers theirs")
"""Pronouns for someone named before; cutting that name lets them point at another."""
THINGS = words("it this these those its such")
SUBJECTS = words("i we you he she they it who this these those there")

_PLURALS = words("people children men women others police staff")
_NOT_PLURAL = words(
    """this his its is was has as us does yes always perhaps thus across towards sometimes less
    process business access address class loss success progress news politics ours theirs hers
    plus versus unless besides whereas yours these those series status"""
)
_VERBS = words(
    """is are was were will would can could may might must should has have had do does did need
    needs want wants remain remains know knows"""
)


def candidates(tokens: Sequence[Token], low: int, high: int) -> set[str]:
    """Return the words in [low, high) that a pronoun for people or bodies could point to."""
    return {tokens[i].key for i in range(low, high) if _nameable(tokens, i)}


def subject_end(tokens: Sequence[Token], low: int, high: int) -> int:
    """Return where the subject of a sentence ends: before its first plain verb."""
    return next((i for i in range(low, high) if tokens[i].key in _VERBS), high)


def _nameable(tokens: Sequence[Token], index: int) -> bool:
    token = tokens[index]
    if token.kind != "word" or token.key in _NOT_PLURAL or token.key in PRONOUNS:
        return False
    if is_name(tokens, index) or could_name(tokens, index) or token.key in _PLURALS:
        return True
    return len(token.key) > 3 and token.key.endswith("s") and not token.key.endswith(("ss", "'s"))
