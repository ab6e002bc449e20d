"""Whether a number is a figure at all, or only a date, a name or the number of a place.

In goes an amount where it stands; out comes "figure", "date", "reference", or None for a word that
only looks like a number ("one of them"). The promise: where a bare number may be a name or a year,
it is not called a figure.
"""

from __future__ import annotations

import re

from assistant.figures.amounts import Amount
from assistant.figures.figure import Kind

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
DATES = re.compile(
    rf"""
      \b\d{{1,2}}\s(?:and|or|to)\s\d{{1,2}}\s+{_MONTH}(?:\s+\d{{4}}\b)?
    | \b(?:{_DAY},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}(?:,?\s+\d{{4}}\b)?
    | \b{_MONTH}\s+(?:\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*(?:%|per))(?:,?\s+\d{{4}}\b)?|\d{{4}}\b)
    | \b\d{{4}}-\d{{2}}-\d{{2}}\b | \b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b
    | \b\d{{1,2}}[:.]\d{{2}}\s?(?:am|pm|a\.m\.|p\.m\.|hrs|GMT|BST)? (?=\W|$)(?<=\d:\d\d)
    | \b\d{{1,2}}(?:[:.]\d{{2}})?\s?(?:am|pm|a\.m\.|p\.m\.)(?=\W|$) | \b\d{{1,2}}:\d{{2}}\b
    | \b(?:1[5-9]|20)\d{{2}}\s?[-–/]\s?(?:(?:1[5-9]|20)\d{{2}}|\d{{2}})\b(?!,\d)
    | \b(?:1[5-9]|20)\d0s\b | \b(?:early|mid|late)[- ]\d{{4}}\b
    """,
    re.VERBOSE,
)
REFERENCES = re.compile(
    r"""
      (?:https?://|www\.)\S+ | \b[\w.+-]+@[\w.-]+\.\w+
    | (?<!\w)(?:\+44|0)[\s-]?\(?\d[\d\s()-]{7,}\d | (?<!\w)\+\d[\d\s-]{8,}\d
    | \b\d{1,4}[A-Za-z]?\s(?:[A-Z][a-z]+\s){0,3}(?:Road|Street|Avenue|Lane|Square|House|Way|Close|
      Drive|Terrace|Gardens|Place|Crescent)\b
    | \b\d+[-–](?:[IVX]+|[A-Z])\b | \b24/7\b | \b9/11\b | \b50[/-]50\b
    | \[(?:20|19)\d\d\](?:\s+\d+)?\s+[A-Z][A-Za-z()]*(?:\s+[A-Z][A-Za-z()]*)*\s+\d+ | \[\d+\]
    | \b(?:HC|HL|CP|Cm|Cmd|Cmnd|Cd|CM|SI|ISBN|ISSN|UKPGA|c\.|cc?\.)\s?\d[\d\-–/]*
    | \b(?:999|911)\b(?!\s+(?:people|children|cases))
    | \b[A-Z]{1,3}\d{1,4}\s?\d?[A-Z]{2}\b
    | \b[A-Z]{2,}[\d/-]*[-/]\d[\d/-]* | \b\d+(?:\([a-z0-9]{1,4}\))+ | \b\d+/\d+\b
    """,
    re.VERBOSE,
)
_NAMING = r"""
articles? sections? ss? paragraphs? paras? annex(?:es)? outcomes? options? figures? tables?
chapters? parts? clauses? schedules? questions? q regulations? reg rules? recommendations? no nos
numbers? pages? pp? category appendix items? vol volumes? protocols? directives? tiers? stages?
phases? levels? steps? versions? class grades? goals? sdg modules? units? rooms? cases? pillars?
bands? zones? forms? issues? points? principles? lines? cols? columns? footnotes? notes? fn ref
reference box day week year scenarios? priority objectives? aims? strands? workstreams? themes?
models? channel route key stage windows  group lot  actions? standards? types? appendices
exhibit subsections? sub-section subparagraph reg  minute  amendments? requirement
criteri(?:on|a) factor code n"""
_NAME_BEFORE = re.compile(
    rf"\b(?:{'|'.join(_NAMING.split())})\.?\s*(?:\(|\#)?"
    r"(?:(?:\d+(?:\.\d+)*|\([a-z]\))(?:\s?[-–,]\s?|\s+(?:and|or|to)\s+|\s?,\s+and\s+))*\s*$",
    re.IGNORECASE,
)
_CAPITAL_BEFORE = re.compile(r"(?<=[\w’')] )\b[A-Z][\w’'-]*\s$|\b[A-Z][\w’'-]*-$|#\s?$")
_ORDINARY = re.compile(
    r"\b(?:The|A|Of|Over|About|Around|Some|Nearly|Almost|Between|From|In|At|For|By|With|To|And|"
    r"Only|Just|Up|These|Those|All|Our|We|They|Under|More|Less|Fewer|Than|But|Every|MPs?|"
    r"Government|Approximately|NOTE|Note|Total|Is|Are|Was|Has|Have|Had)\s$"
)
_LINE_NUMBER = re.compile(r"(?:^|\n)[ \t]*(?:[-*•]\s*)?\(?$")
_AFTER_NUMBER = re.compile(r"(?:\.\d+)*(?:[.):]\s|\)\s|\.?\t)")
_YEARS = range(1500, 2100)
_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|by|until|till|from|of|during|to|before|after|the|and|early|late|mid|year|"
    r"between|through|both|or|for)\s+$|[-–(/,]\s?$",
    re.IGNORECASE,
)
_PEOPLE_AFTER = re.compile(
    r"\s+(?:(?:more|new|young|adult|disabled|older|other)\s+)?(?:people|children|women|men|"
    r"families|staff|pupils|patients|officers|households|schools|homes|cases|victims|users)\b"
)
_ONE_COUNTS = re.compile(r"\s+(?:year|month|week|day|hour|minute|per)\b")
_NAME_AFTER = re.compile(r"[\s-]+[A-Z][a-z]+")
_PRONOUN_BEFORE = re.compile(
    r"\b(?:the|these|those|its|our|their|his|her|other|any|each|no|this)\s+$", re.IGNORECASE
)
_NOT_COUNTED = re.compile(r"\s+(?:of\s+(?:us|you|them)|together|alike|and\s+the\s+same)\b")
LARGEST_NAME = 1000


