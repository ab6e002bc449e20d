"""A paragraph of a report of debates goes in; out come the speaker it names and what they are.

"John Smith (Leeds West) (Lab):", "The Minister for Rivers (Jane Doe):", "Mr Speaker:",
"Q3. Mary Roe (Ely):". The promise: what tells what happened ("rose—", "The House divided") names
nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.documents.document import Block, Document

_PARTY = (
    r"Lab|Con|LD|Lib Dem|SNP|DUP|PC|Ind|Green|UUP|SDLP|Alliance|Reform|CB|Non-Afl|Ind Lab|Ind Con|"
    r"UKIP|Alba|TUV|RUK|GP|Your Party|Your|Lab/Co-op|Lab/Co-Op|SF|Ind SD|Ind UU|Respect"
)
_PREFIX = (
    r"(?:(?P<number>\[?\d{1,6}\]?\.?|Q\s?\d{1,4}\.?)\s+)?(?:\[(?P<reference>[A-Z]{0,3}\d+)\]\s+)?"
)
_WORD = r"[A-Z][\w’'.-]*"
_TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|"
    r"Duke|Marquess|Professor|Rev|Reverend|The Earl|The Duke|The Lord|The Countess|The Rt Rev)\.?"
)
_LABEL = re.compile(
    rf"{_PREFIX}(?P<name>(?:The )?{_WORD}(?:[ ](?:(?:of|the|for|and|de|van|von|to|at|in|on)[ ]|& )*"
    rf"(?:{_WORD},?))*)"
    r"(?P<brackets>(?:\s*[(\[][^()\[\]\n]{1,80}[)\]]){0,3})\s*(?P<colon>:)\s*"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_OFFICE = re.compile(
    r"(?:The )?(?:(?:Prime|Deputy Prime|First|Minister|Parliamentary|Under-?Secretary|Secretary|"
    r"Chancellor|Lord (?:Chancellor|President|Privy Seal|Advocate)|Attorney|Solicitor|Advocate|"
    r"Leader|Chief|Financial|Economic|Exchequer|President|Paymaster|Comptroller|Treasurer|"
    r"Vice-Chamberlain|Chair|Chairman|Second Church|Minister of State|Economic Secretary|"
    r"Senior Deputy|Chairman of Committees|Captain|Advocate-General|Lord Speaker)\b.*)"
)
_PRESIDING = re.compile(
    r"(?:Mr|Madam|Mrs|Ms|Dame|The)?\s?(?:Deputy |Lord )?Speaker|The Chair(?:man|woman)?|"
    r"The (?:First |Second |Temporary )?(?:Deputy )?Chair(?:man|woman)?(?: of Ways and Means)?|"
    r"Mr Deputy Speaker|Madam Deputy Speaker",
)
_SEVERAL = re.compile(
    r"(?:Several |An? |Some )?(?:[Hh]on(?:ourable|\.)? (?:Members?|and learned)|Noble Lords?|"
    r"noble Lords?|Members?|Peers?|Lords?)$"
)
_NARRATIVE = re.compile(
    r".{0,120}\brose\s*[—–-]|(?:The )?(?:House|Committee|Lords) (?:divided|adjourned|resumed|met|"
    r"sat|having divided|proceeded)|Question (?:put|agreed|accordingly|proposed|again proposed)|"
    r"Question,? |(?:Motion|Amendment|Bill|Clause|Clauses|Order|New Clause|Lords Amendments?)\b"
    r".{0,80}\b(?:agreed|negatived|disagreed|withdrawn|moved|read|ordered|tabled)\b|"
    r"(?:Ayes|Noes|Contents|Not Contents)\b|Tellers for|Division No|Brought up|Ordered,|Resolved,|"
    r"The Prayers|Prayers|The (?:sitting|debate) (?:was|is)|[A-Z][a-z]+ (?:and|indicated) "
    r"[a-z]+ (?:assent|dissent)|(?:.{3,60} )?indicated (?:as|dis)sent|Debate (?:to be )?"
    r"(?:resumed|adjourned)|Sitting suspended|On resuming|Hon\. Members(?:: | cried)",
)


@dataclass(frozen=True, slots=True)
class Named:
    """What a paragraph prints of its speaker; ``words`` is where their words begin.

    ``office`` is the office printed before a name in brackets, or alone; ``seat`` and ``party``
    stand in brackets behind the name.
    """

    label: str
    name: str | None
    words: int
    office: str | None = None
    seat: str | None = None
    party: str | None = None
    question: str | None = None
    collective: bool = False
    sure: bool = False


def named_in(document: Document, block: Block) -> Named | None:
    """Return whom ``block`` begins by naming, or None where it goes on with the speech above."""
    words = document.text[block.start : min(block.end, block.start + 260)]
    found = _LABEL.match(words)
    if found is None or len(found["name"].split()) > 16:
        return None
    brackets = _BRACKET.findall(found["brackets"])
    bold = bool(block.emphasis) and block.emphasis[0][0] - block.start <= len(found[0])
    name = found["name"].strip()
    label = (name + found["brackets"]).strip()
    number = (found["number"] or "").strip("[]. ").replace(" ", "")
    question = _question(number, found["reference"])
    named = Named(label, None, found.end(), question=question)
    if _SEVERAL.match(name):
        return replace(named, collective=True, sure=True)
    if _PRESIDING.fullmatch(name):
        return replace(named, name=brackets[0] if brackets else None, office=name, sure=True)
    if _OFFICE.match(name):
        return replace(
            named,
            name=brackets[0] if brackets else None,
            office=name,
            party=_party(brackets[1:]),
            sure=bool(brackets) or bold,
        )
    party = _party(brackets)
    seat = next((b for b in brackets if b != party), None)
    titled = re.match(_TITLES, name) is not None
    marked = document.format == "xml" and len(name.split()) > 1
    sure = bool(brackets) or titled or bold or marked
    return replace(named, name=name, seat=seat, party=party, sure=sure)


def _question(number: str, reference: str | None) -> str | None:
    """Return the number of a question as it is cited: "Q3"; of a written one as it is printed."""
    if not number:
        return None
    plain = number.removeprefix("Q") or reference
    oral = plain is not None and number.startswith("Q")
    return f"Q{plain}" if oral else plain


def tells(words: str) -> bool:
    """Return whether ``words`` tell what the House did."""
    return bool(_NARRATIVE.match(words))


def _party(brackets: list[str]) -> str | None:
    return next((b for b in brackets if re.fullmatch(_PARTY, b)), None)
