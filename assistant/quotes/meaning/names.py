"""Names: of people, bodies and places, and of options, sections, paragraphs and annexes.

In goes a place in a row of tokens; out comes whether a name stands there. The promise: a word
counts as a name by its capital letters or its label, never because a list of names knows it.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.table import Table, words
from assistant.quotes.meaning.tokens import Token

LABELS = Table(
    """option, options, paragraph, paragraphs, para, paras, section, sections, annex, annexes,
    appendix, chapter, chapters, part, parts, article, articles, clause, clauses, schedule,
    schedules, table, figure, question, questions, recommendation, recommendations, category,
    outcome, regulation, rule, item, amendment, volume, tier, phase, stage, band, level,
    group, type, class, exhibit, footnote, page, pages, pp, col, cols, no, q, model, scenario,
    module"""
)
KINDS_OF = Table("category, tier, band, class, type, level, phase, stage")
"""Labels that say which things of a kind are meant: "category 1 services"."""
TITLES = Table(
    """mr, mrs, ms, miss, dr, sir, dame, lord, lady, baroness, baron, professor, prof, mp, mps,
    minister, secretary, chancellor, chief, constable, commissioner, director, chair, judge,
    justice, sergeant, inspector, superintendent, detective"""
)
BODIES = words(
    """panel committee board chair chairman chairwoman inquiry commission council department
    ministry minister ministers secretary regulator ombudsman tribunal court judge agency
    authority government parliament assembly group charity charities foundation trust union
    police force company companies platform platforms industry school schools hospital
    hospitals officials officers experts members clerk director witness witnesses applicant
    respondent respondents claimant defendant provider providers critics supporters opponents
    campaigners"""
)
"""Who acts or is acted on, said without a name; one of them for another is another body."""
_NEVER_NAMES = words("i i'm english a")
LITTLE = words(
    """the a an this that these those it its he she they we you i there here his her their our my
    your who what which when where why how if in on at by for from with as to of and but or so
    however although while because since after before under over during through most many some
    all any each every no not one two first second last other such also then thus therefore is
    are was were will would can could may might must should has have had do does did following
    according secondly alongside"""
)
_ENDS_SENTENCE = frozenset((".", "?", "!", ":", ";"))


def is_name(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token at ``index`` is, or belongs to, a name."""
    token = tokens[index]
    if token.kind == "figure" or len(token.plain) == 1:
        return labelled(tokens, index)
    if token.kind != "word" or token.key in _NEVER_NAMES:
        return False
    if token.key in LABELS:
        return _labels_something(tokens, index)
    if _has_inner_capital(token.plain):
        return True
    if not token.plain[:1].isupper():
        return False
    if starts_sentence(tokens, index):
        return token.key not in LITTLE and _capital_follows(tokens, index)
    return token.key not in LITTLE


def labelled(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a figure or single letter names a section: the 2 of "options 1-2", "Annex A"."""
    token = tokens[index]
    if token.kind != "figure" and not (len(token.plain) == 1 and token.plain.isalpha()):
        return False
    if token.kind != "figure" and token.key == "a" and not token.plain.isupper():
        return False
    at = index - 1
    while at >= 0 and _carries_on(tokens, at):
        at -= 1
    return at >= 0 and tokens[at].key in LABELS and index - at <= 8


def picks_out(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a label before a noun says which are meant: the 1 of "category 1 services"."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    noun = after is not None and after.kind == "word" and after.plain.islower()
    return noun and labelled(tokens, index) and tokens[index - 1].key in KINDS_OF


def could_name(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a word at the start of a sentence could be a name: "Facebook were helpful"."""
    token = tokens[index]
    if token.kind != "word" or not token.plain[:1].isupper() or token.key in LITTLE:
        return False
    return not token.key.endswith(("ing", "ly", "ed")) and len(token.key) > 2


def starts_sentence(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token is the first of a sentence, or of the text."""
    at = index - 1
    while at >= 0 and tokens[at].kind == "mark" and tokens[at].plain in "([{":
        at -= 1
    return at < 0 or tokens[at].plain in _ENDS_SENTENCE or tokens[at].kind == "ellipsis"


def _carries_on(tokens: Sequence[Token], at: int) -> bool:
    """Say whether the token may stand between a label and a later one of its figures.

    A dash that no figure stands before parts sentences: "the section – 356 beds".
    """
    token = tokens[at]
    if token.kind == "dash" and at:
        return tokens[at - 1].kind == "figure" or len(tokens[at - 1].plain) == 1
    listed = token.plain in (",", "(", ")", "-") or token.key in ("and", "or", "to")
    return listed or token.kind == "figure" or len(token.plain) == 1


def _labels_something(tokens: Sequence[Token], index: int) -> bool:
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None:
        return False
    single = len(after.plain) == 1 and after.plain.isupper() and after.plain.isalpha()
    return after.kind == "figure" or single


def _has_inner_capital(word: str) -> bool:
    """Say whether capitals or figures stand inside the word: NCA, WhatsApp, U13, pol00026572."""
    return any(c.isupper() or c.isdigit() for c in word[1:])


def _capital_follows(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].key in TITLES:
        return True
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if after is None or after.kind != "word":
        return False
    return after.plain[:1].isupper() and after.key != "i" and len(after.plain) > 1
