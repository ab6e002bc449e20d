"""Small stored texts cut into passages, for trying quotes."""

from __future__ import annotations

from assistant.passages.passage import Passage, Speaker

JONES = Speaker(label="Rob Jones", name="Rob Jones", organisation="National Crime Agency")
SQUIRE = Speaker(label="Tom Squire", name="Tom Squire")


def passages_of(text: str, *speakers: Speaker | None) -> tuple[Passage, ...]:
    """Return one passage a paragraph; the speakers in order, the last for all that follow."""
    passages: list[Passage] = []
    at = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        speaker = speakers[min(number, len(speakers) - 1)] if speakers else None
        if paragraph.strip():
            passages.append(
                Passage(
                    source="s",
                    start=at,
                    end=at + len(paragraph),
                    text=paragraph,
                    speaker=speaker,
                    voice="spoken" if speaker else "written",
                )
            )
        at += len(paragraph) + 2
    return tuple(passages)
