"""Those a letter or a submission goes to besides the first: a line each, as a person writes them.

In go lines ("Dana Bright; Head of Safety; Example Ltd; 1 High Street; London"), out come
recipients, and back. The promise: a line that nobody changed leaves its recipient as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.briefs.brief import Recipient
from assistant.errors import AskedWrongly

HOW = "a line each: name; role; organisation; address"
_APART = ";"


def lines_of(recipients: Sequence[Recipient]) -> str:
    """Return recipients as lines to edit; see :func:`recipients_of`."""
    return "\n".join(_line(recipient) for recipient in recipients)


def recipients_of(words: str, before: Sequence[Recipient]) -> tuple[Recipient, ...]:
    """Return the recipients that lines state; ``before`` are those that the lines were made of.

    What follows the third semicolon is the address, a semicolon between its lines.

    Raises:
        AskedWrongly: a line has no name.
    """
    held: dict[str, list[Recipient]] = {}
    for recipient in before:
        held.setdefault(_line(recipient), []).append(recipient)
    lines = [" ".join(line.split()) for line in words.splitlines()]
    return tuple(
        held[line].pop(0) if held.get(line) else _recipient(line) for line in lines if line
    )


def _line(recipient: Recipient) -> str:
    address = (recipient.address or "").splitlines()
    parts = [recipient.name, recipient.role or "", recipient.organisation or "", *address]
    said = f"{_APART} ".join(" ".join(part.split()) for part in parts)
    return said.rstrip(f"{_APART} ")


def _recipient(line: str) -> Recipient:
    parts = [part.strip() for part in line.split(_APART)]
    if not parts[0]:
        message = f"“{line}” names nobody. Write {HOW}."
        raise AskedWrongly(message)
    role, organisation = ([*parts[1:3], "", ""])[:2]
    address = "\n".join(part for part in parts[3:] if part)
    return Recipient(
        name=parts[0],
        role=role or None,
        organisation=organisation or None,
        address=address or None,
    )
