"""A paragraph of a report of debates goes in; out come the speaker it names and what they are.

"John Smith (Leeds West) (Lab):", "The Minister for Rivers (Jane Doe):", "Mr Speaker:",
"Q3. Mary Roe (Ely):". The promise: what tells what happened ("rose—", "The House divided") names
nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.documents.document import Block, Document
from assistant.passages.capitals import proper_name, proper_office

_PARTY = (
    r"Lab|Con|LD|Lib Dem|SNP|DUP|PC|Ind|Green|UUP|SDLP|Alliance|Reform|CB|Non-Afl|Ind Lab|Ind Con|"
    r"UKIP|Alba|TUV|RUK|GP|Your Party|Your|Lab/Co-op|Lab/Co-Op|SF|Ind SD|Ind UU|Respect"
)
_PREFIX = (
    r"(?:(?P<number>\[?\d{1,6}\]?\.?|Q\s?\d{1,4}\.?)\s+)?(?:\[(?P<reference>[A-Z]{0,3}\d+)\]\s+)?"
)
_WORD = r"[A-Z][\w’'.-]*"
_SMALL = (
    "of|the|for|and|de|van|von|to|at|in|on|ole|ap|bin|ibn|al|el|der|den|du|da|del|dos|la|le|ter"
)
"""Small words inside a name or an office."""

_SOME = r"(?:Some|Several|An?|Various) [Hh]on(?:ourable|\.)? [Mm]embers?"
_TITLES = (
    r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Viscount|Viscountess|Earl|Countess|"
    r"Duke|Marquess|Professor|Prof|Rev|Reverend|Hon|Senator|Sen|(?:Deputy )?Mayor|Councillor|Cllr|"
    r"Alderman|The Earl|The Duke|The Lord|"
    r"The Countess|The Rt Rev)\.?"
)
_LABEL = re.compile(
    rf"{_PREFIX}(?P<name>{_SOME}|(?:The )?{_WORD}(?: \([A-Z][a-z]{{1,5}}\.?\))?"
    rf"(?:[ ](?:(?:{_SMALL})[ ]|& )*(?:{_WORD},?))*)"
    r"(?P<brackets>(?:\s*[(\[](?:[^()\[\]\n]|\([^()\n]{1,8}\)){1,100}[)\]]){0,3})\s*(?P<colon>:)\s*"
)
_BOTH = re.compile(r"([^,]+(?:, [^,]+)?), ([A-Z][A-Za-z]{0,5}\.?|[A-Z]{2,6}(?:-[A-Z])?)")
"""Seat and party in one bracket ("Ely, Lib.")."""

_ABBREVIATED = re.compile(r"[A-Za-z&+/-]*[A-Z][A-Za-z&+/-]*[A-Z][A-Za-z&+/-]*")
"""One word with two capitals is a party ("ANC", "PvdA"), no place."""

_BRACKET = re.compile(r"[(\[]((?:[^()\[\]]|\([^()]{1,8}\))+)[)\]]")
_OFFICE = re.compile(
    r"(?:The )?(?:(?:Prime|Deputy Prime|First|Minister|Parliamentary|Under-?Secretary|Secretary|"
    r"Chancellor|Lord (?:Chancellor|President|Privy Seal|Advocate)|Attorney|Solicitor|Advocate|"
    r"Leader|Chief|Financial|Economic|Exchequer|President|Paymaster|Comptroller|Treasurer|"
    r"Vice-Chamberlain|Chair|Chairman|Second Church|Minister of State|Economic Secretary|"
    r"Senior Deputy|(?:Acting |Deputy |City )*Clerk|Chairman of Committees|"
    r"Captain|Advocate-General|Lord Speaker)\b.*)"
)
_PEERAGE = re.compile(
    r"The (?:Earl|Duke|Duchess|Countess|Marquess|Marchioness|Viscount|Viscountess|Baroness|Baron|"
    r"Lord|Lady|Archbishop|Bishop|Rt\.? Rev|Master)\b"
    r"(?!.*\b(?:Minister|Secretary|Advocate|Privy)\b)"
)
_PERSON = re.compile(rf"{_WORD}(?: (?:of |de |van |von )?{_WORD}){{1,5}}")
_PRESIDING = re.compile(
    r"(?:(?:Mr|Madam|Mrs|Ms|Dame|Hon)\.? |The )?(?:(?:Temporary|Acting|Assistant|Principal|First|"
    r"Second|Deputy|Lord) )*(?:Speaker|SPEAKER|President|Presiding Officer|Convener|Chairperson)|"
    r"The (?:(?:Acting|First|Second|Temporary|Deputy) )*Chair(?:man|woman)?(?: of Ways and Means)?|"
    r"(?:Mr|Madam)\.? (?:(?:Temporary|Deputy) )*Chair(?:man|woman|person)?",
    re.IGNORECASE,
)
_CAPITAL = r"(?:[A-Z][\w.’'-]*|\([A-Z][^()\n]{0,60}\))"
_NO_LABEL = re.compile(
    r"Translation|Interpretation|(?:And )?Whereas\b|(?:Now,? )?(?:Therefore,? )?Be it\b",
    re.IGNORECASE,
)
"""How a note of the reporters begins, or a text that is moved: the speaker above is done."""

_PERHAPS = re.compile(rf"({_CAPITAL}(?: (?:{_CAPITAL}|[a-z’']{{1,4}})){{0,10}} {_CAPITAL}) ?:\s")
_OF_PARLIAMENT = re.compile(r"Speaker|Presiding Officer", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:Several |An? |Some )?(?:[Hh]on(?:ourable|\.)? (?:Members?|and learned)|Noble Lords?|"
    r"noble Lords?|Members?|Peers?|Lords?|Senators?)$",
    re.IGNORECASE,
)
_NARRATIVE = re.compile(
    r".{0,120}\brose\s*[—–-]|(?:The )?(?:House|Committee|Lords|Assembly|Parliament|Senate) "
    r"(?:divided|adjourned|resumed|met|"
    r"sat|having divided|proceeded)|Question (?:put|agreed|accordingly|proposed|again proposed)|"
    r"Question,? |(?:Motion|Amendment|Bill|Clause|Clauses|Order|New Clause|Lords Amendments?)\b"
    r".{0,80}\b(?:agreed|negatived|disagreed|withdrawn|moved|read|ordered|tabled)\b|"
    r"(?:Ayes|Noes|Contents|Not Contents)\b|Tellers for|Division No|Brought up|Ordered,|Resolved,|"
    r"The Prayers|Prayers|The (?:sitting|debate) (?:was|is)|[A-Z][a-z]+ (?:and|indicated) "
    r"[a-z]+ (?:assent|dissent)|(?:AND )?WHEREAS\b|(?:NOW,? )?(?:THEREFORE,? )?BE IT\b|"
    r"(?:Moved|Seconded) by\b|Motion No\b|Translation of\b|Leave (?:not )?granted|"
    r"Later\s*[—–-]|Agreed to\.$|(?:Hon\S*) (?:[Ss]enators|[Mm]embers) having|"
    r"(?:.{3,60} )?indicated (?:as|dis)sent|Item \d+\s*[–—-]\s|(?:A )?(?i:recorded vote) was\b|"
    r"Debate (?:to be )?(?:resumed|adjourned)|Sitting suspended|On resuming|"
    r"Hon\. Members(?:: | cried)",
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
    presiding: bool = False
    sure: bool = False


def named_in(document: Document, block: Block) -> Named | None:
    """Return whom ``block`` begins by naming, or None where it goes on with the speech above."""
    words = _beginning(document, block)
    return named_as(words, bold=_bold(block), marked=document.format == "xml")


def who_in(document: Document, block: Block) -> Named | None:
    """Return what :func:`named_in` does, but not where the words begin, nor a question's number."""
    found = _label_of(_beginning(document, block))
    return None if found is None else _who(found, _bold(block), marked=document.format == "xml")


