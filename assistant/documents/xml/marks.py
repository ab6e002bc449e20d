"""The name of an element goes in; out comes what it is in a report of debates.

One table for Akoma Ntoso (https://docs.oasis-open.org/legaldocml/akn-core/v1.0/), the historic
Hansard of the United Kingdom, the Hansards of Australia and Canada, and the scraped Hansard that
marks each speech with its speaker's name. What it does not know is text, so that nothing is lost.
"""

from __future__ import annotations

import re

from assistant.documents.xml_part import Element

ROOTS = frozenset(
    {"akomantoso", "hansard", "publicwhip", "debates", "housecommons", "houselords", "debate",
     "westminsterhall", "grandcommitteereport", "writtenanswers", "commons", "lords"}
)  # fmt: skip

_ROLE_OF = {
    "heading": "heading subheading title major-heading minor-heading oral-heading section-heading "
    "subject hs_8question hs_2debatedhd doctitle department subjectofbusinesstitle "
    "orderofbusinesstitle subjectofbusinessqualifier",
    "speech": "speech question answer speechgroup contribution intervention ques reply "
    "interjection continue",
    "told": "narrative scene summary procedural stage session prayers adjournment proceduraltext "
    "division memberlist mplist mspname mpname msplist lordlist divisioncount prayer",
    "paragraph": "p para paragraph membercontribution block hs_para blockcontainer line "
    "questiontext li item date housedate paratext quotepara other",
    "quotation": "quotedstructure embeddedstructure blockquote quote",
    "column": "col colnum column hs_columnnumber hs_6bdatetime place-holder",
    "page": "page pb image page.no startpagenumber",
    "printed": "from personspeaking",
    "speaker": "member membername speakername",
    "number": "num no",
    "note": "authorialnote note footnote",
    "row": "tr",
    "cell": "td th",
    "line": "br eol",
    "strong": "b strong",
    "language": "floorlanguage",
    "unseen": "meta metadata proprietary references identification lifecycle gap script style "
    "talker session.header extractedinformation timestamp catchline gidredirect "
    "debate.text subdebate.text type noteref",
}
_ROLES = {name: role for role, names in _ROLE_OF.items() for name in names.split()}
_PARTS = frozenset({"membercontribution"})
"""Paragraphs that may stand inside another: they begin none of their own there."""

SECTION = re.compile(
    r"(?:debate)?section$|debatebody$|^division$|oralstatements$|^questions$|^subdebate|"
    r"^orderofbusiness$|^subjectofbusiness$"
)
COLUMN_SAID = ("colnum", "column", "col")


def name_of(element: Element) -> str:
    """Return the name of an element without its namespace, in small letters."""
    return str(element.tag).rpartition("}")[2].casefold()


def role_of(element: Element) -> str:
    """Return what an element is, empty where the table does not know it."""
    name = name_of(element)
    role = _ROLES.get(name, "")
    if name == "a" and re.match(r"Member|Office|General", element.get("type") or ""):
        return "speaker"
    if name == "p" and (element.get("class") or "") in ("indent", "tabletext"):
        return "quotation"
    return role


def is_part(name: str) -> bool:
    """Say whether an element goes on with the paragraph it stands in."""
    return name in _PARTS


def words_of(element: Element) -> str:
    """Return the words of an element and all within it."""
    return " ".join("".join(str(part) for part in element.itertext()).split())
