"""Words that say how sure, how bound or how exact a statement is.

The promise: whatever makes a statement weaker, stronger or less exact ("may", "must", "likely",
"up to") stands in one of these tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotes.meaning.numbers import names_month, states_number
from assistant.quotes.meaning.table import Table, words
from assistant.quotes.meaning.tokens import Token

MODALS = Table(
    """may, might, could, should, must, will, would, can, shall, ought, 'll, 'd, needs to, need
    to, have to, has to, had to, required to, able to, allowed to, going to, due to be,
    supposed to"""
)
HEDGES = Table(
    """likely, unlikely, likelihood, possible, possibly, impossible, probable, probably, perhaps,
    maybe, potential, potentially, apparent, apparently, allegedly, alleged, reportedly,
    purportedly, presumably, arguably, seemingly, supposedly, conceivably, certainly,
    definitely, undoubtedly, surely, clearly, inevitably, inevitable, necessarily, certain to,
    bound to, roughly, approximately, virtually, almost, nearly, somewhat, relatively, broadly,
    tentative, tentatively, provisional, provisionally, preliminary, indicative, uncertain,
    hypothetical, arguable, debatable, questionable, contestable, conceivable, plausible,
    open to question, open to doubt, open to debate, in dispute, tends to, tend to, tended to""",
    """seem+, appear+, suggest+, estimate+, estimates, estimation, expect+, expectation,
    anticipate+, assume+, assumption, assumptions, believe+, suspect+, claim+, allege+, hope+,
    fear+, doubt+, think, thinks, thought, intend+, indicate+, predict+, project+, forecast+,
    hypothesis""",
    """up to, at least, at most, at best, at worst, no more than, not more than, no fewer than,
    no less than, more or less, sort of, kind of, in theory, in principle, in practice, in my
    opinion, in our view, in my view, it is my opinion, our view, to some extent""",
    """as far as i know, as far as i am aware, as far as i 'm aware, as far as i recall, as far as i
    can recall, to my knowledge, to the best of my knowledge, as i understand it, as we understand
    it, as a rule, by and large, on balance, on the whole""",
)
BOUND = frozenset(
    frozenset(pair.split("/"))
    for pair in words(
        """duty/power duties/powers obligation/right obligations/rights obligation/option
    requirement/option requirements/options requirement/recommendation rule/guideline
    rules/guidelines rule/guidance required/allowed required/encouraged required/invited
    obliged/entitled obliged/encouraged duty/discretion order/request demand/request
    demands/requests commitment/aim commitment/aspiration target/forecast"""
    )
)
"""Words that bind, each with one that does not: exchanging them changes what must be done."""
QUALIFIERS = words(
    "around about over under some nearly almost circa approximately c exactly precisely"
)
"""Words that say how exact the figure after them is."""
_HOW_EXACT = words("around about exactly precisely")
_FRONTS = words("the a these those last past next first")
"""What may stand between such a word and its figure: "about the last 12 months"."""
REPORTING = Table(
    """say, says, said, state, states, stated, argue+, argued, insist+, report, reports, reported,
    told, tells, maintain, maintains, maintained, assert+, considers, considered, concludes,
    concluded, contend+, took the view, takes the view"""
)
"""Without these, what someone says becomes what is so."""
COMPARED = Table(
    "more than, less than, fewer than, greater than, as many as, as few as, in excess of"
)

_FAINT = words("potential potentially clearly project projects hope hopes claims claim relatively")
_NOUNS = words("fear fears doubt thought will might can must may")
_DETERMINERS = words("the a an this that his her their our its my your no any")


def qualifies(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token at ``index`` is a modal or a hedge."""
    if MODALS.at(tokens, index) or HEDGES.at(tokens, index):
        return not _noun(tokens, index)
    if COMPARED.phrase(tokens, index):
        return _before_number(tokens, (COMPARED.phrase(tokens, index) or (0, 0))[1])
    after = index + 1
    while tokens[index].key in _HOW_EXACT and after < len(tokens) and tokens[after].key in _FRONTS:
        after += 1
    return tokens[index].key in QUALIFIERS and _before_number(tokens, after)


def faint(token: Token) -> bool:
    """Say whether the token hedges so faintly that leaving it out is worth a note and no more."""
    return token.key in _FAINT


def _noun(tokens: Sequence[Token], index: int) -> bool:
    """Say whether a word such as "will" is a noun here: "the will of the House"."""
    key = tokens[index].key
    if names_month(tokens, index):
        return True
    return key in _NOUNS and index > 0 and tokens[index - 1].key in _DETERMINERS - {"that", "this"}


def _before_number(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and states_number(tokens, index)
