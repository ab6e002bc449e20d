"""What a piece below a question is to it: an option, a limit, an instruction, more of its words.

In go a question and the next piece; out comes what the piece adds. The promise: a piece that is
none of these ends the question, and running text never becomes part of one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.questions.asks import goes_on, prompts
from assistant.questions.found import Found
from assistant.questions.marks import Line
from assistant.questions.options import is_usual, limits_in, options_on_line
from assistant.questions.pieces import Piece
from assistant.questions.respondents import asks_who_answers
from assistant.questions.rows import (
    boxes_only,
    broken_header,
    has_boxes,
    option_of_row,
    scale_of,
    statement_of,
)

_FURNITURE = re.compile(
    r"(?:(?:your )?(?:comments?|answer|response|reply|views)(?: box| here)?|\W+|_+|"
    r"(?:please )?(?:add|leave|make|write|enter) (?:any )?(?:further |additional |other )?comments?"
    r"(?: here| below| in the box(?: below)?)?|"
    r"\[?(?:free |open )?text(?: box| field)?\]?|(?:please )?(?:write|type|enter|insert|"
    r"click or tap)"
    r"(?: (?:your|here|in|to|text|the|answer|response|box|below|enter))*|(?:box|max\.?))\s*[:.]?",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"^(?:your )?(?:comments?|answer|response|reply|views)\b\W*", re.IGNORECASE)
_CHOOSE = re.compile(
    r"\W?(?:please )?(?:select|tick|choose|check|mark|circle|pick)\b[^.?!]{0,80}\b(?:one|only|"
    r"all|any|"
    r"apply|applies|appropriate|relevant|box|boxes|option|options|answer|three|two|"
    r"up to)\b[^?!]{0,60}",
    re.IGNORECASE,
)
_RANK = re.compile(r"\brank\b|\bin order of (?:importance|priority|preference)\b", re.IGNORECASE)
_LIMIT_LINE = re.compile(
    r"\W?(?:(?:please )?(?:keep|limit)\b.*|(?:word|character|page) (?:count|limit)\b.*|"
    r"(?:max(?:imum)?|"
    r"up to|no more than|not more than)\b.*|[\d,]+ (?:word|character)s?\b.*|your (?:answer|"
    r"response)"
    r"\b.*\b(?:words|characters|pages|sides)\b.*)",
    re.IGNORECASE,
)
_OFFERS = re.compile(
    r"\b(?:which (?:one )?of|select|tick|choose|options?|one of the following|rank|any of the "
    r"following)\b",
    re.IGNORECASE,
)
_LISTS = re.compile(r"(?::|\bfollowing\b[^.]*[?:])\s*$", re.IGNORECASE)
_OPTION_NAMED = re.compile(r"option (?:[A-Z]|\d{1,2})\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"(?:(?:strongly |tend to |fully |partly |partially )?(?:agree|disagree|support|oppose)|yes|"
    r"no opinion|not sure|not applicable|no|don.?t know|unsure|neither agree nor disagree|neither|"
    r"maybe)\b",
    re.IGNORECASE,
)
_LONGEST_ROW = 40
"""Words of a row of options that nothing parts."""
_NO_LINE = re.compile(r"[?@:/]|[.;,!]$")
"""What stands in no option of one line: an address, a field, a sentence."""
_SHORT_LINE = 8
"""Words of an option that no bullet and no box marks."""
_LONGEST_ENTRY = 12
"""Words of an entry of a list that ends in a full stop."""
_SENDS = re.compile(
    r"@|https?://|www\.|\b(?:send|return|submit|e-?mail|post)\s+(?:us\s+)?(?:your|all|any|the|this|"
    r"completed|responses|comments)\b",
    re.IGNORECASE,
)
"""What a sentence says that is about sending the answer, and not about the question."""
_MOST_MORE = 80
"""Words of a paragraph that goes on with a question."""
_MOST_WORDS = 25
"""Words of an option, and of a statement in a table of answers."""


def take_below(found: Found, piece: Piece) -> bool:
    """Add ``piece`` to ``found``; return False where it ends the question instead."""
    rules = (_tick, _furniture, _row, _instruction, _limit, _options, _item, _usual, _more, _line)
    for rule in rules:
        if rule(found, piece):
            found.reach(piece)
            return True
    return False


def is_instruction(words: str) -> bool:
    """Return whether a line says how to answer, or is an empty box ("Maximum 250 words")."""
    plain = words.strip("()[] ")
    marks = (_FURNITURE, _CHOOSE, _LIMIT_LINE)
    return any(mark.fullmatch(plain) for mark in marks)


def settle(found: Found) -> None:
    """Decide whether the items below ``found`` are options or belong to its words."""
    pending, found.pending = found.pending, []
    plain = [piece for piece in pending if piece.kind == "paragraph"]
    pending = [piece for piece in pending if piece.kind != "paragraph"]
    if len(plain) > 1:
        found.take_options([piece.text for piece in plain])
        found.told.append(f"the short lines below it were taken for options: {_listed(plain)}")
    if not pending:
        return
    texts = [piece.text.rstrip(" ;,") for piece in pending]
    offered = any(is_usual(text) or _OPTION_NAMED.match(text) for text in texts)
    cued = bool(found.notes) or bool(_OFFERS.search(found.text)) or bool(found.options)
    if (offered or cued) and len(pending) > 1:
        found.take_options([text.removesuffix("; and").removesuffix("; or") for text in texts])
        return
    found.words.append(_row_of([_entry(piece) for piece in pending]))


def let_lines_go(found: Found) -> None:
    """Take the short lines below a question for no options: running text follows them."""
    plain = [piece for piece in found.pending if piece.kind == "paragraph"]
    found.pending = [piece for piece in found.pending if piece.kind != "paragraph"]
    if len(plain) > 1:
        found.told.append(f"these lines below it were not taken for options: {_listed(plain)}")


def _listed(pieces: Sequence[Piece]) -> str:
    return " / ".join(piece.text for piece in pieces)


def _row_of(entries: Sequence[str]) -> str:
    """Return the entries of a list in a row, parted as a sentence parts them."""
    row = entries[0]
    for entry in entries[1:]:
        row += f" {entry}" if re.search(r"[;,] ?(?:or|and)$", row) else f"; {entry}"
    return row


def _entry(piece: Piece) -> str:
    """Return an entry of a list as it stands in the words of a question."""
    text = piece.text.rstrip(" ;,")
    is_letter = bool(piece.label) and (piece.label or "").strip(".()").isalnum()
    return f"{piece.label} {text}" if is_letter else text


def _tick(found: Found, piece: Piece) -> bool:
    if piece.kind != "tick" and not _TICKED_ITEM.match(piece.text):
        return False
    words = _TICKED_ITEM.sub("", piece.text).strip(" ;")
    found.take_options(several_options(words) or ([words] if words else []))
    return True


_TICKED_ITEM = re.compile(r"\[\s?\]\s*")


def _furniture(found: Found, piece: Piece) -> bool:
    return bool(found.words) and bool(_FURNITURE.fullmatch(piece.text))


def _row(found: Found, piece: Piece) -> bool:
    if scale := scale_of(piece):
        found.scale, found.header = scale, piece.cells
        return True
    if found.scale and not found.statements and (whole := broken_header(found.header, piece)):
        found.scale = whole
        return True
    if found.scale and boxes_only(piece):
        found.take_options(found.scale)
        return True
    if found.scale and (statement := statement_of(piece)) and not goes_on(statement):
        # A statement that is broken over lines has its boxes beside the first.
        if found.statements and found.boxed and not has_boxes(piece):
            found.statements[-1] += f" {statement}"
        else:
            found.statements.append(statement)
        found.boxed = found.boxed or has_boxes(piece)
        return True
    option = option_of_row(piece)
    found.take_options([option] if option else [])
    return option is not None


def _instruction(found: Found, piece: Piece) -> bool:
    text = piece.text.strip("() []")
    if "?" in text or not (_CHOOSE.fullmatch(text) or (_RANK.search(text) and piece.words < 40)):
        return False
    found.notes.append(text)
    return True


def _limit(found: Found, piece: Piece) -> bool:
    text = _COMMENTS.sub("", piece.text).strip("()[] :")
    if not limits_in(text).model_dump(exclude_none=True) or not _LIMIT_LINE.fullmatch(text):
        return False
    found.limits.append(text)
    return True


def _options(found: Found, piece: Piece) -> bool:
    if piece.kind == "heading" or piece.label or "?" in piece.text:
        return False
    row = several_options(piece.text) or options_on_line(Line(text=piece.text))
    if len(row) < 2 and not piece.text.casefold().startswith(("option", "choice")):
        return False
    if (
        len(row) > 1
        and not any(is_usual(option) for option in row)
        and not _OFFERS.search(found.text)
    ):
        return False
    found.take_options(row)
    return bool(row)


def _item(found: Found, piece: Piece) -> bool:
    if piece.kind != "item" or piece.words > _MOST_WORDS or _is_paragraph(piece):
        return False
    if goes_on(piece.text) and not _LISTS.search(found.text):
        return False
    if not _is_next(found, piece):
        return False
    found.pending.append(piece)
    return True


def _is_next(found: Found, piece: Piece) -> bool:
    """Return whether a number or letter goes on with the list below ``found``, or begins one."""
    mark = (piece.label or "").strip(" ().").casefold()
    if not mark.isalnum():
        return True
    before = (found.pending[-1].label or "").strip(" ().").casefold() if found.pending else ""
    if mark.isdigit():
        return int(mark) == (int(before) + 1 if before.isdigit() else 1)
    return bool(before) or mark in ("a", "i")


def _is_paragraph(piece: Piece) -> bool:
    """Return whether an item is a numbered paragraph of the paper and no entry of a list."""
    if re.match(r"\d+\.\d", piece.label or ""):
        return True
    return piece.text.endswith(".") and piece.words > _LONGEST_ENTRY


def _usual(found: Found, piece: Piece) -> bool:
    if piece.kind == "heading" or not (is_usual(piece.text) or _named_option(found, piece)):
        return False
    found.take_options([piece.text.rstrip(" ;,")])
    return True


def _named_option(found: Found, piece: Piece) -> bool:
    if _OPTION_NAMED.match(piece.text) and piece.words <= _MOST_WORDS:
        return bool(found.options) or bool(_OFFERS.search(found.text)) or bool(found.notes)
    return bool(found.options) and piece.text.casefold().startswith("other") and piece.words < 8


def _more(found: Found, piece: Piece) -> bool:
    """Words that go on with the question ("Please give reasons for your answer.")."""
    if piece.kind in ("heading", "tick") or piece.label:
        return False
    if not goes_on(piece.text) or piece.words > _MOST_MORE or _SENDS.search(piece.text):
        return False
    if asks_who_answers(piece.text, ()):
        return False
    if found.options and "?" in piece.text and not prompts(piece.text):
        return False  # behind the options, it is another question
    settle(found)
    found.words.append(piece.text)
    return True


def _line(found: Found, piece: Piece) -> bool:
    """A short line of its own below a question: one of several options, or none."""
    if piece.kind != "paragraph" or piece.label or piece.strong or piece.words > _SHORT_LINE:
        return False
    if found.options or not piece.text[:1].isupper() or _NO_LINE.search(piece.text):
        return False
    found.pending.append(piece)
    return True


def several_options(text: str) -> tuple[str, ...]:
    """Return the usual options that stand in a row with nothing between them ("Yes No")."""
    options, rest = [], text.strip()
    if len(rest.split()) > _LONGEST_ROW:
        return ()
    while rest:
        found = _SEVERAL.match(rest)
        if found is None:
            return ()
        options.append(found[0])
        rest = rest[found.end() :].strip()
    return tuple(options) if len(options) > 1 else ()
