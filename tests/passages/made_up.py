"""Minutes and submissions that hypothesis makes up, with what must be read in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st

FIRST = ["Rob", "Anne", "Priya", "Gareth", "Mary", "Zoë", "Kofi", "Ian"]
LAST = ["Jones", "Patel", "O'Neill", "Rhys-Davies", "Okafor", "Small", "Lennox", "Ward"]
BODIES = ["National Crime Agency", "Children’s Society", "Water UK", "Office of Ann Lee MP"]
SPOKEN = [
    "We need to do more about this, and our partners agree.",
    "I fear that nothing will change before the law does.",
    "It is my opinion that 7,000 reports a month are too many.",
]
NEUTRAL = [
    "The number of reports has grown every year since 2012.",
    "Companies are aware of the problem but say little about it.",
    "Wilson then threatened to reveal those images.",
    "If nothing is done, children will be harmed.",
]
DONE = ["thanked everyone for coming.", "asked a question about schools.", "outlined the plan."]
TITLES = ["Opening remarks", "Matters arising", "The work of the regulator", "Closing remarks"]


@dataclass
class Minutes:
    """The text, and for each passage in order its text, its speaker's name or None, and item.

    A narrative sentence about the one who is speaking stays in that turn.
    """

    text: str = ""
    people: list[str] = field(default_factory=list)
    passages: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    speaking: str | None = None


@st.composite
def minutes(draw: st.DrawFn) -> Minutes:
    count = draw(st.integers(2, 6))
    names = [f"{first} {last}" for first, last in zip(FIRST, LAST, strict=True)][:count]
    made = Minutes(people=names)
    parts = ["Group on Rivers", "Minutes of the meeting on 3 May 2022", "Attendees:"]
    parts.append("\n".join(f"{name}, {draw(st.sampled_from(BODIES))}" for name in names))
    for number in range(1, draw(st.integers(1, 3)) + 1):
        parts.append(f"{number}. {draw(st.sampled_from(TITLES))}")
        made.speaking = None
        for _ in range(draw(st.integers(1, 3))):
            _add(draw, made, parts, names, str(number))
    made.text = "\n\n".join(parts)
    return made


def _add(draw: st.DrawFn, made: Minutes, parts: list[str], names: list[str], item: str) -> None:
    name = draw(st.sampled_from(names))
    kind = draw(st.sampled_from(["inline", "alone", "narrative", "note"]))
    if kind == "narrative":
        text = f"{draw(st.sampled_from([name, name.split()[0]]))} {draw(st.sampled_from(DONE))}"
        parts.append(text)
        made.speaking = name if made.speaking == name else None
        made.passages.append((text, made.speaking, item))
        return
    if kind == "note":
        text = draw(st.sampled_from(DONE)).capitalize()
        parts.append(f"{name}: {text}")
        made.speaking = None
        made.passages.append((text, None, item))
        return
    made.speaking = name
    words = draw(st.lists(st.sampled_from(SPOKEN + NEUTRAL), min_size=1, max_size=4))
    label = f"{name}:"
    parts += [label, *words] if kind == "alone" else [f"{label} {words[0]}", *words[1:]]
    made.passages += [(text, name, item) for text in words]


@dataclass
class Submission:
    """The text, and for each numbered paragraph in order its text and its number."""

    text: str = ""
    paragraphs: list[tuple[str, str]] = field(default_factory=list)
    recommendations: int = 0


MARKING = "OFFICIAL-SENSITIVE"
HEAD = """Department for Rivers

To:

- 1: Rivers Minister
- 2: Secretary of State

From: Jane Smith, Head of Floods

Date: 4 March 2021

Keeping the rivers clean

Issue: Whether the rivers can be kept clean at the cost that was agreed last year.

Timing: Urgent

Recommendations
"""
BEGINNING = "The rivers have been measured every month since the spring of last year and"
ENDING = "are cleaner than they were."


@st.composite
def submissions(draw: st.DrawFn) -> Submission:
    made = Submission(recommendations=draw(st.integers(1, 4)))
    parts = [HEAD]
    parts.append("\n".join(f"- Agree to step {n}." for n in range(1, made.recommendations + 1)))
    parts.append("Discussion")
    for number in range(1, draw(st.integers(1, 5)) + 1):
        cut = draw(st.booleans())
        words = f"**{BEGINNING}\n\n{MARKING}\n\n{ENDING}**" if cut else f"**{BEGINNING} {ENDING}**"
        words = words.replace("**", "") if cut else words
        parts.append(f"{number}. {words}")
        made.paragraphs.append((f"{BEGINNING} {ENDING}", str(number)))
        for letter in "abcd"[: draw(st.integers(0, 4))]:
            if draw(st.booleans()):
                parts.append(MARKING)
            text = f"Step {letter} of *many* that follow."
            parts.append(f" - {letter}. {text}")
            made.paragraphs.append((text.replace("*", ""), f"{number}({letter})"))
    made.text = "\n\n".join(parts) + "\n"
    return made
