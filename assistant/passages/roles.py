"""The words behind a name go in ("Vice-Chair APPG on Media"); role and organisation come out.

The words stay as printed. Where they could be cut in two ways ("Head of Policy"), they stay whole
as the role; where no role stands in them, they are the organisation.
"""

from __future__ import annotations

import re

_HEADS_A_BODY = (
    r"(?:(?:Vice|Deputy|Co|Joint|Acting|Interim|Honorary|Past|Former)[- ])*"
    r"(?:Chair(?:man|woman|person)?|President|Chief Executive(?: Officer)?|CEO|Treasurer|Secretary|"
    r"Convenor|Clerk|Leader|Founder|Trustee|Member|Representative|Governor|Principal|Patron)"
)
"""Roles that one has in a body: what stands behind "of" is the body."""

_ROLE_NOUN = (
    r"(?:Chair(?:man|woman|person)?|President|Director|Head|Secretary|Treasurer|Clerk|Convenor|"
    r"Chief Executive(?: Officer)?|CEO|Manager|Officer|Adviser|Advisor|Lead|Leader|Coordinator|"
    r"Co-ordinator|Minister|Commissioner|Ombudsman|Professor|Lecturer|Researcher|Fellow|Analyst|"
    r"Economist|Barrister|Solicitor|Counsel|Editor|Governor|Trustee|Member|Representative|"
    r"Registrar|Inspector|Superintendent|Constable|Consultant|Administrator|Librarian|Patron|"
    r"Spokesperson|Spokesman|Spokeswoman|Founder|Principal|Headteacher|Councillor|Ambassador|"
    r"Whip|Partner|Intern|Apprentice|Caseworker)"
)
_BODY_WORD = re.compile(
    r"\b(?:APPG|All[- ]Party|Foundation|Council|Trust|Charity|Agency|University|College|Group|"
    r"Society|Association|Union|Institute|Ltd|Limited|plc|Committee|Commission|Board|Network|"
    r"Alliance|Centre|School|Party|Parliament|Federation|Forum|Office|Department|Ministry|"
    r"Service|Authority|Company|Campaign|Academy|Hospital|Church|Bank|Press)\b|\b[A-Z]{2,}\b"
)
_STATE = re.compile(
    r"(?:[\w-]+ )*(?:(?:Under[- ])?(?:Secretary|Minister) of State|"
    r"Minister for|Member of (?:Parliament|the)|MP for|MSP for|MS for)\b.*$"
)
_HEADS = re.compile(
    rf"(?P<role>{_HEADS_A_BODY})(?:[ ](?:of|at|for|to|from)[ ](?:the[ ])?|[ ](?=[A-Z]))"
    r"(?P<organisation>\S.*)$"
)
_ROLE_AT = re.compile(
    rf"(?P<role>(?:[\w&’'-]+[ ]){{0,5}}?{_ROLE_NOUN}(?:[ ](?:of|for)[ ].+?)?)"
    r"[ ]at[ ](?:the[ ])?(?P<organisation>[A-Z0-9].*)$"
)
_ROLE_OF = re.compile(
    rf"(?P<role>(?:[\w&’'-]+[ ]){{0,5}}?{_ROLE_NOUN})"
    r"[ ](?:(?:of|at|for|to|from|with)[ ](?:the[ ])?)?(?P<organisation>[A-Z0-9].*)$"
)
_ROLE = re.compile(rf"(?:[\w&’'-]+[ ]){{0,6}}?{_ROLE_NOUN}(?:[ ](?:for|of|on)[ ].*|[ ].*)?$")
_ROLE_ALONE = re.compile(rf"(?:[\w&’'-]+[ ]){{0,6}}?{_ROLE_NOUN}(?:[ ](?:for|of|on)[ ].*)?$")
_ROLE_BEHIND = re.compile(
    r"(?P<organisation>[A-Z0-9].*?)[ ](?P<role>(?:(?:joint|deputy|national|policy|senior)[ ])*"
    r"(?:lead|head|director|chair|manager|officer|adviser|advisor|spokesperson|representative|"
    r"commissioner|trustee|member)\b(?:[ ](?:for|of|on)[ ].+)?)$"
)
_BARE = re.compile(r"\b(?:MP|MSP|MS|MLA|KC|QC|CBE|OBE|MBE|DBE|KBE)\b|\([^()]*\)")
"""Honours and brackets, which say nothing of a body though they may be in capitals."""

_OFFICE = re.compile(r"(?:the )?(?:private |constituency )?office of\b", re.IGNORECASE)


def role_and_organisation(words: str) -> tuple[str | None, str | None]:
    """Return the role and the organisation in ``words``, each None where it is not given."""
    words = words.strip(" ,;")
    if not words:
        return None, None
    if _OFFICE.match(words):
        return None, words
    if _STATE.match(words):
        return words, None
    if "," in words:
        return _parted(words)
    return _together(words)


def names_a_role_or_body(words: str) -> bool:
    """Return whether ``words`` hold a role or the name of a body, and so are no person's name."""
    bare = _BARE.sub("", words).strip()
    return bool(_ROLE_ALONE.match(bare) or _OFFICE.match(bare) or _BODY_WORD.search(bare))


def _parted(words: str) -> tuple[str | None, str | None]:
    """Two parts: the one that names a role is the role, if only one does."""
    first, rest = (part.strip() for part in words.split(",", 1))
    if _HEADS.match(words) and not _ROLE_ALONE.match(rest):
        return _together(words)
    if _ROLE.match(first):
        return first, rest or None
    if _ROLE_ALONE.match(rest):
        return rest, first
    return None, words


def _together(words: str) -> tuple[str | None, str | None]:
    found = _ROLE_AT.match(words) or _HEADS.match(words)
    if found is None:
        found = _ROLE_OF.match(words)
        found = found if found and _BODY_WORD.search(found["organisation"]) else None
    if found is not None:
        return found["role"], found["organisation"]
    if _ROLE_ALONE.match(words) or _ROLE_ALONE.fullmatch(_BARE.sub("", words).strip()):
        return words, None
    if behind := _ROLE_BEHIND.match(words):
        return behind["role"], behind["organisation"]
    return None, words
