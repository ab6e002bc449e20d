"""The sentences that introduce evidence, as data.

Each entry serves one kind of source at one move of the argument. ``drafting/attribution.py`` takes
the one used least so far, so that no two quotations in a row are introduced alike. The names in
braces are filled by ``drafting/naming.py``; a phrase that begins with a name gets its capital.

Moves: ``open`` the first words from a source in the paper; ``return`` when the paper comes back to
it; ``speaker`` another speaker of the source just quoted; ``on`` the same speaker again, later in
the source; ``back`` the same speaker again, earlier in it.
"""

from __future__ import annotations

SENTENCES: dict[tuple[str, str], tuple[str, ...]] = {
    # Minutes: the note writes the speaker's words in the first person.
    ("minutes", "open"): (
        "{speaker} told {body}{on_date}, as its minutes record: ",
        "The minutes of {possessive} meeting{of_date} record what {speaker} said: ",
        "In the minutes of {possessive} meeting{of_date}, {speaker} put it this way: ",
    ),
    ("minutes", "return"): (
        "{speaker} told the {group}, in the words of its minutes: ",
        "The {group}’s minutes also report {speaker}: ",
        "On this point the {group}’s minutes quote {speaker}: ",
        "{speaker} said in evidence to the {group}, as minuted: ",
    ),
    ("minutes", "speaker"): (
        "{speaker} told the same meeting: ",
        "The {group} also heard from {speaker}: ",
        "{speaker} said: ",
        "At the same meeting {speaker} said: ",
    ),
    ("minutes", "on"): (
        "{short} went on: ",
        "{short} added: ",
        "{short} also told the {group}: ",
        "Later {short} said: ",
    ),
    ("minutes", "back"): (
        "{short} also said: ",
        "Earlier {short} had told the {group}: ",
    ),
    # Minutes: the note reports.
    ("reported", "open"): (
        "The minutes of {possessive} meeting{of_date} summarise the evidence of {speaker}: ",
        "In the minutes of {possessive} meeting{of_date} the evidence of {speaker} is put so: ",
    ),
    ("reported", "return"): (
        "The {group}’s minutes summarise the evidence of {speaker}: ",
        "Of what {speaker} said, the {group}’s minutes note: ",
    ),
    ("reported", "speaker"): (
        "The same minutes summarise the evidence of {speaker}: ",
        "What {speaker} said is summarised in the same minutes: ",
    ),
    ("reported", "on"): (
        "The note of what {short} said continues: ",
        "The note adds: ",
        "The summary goes on: ",
        "Further on the note reads: ",
    ),
    ("reported", "back"): (
        "Of what {short} said the minutes also note: ",
        "The same summary also says: ",
    ),
    # Minutes: a question that somebody put.
    ("asked", "open"): (
        "{speaker} asked {body}{on_date}, as its minutes record: ",
        "At {possessive} meeting{of_date}, its minutes record, {speaker} asked: ",
    ),
    ("asked", "return"): (
        "{speaker} asked, in the words of the {group}’s minutes: ",
        "As the {group}’s minutes record, {speaker} asked: ",
    ),
    ("asked", "speaker"): ("At the same meeting {speaker} asked: ", "{speaker} asked: "),
    ("asked", "on"): ("{short} went on to ask: ", "{short} also asked: "),
    ("asked", "back"): ("{short} also asked: ", "Earlier {short} had asked: "),
    # Minutes: nobody is named, or nobody surely.
    ("unnamed", "open"): (
        "The minutes of {possessive} meeting{of_date} note: ",
        "According to the minutes of {possessive} meeting{of_date}: ",
    ),
    ("unnamed", "return"): ("The {group}’s minutes note: ", "The {group}’s minutes also say: "),
    ("unnamed", "speaker"): ("The minutes also note: ", "Elsewhere the same minutes say: "),
    ("unnamed", "on"): ("The minutes continue: ", "Further on they note: "),
    ("unnamed", "back"): ("The same minutes say: ", "The minutes also note: "),
    # Advice to ministers.
    ("submission", "open"): (
        "{possessive} submission to ministers{of_date} advises: ",
        "In its submission to ministers{of_date}, {publisher} advised: ",
        "{publisher} put it to ministers in its submission{of_date}: ",
    ),
    ("submission", "return"): (
        "{possessive} submission advises: ",
        "The advice to ministers was: ",
        "{publisher} told ministers: ",
        "On this the submission says: ",
    ),
    ("submission", "speaker"): ("The same submission says: ", "The submission also says: "),
    ("submission", "on"): (
        "The submission goes on: ",
        "It adds: ",
        "The same submission continues: ",
        "Further on it advises: ",
    ),
    ("submission", "back"): (
        "The same submission says: ",
        "Earlier it advises: ",
        "The submission also states: ",
    ),
    # What a submission recommends to ministers.
    ("recommended", "open"): (
        "{possessive} submission to ministers{of_date} recommends: ",
        "In its submission to ministers{of_date}, {publisher} recommended: ",
    ),
    ("recommended", "return"): (
        "{possessive} submission recommends: ",
        "The recommendation to ministers was: ",
    ),
    ("recommended", "speaker"): ("The same submission recommends: ", "It also recommends: "),
    ("recommended", "on"): ("It also recommends: ", "A further recommendation is: "),
    ("recommended", "back"): ("The same submission recommends: ", "It also recommends: "),
    # Words spoken and taken down: oral evidence, debates, hearings.
    ("spoken", "open"): (
        "{speaker} told {publisher}{on_date}: ",
        "In evidence to {publisher}{on_date}, {speaker} said: ",
        "Giving evidence to {publisher}{on_date}, {speaker} said: ",
    ),
    ("spoken", "return"): (
        "{speaker} told {publisher}: ",
        "In the same evidence {speaker} said: ",
    ),
    ("spoken", "speaker"): ("{speaker} said: ", "{speaker} told the same hearing: "),
    ("spoken", "on"): ("{short} went on: ", "{short} added: ", "{short} also said: "),
    ("spoken", "back"): ("{short} also said: ", "Earlier {short} had said: "),
    # A question put aloud.
    ("put", "open"): (
        "Before {publisher}{on_date}, {speaker} asked: ",
        "{speaker}, before {publisher}{on_date}, asked: ",
    ),
    ("put", "return"): ("Before {publisher} {speaker} asked: ", "{speaker} also asked: "),
    ("put", "speaker"): ("{speaker} asked: ", "At the same hearing {speaker} asked: "),
    ("put", "on"): ("{short} went on to ask: ", "{short} also asked: "),
    ("put", "back"): ("{short} also asked: ", "Earlier {short} had asked: "),
    # Anything written.
    ("written", "open"): (
        "{publisher} writes in {title}{of_year}: ",
        "{title}{of_year} says: ",
        "As {publisher} puts it in {title}{of_year}: ",
    ),
    ("written", "return"): ("{title} says: ", "{publisher} also writes: "),
    ("written", "speaker"): ("The same paper says: ", "The paper also says: "),
    ("written", "on"): ("It goes on: ", "The same paper adds: ", "Further on it says: "),
    ("written", "back"): ("The same paper says: ", "It also says: "),
}

