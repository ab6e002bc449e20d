"""Who a sentence of ours says is speaking, in the words around a quotation.

In go the words before a quotation in its sentence, and those after it; out comes :class:`Said`.
The promise: a name counts as the speaker only where the grammar makes it one ("X said", "according
to X", "X:", "said X"); anybody else who is named, and a pronoun, is nobody.
"""

from __future__ import annotations

import re

from assistant.checks.returned.citations import placed_dates
from assistant.checks.returned.naming import NAME, plain
from assistant.noun import Noun

_PRESENT_TEXT = """
says tells states writes explains adds argues warns asks notes concludes advises recommends
observes describes confirms reports outlines emphasises stresses suggests believes comments
remarks records declares announces admits claims insists urges replies continues maintains
thinks puts
"""
_PAST_TEXT = """
said told stated wrote explained added argued warned asked noted concluded advised recommended
observed described confirmed reported outlined emphasised stressed suggested believed commented
remarked recorded declared announced admitted claimed insisted urged replied continued
maintained thought testified put
"""
_VERB = (
    "(?:"
    + "|".join(
        [
            *_PRESENT_TEXT.split(),
            *_PAST_TEXT.split(),
            "points? out",
            "pointed out",
            "goes on",
            "went on",
        ]
    )
    + r"|spoke of|speaks of|referred to|refers to)"
)
_ADVERB = (
    r"(?:(?:also|then|later|further|again|rightly|clearly|himself|herself|itself|has|have|had|once"
    r"|recently|similarly|moreover|now|never|MP|MSP|KC|OBE)\s+)*"
)
_ASIDE = r"(?:,\s[^,:;‘“\"]{1,120},|\s\([^()]{1,120}\))?"
_ROLE = (
    r"(?:,\s(?P<role>[^,:;‘“\"]{1,120}),|\s(?:of|from|at|for)\s(?P<of>(?:the\s)?{name}),?"
    r"|\s\((?P<brackets>[^()]{1,120})\))?"
)
_WHO = r"(?P<who>(?:[Tt]he\s)?{name})"


def _pattern(form: str) -> re.Pattern[str]:
    who = _WHO.format(name=NAME)
    role = _ROLE.replace("{name}", NAME)
    return re.compile(
        form.replace("<WHO>", who)
        .replace("<ROLE>", role)
        .replace("<VERB>", _VERB)
        .replace("<ADVERB>", _ADVERB)
        .replace("<ASIDE>", _ASIDE)
    )


_SUBJECT = _pattern(r"(?<![\w’'-])<WHO><ROLE>\s+<ADVERB>(?P<verb><VERB>)\b")
_ITS_PAPER = _pattern(
    r"(?<![\w’'-])<WHO>(?:[’']s?)?\s+(?:own\s+)?(?:submission|paper|report|minutes|response|evidence"
    r"|letter|note|assessment|guidance|memorandum|statement|review|strategy|consultation|document)"
    r"(?:\s(?:of|to|for|on)\s[^:,;‘“\"]{1,60})?,?\s+<ADVERB>(?P<verb><VERB>)\b"
)
_ACCORDING = _pattern(r"\b[Aa]ccording to\s+<WHO><ROLE>")
_WORDS_OF = _pattern(r"\b(?:words|evidence|view|account|opinion|testimony) of\s+<WHO><ROLE>")
_OWN_WORDS = _pattern(
    r"<WHO>[’']s?\s+(?:own\s+)?(?:words|view|evidence|account|opinion|testimony)\b"
)
_LABEL = _pattern(r"(?:^|[.;]\s)<WHO>(?:<ROLE>|,\s(?:the\s)?{})\s*:\s*$".replace("{}", NAME))
_AFTER_VERB = _pattern(r"^[\s,.–—-]*(?P<verb><VERB>)\s+<WHO><ROLE>")
_AFTER_SUBJECT = _pattern(r"^[\s,–—-]*<WHO><ROLE>\s+<ADVERB>(?P<verb><VERB>)\b")
_AFTER_WORDS_OF = _pattern(
    r"^[\s,.–—-]*(?:in\s+the\s+(?:own\s+)?words\s+of|according\s+to|to\s+quote|as)\s+<WHO><ROLE>"
)
_AFTER_OWN_WORDS = _pattern(r"^[\s,.–—-]*in\s+<WHO>[’']s?\s+(?:own\s+)?(?:words|view|phrase)\b")
_SIGNED = _pattern(
    r"^[\s.]*[–—-]\s*<WHO>(?:<ROLE>|,[^:;‘“\"]{1,120})\s*$"
    r"|^\s*\((?P<signed>{})(?:,[^()\d]{1,120})?\)".replace("{}", NAME)
)
_HERE = r"\s*(?:that|when\s+(?:he|she|they|it)\s+(?:says?|said))?[\s,:]*$"
"""What may stand between the words that name the speaker and the quotation itself."""
_NEXT_TO_IT = (
    _pattern(r"\b[Ii]t\s+(?:was|is)\s+<WHO><ROLE>\s+who\s+<ADVERB>(?P<verb><VERB>)\b"),
    _pattern(
        r"<WHO><ROLE>\s+(?:was|were|is|has\s+been)\s+(?:\w+\s+){0,2}(?:clear|plain|blunt|explicit"
        rf"|emphatic|firm|frank|direct|unequivocal)(?:\s+(?:on|about)\s+[^:;‘“\"]{{2,40}})?{_HERE}"
    ),
    _pattern(
        r"\b(?:made|put|expressed|raised|summed\s+up|summarised|described|captured|set\s+out|stated"
        rf"|stressed|said|written|given)\s+(?:\w+\s+){{0,3}}by\s+<WHO><ROLE>{_HERE}"
    ),
    _pattern(rf"\b(?:dis)?agree(?:s|d|ing)?\s+with\s+<WHO><ROLE>{_HERE}"),
    _pattern(
        r"<WHO>[’']s?\s+(?:\w+\s+){0,2}(?:point|warning|observation|remark|phrase|claim|statement"
        rf"|conclusion|assessment|comment|answer|reply|complaint)(?:\s+(?:was|is))?{_HERE}"
    ),
)
"""Ways to name the speaker that count only where the quotation follows at once."""
_TOLD = re.compile(
    rf"\b(?:told|tells|evidence to|advised|put it to|before)\s+(?:the\s)?(?P<body>{NAME})"
)
_RECORD = re.compile(
    r"\bminut(?:es?|ed)\b|\bthe note\b|\bnotes? of\b|\bthe (?:same )?(?:summary|record)\b"
    r"|\bsummar(?:y|is\w+)\b"
    r"|\brecord(?:s|ed|ing)?\b|\b(?:is|are|was|were) reported\b|\breportedly\b|\bparaphras\w+"
    r"|\breport(?:s|ed)? (?:that )?(?:him|her|them|[A-Z])",
)
_RELAYED = re.compile(
    r"\bquot(?:es?|ed|ing)\b|\bcit(?:es?|ed|ing)\b|\bin turn\b|\brepeat(?:s|ed|ing)?\b"
    r"|\breproduc(?:es?|ed|ing)\b|\bguidance states\b|\brefer(?:s|red|ring) to\b"
)
_NOBODY_TEXT = """
i we you he she it they this that these those who what there here one our their his her its in on
at as of by from to for the a an and but or so if when while where then yes no not question answer
section annex paragraph table figure among under after before since although though however
moreover indeed finally first second third lastly again also nor most many some few all each both
either neither none nobody everyone another others such more less earlier later further elsewhere
here even still yet now today
"""
_NOBODY = frozenset(_NOBODY_TEXT.split())
_WHOLE_DAY = re.compile(r"(?:\b(?:on|of|dated)|\()\s+(?:\w+day,?\s+)?$|\($", re.IGNORECASE)
_MONTH_ONLY = re.compile(
    r"\b(?:minutes|meeting|submission|evidence|paper|report|letter|session|group|committee)"
    r"(?:\s[\w’']+){0,6}\s(?:of|in)\s+$",
    re.IGNORECASE,
)
_ROLE_ORGANISATION = re.compile(rf"\b(?:at|of|from|for)\s+(?:the\s)?(?P<name>{NAME})$")