def kind_of(text: str, amount: Amount) -> Kind | None:
    """Return what the amount at its place in ``text`` is."""
    if amount.currency or amount.share:
        return "figure"
    if amount.spelt:
        return _spelt_kind(text, amount)
    digits = text[amount.start : amount.end].replace(".", "")
    if (amount.plain or digits.isdigit()) and _names_place(text, amount):
        return "reference"
    if not amount.plain:
        return "figure"
    if amount.value in _YEARS and amount.high is None and amount.end - amount.start == len("1990"):
        return _year_kind(text, amount)
    return "figure"


def _spelt_kind(text: str, amount: Amount) -> Kind | None:
    before, first = text[: amount.start], text[amount.start]
    words = text[amount.start : amount.end].lower()
    starts = not before.strip() or before.rstrip().endswith((".", "?", "!", ":", "\n"))
    if first.isupper() and not starts:
        return "reference"
    if first.isupper() and _NAME_AFTER.match(text, amount.end):
        return "reference"
    if re.search(r"(?:article|option|chapter|part|phase|stage|tier)\s+$", before, re.IGNORECASE):
        return "reference"
    if words == "zero" or (words == "one" and not _ONE_COUNTS.match(text, amount.end)):
        return None
    if first.isupper() and text[amount.end : amount.end + 1] in (",", ".", ":"):
        return None  # "Two, it was unlikely …" goes through a list
    return None if _NOT_COUNTED.match(text, amount.end) else "figure"


def _names_place(text: str, amount: Amount) -> bool:
    """Say whether the number only names something: a paragraph, an annex, "Outcome 21"."""
    before = text[max(0, amount.start - 60) : amount.start]
    if _LINE_NUMBER.search(before) and (
        _AFTER_NUMBER.match(text, amount.end) or not text[amount.end :].strip(" \t").split("\n")[0]
    ):
        return True
    if _NAME_BEFORE.search(before):
        return True
    line = before.rpartition("\n")[2] + text[amount.start : amount.end + 1].rstrip("\n")
    if line.strip() == text[amount.start : amount.end]:
        return True
    small = amount.value < LARGEST_NAME
    return bool(small and _CAPITAL_BEFORE.search(before) and not _ORDINARY.search(before))


def _year_kind(text: str, amount: Amount) -> Kind:
    before = text[max(0, amount.start - 30) : amount.start]
    if _PEOPLE_AFTER.match(text, amount.end) and not _YEAR_BEFORE.search(before):
        return "figure"
    return "date"