RUN_ON: dict[tuple[str, str], tuple[str, ...]] = {
    ("minutes", "speaker"): ("{speaker} told the same meeting that ",),
    ("minutes", "on"): ("{short} also told the {group} that ", "{short} added that "),
    ("minutes", "return"): ("According to the {group}’s minutes, {speaker} said that ",),
    ("submission", "return"): ("{possessive} submission advised ministers that ",),
    ("submission", "on"): ("It adds that ", "The submission goes on to say that "),
    ("submission", "back"): ("The same submission says that ",),
    ("spoken", "on"): ("{short} added that ",),
    ("written", "on"): ("It adds that ",),
}
"""Lead-ins that take the quotation into their own sentence, its first letter made small in square
brackets; for a single short sentence that begins with a word that has no capital of its own."""

ALONGSIDE: dict[str, tuple[str, ...]] = {
    "minutes": ("And further on: ", "And later: "),
    "reported": ("And further on: ", "And again: "),
    "submission": ("And further on: ", "And again: "),
    "spoken": ("And later: ", "And again: "),
    "written": ("And further on: ", "And again: "),
}
"""Lead-ins for more of the same speaker or source within one paragraph, later in the source."""

FRAGMENTS: dict[str, tuple[str, ...]] = {
    "minutes": (
        "{speaker} spoke to {the_meeting} of ",
        "{the_minutes} record {speaker} speaking of ",
    ),
    "reported": (
        "{the_minutes} note ",
        "In summarising {speaker}, {the_minutes} speak of ",
    ),
    "unnamed": ("{the_minutes} speak of ", "{the_minutes} refer to "),
    "submission": ("{the_submission} speaks of ", "{the_submission} refers to "),
    "spoken": ("{speaker} spoke of ", "{speaker} referred to "),
    "written": ("{title} speaks of ", "{title} refers to "),
    "quoting": (
        "{quoted}, quoted in {the_paper}, speaks of ",
        "{quoted}, as quoted in {the_paper}, refers to ",
    ),
}
"""Lead-ins for words that are part of a sentence and name a thing ("the low bar to entry")."""

PIECES: dict[str, tuple[str, ...]] = {
    "minutes": (
        "In the words of {speaker}, as {the_minutes} have them: ",
        "As {the_minutes} have it, the words of {speaker} were: ",
    ),
    "reported": ("In the words of {the_minutes}: ", "{the_minutes} put it so: "),
    "unnamed": ("In the words of {the_minutes}: ", "{the_minutes} put it so: "),
    "submission": ("In the words of {the_submission}: ", "{the_submission} puts it so: "),
    "spoken": ("In the words of {speaker}: ", "{speaker} put it so: "),
    "written": ("In the words of {title}: ", "{title} puts it so: "),
    "quoting": (
        "In the words of {quoted}, quoted in {the_paper}: ",
        "As quoted in {the_paper}, {quoted} puts it so: ",
    ),
}
"""Lead-ins for any other part of a sentence, and for questions that a paper asks."""

QUOTING = (
    "{quoted}, quoted in {the_paper}, says: ",
    "As quoted in {the_paper}, {quoted} says: ",
)
"""Lead-ins for a quotation that the source itself quotes."""

RELAYING = (
    "According to {the_paper}, {speaker} quoted {quoted}: ",
    "{speaker}, according to {the_paper}, quoted {quoted}: ",
)
"""Lead-ins for a quotation that somebody in the source quotes aloud."""

ASKS = (
    "We ask {body} to {ask}.",
    "{body} should {ask}.",
    "We would like {body} to {ask}.",
    "We ask that {body} {ask}.",
    "We look to {body} to {ask}.",
)

JOINING = tuple(phrase for phrase in ASKS if "to {ask}" in phrase or "should" in phrase)
"""Those that can carry several asks of one body."""

_SMALL = """a all an any as at both but by children companies each every few for from given how if
in it its law many most much no none not of on one other over parents people platforms schools
several since so some such taking teachers that the their there these they this those though to too
under until up what when where whether which while whilst who why with without"""
SMALL_WORDS = frozenset(_SMALL.split())
"""Words that have a capital only because they begin a sentence."""