def may_sit(document: Document, block: Block) -> bool:
    """Say whether the label of ``block``, if it has one, may show a party or who presides.

    It is no more than a glance: most documents that have labels are no reports of debates.
    """
    words = _beginning(document, block)
    label = words[: words.find(":") + 1]
    return "(" in label or "[" in label or (":" in label and _presides(label))


@lru_cache(maxsize=4096)
def _presides(label: str) -> bool:
    return _OF_PARLIAMENT.search(label) is not None


def named_as(words: str, *, bold: int | None = None, marked: bool = False) -> Named | None:
    """Return whom ``words`` begin by naming, or None.

    ``bold`` is where bold type begins in them; ``marked`` says that marks make it likely.
    """
    found = _label_of(words)
    if found is None:
        return None
    number = (found["number"] or "").strip("[]. ").replace(" ", "")
    named = _who(found, bold, marked=marked)
    return replace(named, words=found.end(), question=_question(number, found["reference"]))


def _beginning(document: Document, block: Block) -> str:
    return document.text[block.start : min(block.end, block.start + 260)]


def _bold(block: Block) -> int | None:
    return block.emphasis[0][0] - block.start if block.emphasis else None


def _label_of(words: str) -> re.Match[str] | None:
    found = _LABEL.match(words) if ":" in words else None
    if found is None or len(found["name"].split()) > 16 or _NO_LABEL.match(found["name"]):
        return None
    return found


