"""Who the marks of a file say speaks goes in; out comes the text of an anchor, and back.

A report of debates as XML names the speaker of every speech in its marks, whatever it prints. The
promise: what goes in comes out again unchanged, or is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

_PARTED = "\t"
_TOLD = "told"
_TRANSLATED = "translated"


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks from here on; nobody where ``name`` is empty.

    ``whole`` says that ``name`` is the person's name as the file gives it once for all speeches,
    and no label that other names of the report must explain. ``told`` says that the words tell what
    the person did or asked ("Mr Wall asked …") and are not the person's own; they then begin with
    the name. ``seat`` is the constituency. ``translated`` says that the report gives the words in
    another language than they were spoken in.
    """

    name: str = ""
    role: str = ""
    seat: str = ""
    party: str = ""
    whole: bool = False
    told: bool = False
    translated: bool = False

    def written(self) -> str:
        """Return the text of the anchor."""
        if not self.name:
            return ""
        parts = [self.name, self.role, self.seat, self.party, "whole" if self.whole else ""]
        words = [" ".join(part.split()) for part in parts]
        words += [_TOLD if self.told else "", _TRANSLATED if self.translated else ""]
        return _PARTED.join(words).rstrip(_PARTED)


def said_in(text: str) -> Said:
    """Return what the text of an anchor says."""
    parts = [*text.split(_PARTED), *[""] * 7][:7]
    name, role, seat, party, whole, told, translated = parts
    return Said(
        name,
        role,
        seat,
        party,
        whole=bool(whole),
        told=bool(told),
        translated=bool(translated),
    )