class Said(Noun):
    """What the words around a quotation say of it.

    ``who`` is the person or body made its speaker, ``verb`` the verb of saying, if there is one;
    ``organisation`` where that person is said to belong; ``told`` the body spoken to. ``record``
    says that the words name the minutes or a summary as what is quoted; ``relayed`` that they name
    it a quotation within a quotation. ``dates`` are whole or part ISO dates.
    """

    who: str | None = None
    verb: str | None = None
    organisation: str | None = None
    told: str | None = None
    record: bool = False
    relayed: bool = False
    dates: tuple[str, ...] = ()
    words: str = ""

    @property
    def read(self) -> bool:
        """Say whether anything was understood."""
        return bool(self.who or self.told or self.record)


def read_saying(before: str, after: str) -> Said:
    """Read the words of a sentence ``before`` a quotation and ``after`` it."""
    found = _found(before, after)
    around = f"{before} … {after}"
    saying = found is not None or bool(re.search(rf"\b{_VERB}\b", around))
    told = _TOLD.search(before) or _TOLD.search(after)
    named = found.groupdict() if found else {}
    return Said(
        who=_who(named),
        verb=named.get("verb"),
        organisation=_organisation(named),
        told=told["body"] if told else None,
        record=bool(_RECORD.search(around)),
        relayed=bool(_RELAYED.search(around)),
        dates=tuple(_dates(around)) if saying or told else (),
        words=" ".join(before.split()),
    )


def _dates(words: str) -> list[str]:
    """Return the dates on which something was said or written; other dates are of other things."""
    return [
        date
        for at, date in placed_dates(words, years=False)
        if (_WHOLE_DAY if len(date) == len("2021-05-19") else _MONTH_ONLY).search(words[:at])
    ]


def _found(before: str, after: str) -> re.Match[str] | None:
    """Return the clearest sign of who speaks; what follows the quotation at once comes first."""
    behind = (_AFTER_VERB, _AFTER_SUBJECT, _AFTER_WORDS_OF, _AFTER_OWN_WORDS, _SIGNED)
    for pattern in behind:
        found = pattern.match(after)
        if found and _who(found.groupdict()):
            return found
    for pattern in (_LABEL, *_NEXT_TO_IT, _ITS_PAPER, _SUBJECT, _ACCORDING, _WORDS_OF, _OWN_WORDS):
        matches = [m for m in pattern.finditer(before) if _who(m.groupdict())]
        if matches:
            return matches[-1]
    return None


def _who(named: dict[str, str | None]) -> str | None:
    name = named.get("who") or named.get("signed")
    if not name:
        return None
    words = name.split()
    while words and words[0].casefold().strip("’'") in _NOBODY and len(words) > 1:
        words = words[1:]
    name = " ".join(words)
    return None if not name or plain(name) in _NOBODY else name


def _organisation(named: dict[str, str | None]) -> str | None:
    if named.get("of"):
        return named["of"]
    role = (named.get("role") or named.get("brackets") or "").strip()
    found = _ROLE_ORGANISATION.search(role)
    if found:
        return found["name"]
    whole = re.fullmatch(rf"(?:the )?({NAME})", role)
    return whole[1] if whole else None