def _who(found: re.Match[str], bold: int | None, *, marked: bool) -> Named:
    in_bold = bold is not None and bold <= len(found[0])
    return _named(found["name"].strip(), found["brackets"], in_bold, marked)


@lru_cache(maxsize=4096)
def _named(name: str, printed: str, in_bold: bool, marked: bool) -> Named:
    """Return what a label says but for its place; ``printed`` are the brackets behind the name.

    A report prints few labels, each many times.
    """
    brackets = _BRACKET.findall(printed)
    named = Named(label=(name + printed).strip(), name=None, words=0)
    if _SEVERAL.match(name):
        return replace(named, collective=True, sure=True)
    if _PRESIDING.fullmatch(name):
        who = brackets[0] if brackets else None
        office = proper_office(name)
        return replace(named, name=who, office=office, presiding=True, sure=True)
    if _OFFICE.match(proper_office(name)) or _holds_office(name, brackets):
        sure = bool(brackets) or in_bold
        who = brackets[0] if brackets else None
        party = _party(brackets[1:])
        return replace(named, name=who, party=party, office=proper_office(name), sure=sure)
    seat, party = seat_and_party(brackets)
    titled = re.match(_TITLES, proper_name(name)) is not None
    sure = bool(brackets) or titled or in_bold or (marked and len(name.split()) > 1)
    return replace(named, name=proper_name(name), seat=seat, party=party, sure=sure)


def _holds_office(name: str, brackets: list[str]) -> bool:
    """“The Deputy First Minister (Jane Doe)”: an article, and a person’s name in brackets."""
    if name[:4].casefold() != "the " or _PEERAGE.match(name) or not brackets:
        return False
    return _PERSON.fullmatch(brackets[0]) is not None and _party(brackets[:1]) is None


def seat_and_party(brackets: list[str]) -> tuple[str | None, str | None]:
    """Return the seat and the party that brackets behind a name print, as far as they do."""
    party = _party(brackets)
    seat = next((b for b in brackets if b != party), None)
    if seat is not None and party is None and (both := _BOTH.fullmatch(seat)):
        seat, party = both[1], both[2]
    if seat is not None and not seat[:1].isupper():
        seat = None
    if party is None and seat is not None and _ABBREVIATED.fullmatch(seat):
        return None, seat
    return seat, party


def _question(number: str, reference: str | None) -> str | None:
    """Return the number of a question as it is cited: "Q3"; of a written one as it is printed."""
    if not number:
        return None
    plain = number.removeprefix("Q") or reference
    oral = plain is not None and number.startswith("Q")
    return f"Q{plain}" if oral else plain


def may_name(words: str) -> str | None:
    """Return what may be a label of a form nobody foresaw, so that the speech above ends there."""
    found = _PERHAPS.match(words[:120])
    return found[1] if found else None


def presides(named: Named) -> bool:
    """Return whether the label is of whoever presides over a parliament; committees have chairs."""
    return named.presiding and _presides(named.office or "")


def rises(words: str) -> Named | None:
    """Return who is named in full as rising ("John Smith (Leeds) (Lab) rose—"), or None."""
    found = re.match(r"(.{4,120}?)\s+rose\s*[—–-]", words)
    named = named_as(f"{found[1]}: ") if found else None
    return named if named is not None and named.seat and named.party else None


def tells(words: str) -> bool:
    """Return whether ``words`` tell what the House did."""
    return bool(_NARRATIVE.match(words))


def is_party(words: str) -> bool:
    """Return whether ``words`` are how a report prints a party we know."""
    return re.fullmatch(_PARTY, words) is not None


def _party(brackets: list[str]) -> str | None:
    return next((b for b in brackets if re.fullmatch(_PARTY, b)), None)
