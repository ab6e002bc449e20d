"""Words with an opposite: more and less, rise and fall, support and oppose.

The promise: a word of these tables cannot be exchanged for another, or left out beside the word
it governs, without being told as a change of direction.
"""

from __future__ import annotations

from assistant.quotes.meaning.table import Table, words

COMPARATIVES = Table(
    """more, less, fewer, most, least, greater, greatest, smaller, smallest, larger, largest,
    bigger, biggest, higher, highest, lower, lowest, better, best, worse, worst, stronger,
    strongest, weaker, weakest, faster, slower, sooner, easier, harder, safer, longer,
    shorter, wider, narrower, closer, better, minimum, maximum, too"""
)
DIRECTIONS = Table(
    """increase+, decrease+, reduce+, reduction, reductions, rise, rises, rose, risen, rising,
    fall, falls, fell, fallen, falling, grow, grows, grew, grown, growing, growth, shrink,
    shrinks, shrank, shrunk, shrinking, decline+, expand+, expansion, cut, cuts, cutting,
    raise+, drop+, dropped, dropping, lower+, improve+, improvement, worsen+, deteriorate+,
    strengthen+, weaken+, widen+, narrow+, accelerate+, slow+, gain+, lose, loses, lost,
    losing, loss, losses, exceed+""",
    """support+, supportive, oppose+, opposition, opposed, favour+, agree+, agreement, reject+,
    accept+, approve+, approval, welcome+, criticise+, condemn+, praise+, endorse+, resist+,
    object+, objection, in favour, against""",
    """allow+, permit+, permitted, permitting, ban, bans, banned, banning, prohibit+, prevent+,
    forbid, forbids, forbidden, forbade, enable+, disable+, encourage+, discourage+, promote+,
    hinder+, protect+, endanger+, harm+, help+, include+, exclude+, start+, stop+, stopped,
    stopping, begin, begins, began, begun, end+, open+, close+, succeed+, success, successful,
    increased, strong, weak, safe, unsafe, safer, dangerous, positive, negative, true, false,
    high, low, easy, difficult, hard, lawful, illegal, legal, criminal, guilty, innocent,
    effective, sufficient, adequate, consensual, voluntary, mandatory, compulsory, optional,
    always, rarely, public, private, advantage, advantages, disadvantage, disadvantages,
    benefit+, risk, risks, sharp, gradual""",
)
STANCES = Table("against, in favour, opposed to, support+, oppose+, reject+, favour+")
"""Words for or against something; adding or dropping one turns a statement round."""
PAIRS = frozenset(
    frozenset(pair.split("/"))
    for pair in words(
        """for/against up/down before/after over/under above/below right/wrong good/bad first/last
    long/short early/late new/old in/out online/offline  on/off
    to/from with/without into/out internal/external rich/poor minor/major quick/slow
    large/small big/small better/worse wide/narrow near/far same/different win/lose buy/sell
    formal/informal broad/narrow
    top/bottom quickly/slowly often/rarely frequent/rare fast/slow early/later earlier/later
    light/heavy inside/outside upper/lower upwards/downwards upward/downward hot/cold
    full/empty cheap/expensive earliest/latest simple/complex urgent/routine active/passive
    common/rare simple/complicated helpful/harmful harmless/harmful within/outside
    success/failure successes/failures succeed/fail succeeds/fails succeeded/failed
    successful/failed"""
    )
)
"""Common words that are opposites only of each other."""


def opposites(one: str, other: str) -> bool:
    """Say whether the two words are a listed pair of opposites."""
    return frozenset((one, other)) in PAIRS
