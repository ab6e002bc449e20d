"""Words that say of how much, of whom or of where a statement holds.

The promise: a statement about some, most or all, about one country or every one, cannot become
one about another share or place unnoticed.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.table import Table, words
from assistant.quotes.meaning.tokens import Token

QUANTIFIERS = Table(
    """all, every, each, both, most, many, some, several, few, fewest, any, only, solely, just,
    merely, mainly, mostly, largely, primarily, chiefly, predominantly, generally, usually,
    typically, often, sometimes, occasionally, rarely, frequently, regularly, always,
    entirely, entire, whole, wholly, completely, fully, partly, partially, partial, majority,
    minority, everyone, everybody, everything, anyone, anybody, anything, someone, somebody,
    something, exclusively, alone, universal, universally, specific, specifically, particular,
    particularly, especially, certain, various, other, others, another, overall, throughout,
    either, much, lot, enough, simply, extremely, significant, significantly, severely,
    slightly, minor, major, somewhere, everywhere, anywhere, virtually, limited, further,
    also, mixed, same, numerous, countless, currently, recently, previously, formerly,
    temporarily, permanently""",
    """a few, a number of, a majority of, a minority of, in part, for the most part, in most
    cases, in some cases, in many cases, in general, as a whole, across the board, so far, to
    date, at present, for now, at the moment, at all, not only""",
)
PLACES = Table(
    """england, wales, scotland, northern ireland, uk, u.k., united kingdom, britain, british,
    english, welsh, scottish, irish, ireland, great britain, gb, london, europe, european, eu,
    united states, us, u.s., usa, american, america, france, germany, global, globally,
    worldwide, international, internationally, national, nationally, nationwide, regional,
    regionally, local, locally, domestic, overseas, abroad, commonwealth"""
)
PEOPLE = Table(
    """adult, adults, child, children, minor, minors, boys, girls, boy, girl, men, women, man,
    woman, male, female, underage, teenage, teenagers, older, younger, young, youngest,
    oldest, elderly, aged, u13, u18, u16, u12, pensioners, infants, babies, toddlers"""
)
_LIGHT = words(
    """any other others another further also either much lot enough same various mixed significant
    significantly extremely overall particularly especially simply currently recently
    previously numerous global globally international national nationally regional local
    locally overseas abroad specific particular severely major something limited certain
    throughout also european british english irish welsh scottish american"""
)
"""Words whose loss narrows or widens little: worth a note when left out, never a block."""
CORE = words("all every each both most many some several few any only none either much")
"""Quantifiers whose unmarked loss is always told as a change of scope."""
NARROWING = words(
    "certain particular particularly especially specific limited currently previously"
)
"""Words that narrow, whose unmarked loss is told as a change of scope all the same."""
_WHERE = words("in across for throughout within of from outside inside over only and or")
_IDIOMS = Table("each other, after all, in particular, above all, all the same, as well, both of")
CONNECTED = frozenset((frozenset(("and", "or")), frozenset(("or", "nor"))))
"""Joining words that cannot stand for one another: "and" asks for both, "or" for one."""
_SUBJECTS = frozenset(("us",))


def limits(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token at ``index`` sets how much or where a statement holds."""
    token = tokens[index]
    if token.key in _SUBJECTS and not token.plain.isupper():
        return False
    if PLACES.at(tokens, index):
        return True
    return QUANTIFIERS.at(tokens, index)


def cuts_scope(tokens: Sequence[Token], index: int) -> bool:
    """Say whether leaving out the token at ``index`` widens or narrows what is kept."""
    key = tokens[index].key
    if key in _LIGHT or key in ("a", "of", "in", "to", "for", "the", "as", "not", "at", "so"):
        return False
    if _IDIOMS.phrase(tokens, index):
        return False
    if PLACES.at(tokens, index) and not _locates(tokens, index):
        return False
    return limits(tokens, index) and not _in_name(tokens, index)


def _locates(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a place says where something holds ("in the UK"), not whose it is."""
    at = index - 1
    while at >= 0 and (tokens[at].key == "the" or PLACES.at(tokens, at)):
        at -= 1
    return at < 0 or tokens[at].key in _WHERE or not tokens[at].says


def _in_name(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a place or quantifier is part of a longer name ("National Crime Agency")."""
    if not tokens[index].plain[:1].isupper():
        return False
    near = [*tokens[max(0, index - 1) : index], *tokens[index + 1 : index + 2]]
    return any(t.plain[:1].isupper() and t.kind == "word" for t in near) and index > 0
