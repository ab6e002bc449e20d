"""Texts that hypothesis makes up: prose, marks, labels and furniture in any order."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    [
        "the", "children", "Simon", "reports", "may", "not", "be", "found", "online", "37", "per",
        "cent", "I", "we", "said", "thanked", "Ms", "Bailey", "£5", "naïve", "2.2bn", "e.g.", "MPs",
        "companies'", "don't", "“cure”", "(see", "below)", "U13", "—", "Option", "para", "10",
    ]
)  # fmt: skip
SENTENCES = st.builds(
    lambda words, mark: " ".join(words).capitalize() + mark,
    st.lists(WORDS, min_size=1, max_size=14),
    st.sampled_from([".", "?", "!", "", ";", ":", " …", ".”"]),
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
MARKS = st.sampled_from(
    [
        "**", "*", "_", "`", "~~", "# ", "## ", "- ", " - a. ", "1. ", "10(a) ", "(ii) ", "1.1 ",
        "> ", "| a | b |", "|---|---|", "[x](http://y.z)", "![p](q)", "<!-- c -->", "<b>", "&amp;",
        "\\*", "```", "---", "====", "OFFICIAL-SENSITIVE", "Page 3 of 9", "TLP:RED", "    ", "\t",
        ".. note:: x", ".. raw:: html", ":abbr:`POL (Post Office)`", "`a <b>`_", "**Name**: ",
        "Rob Jones: ", "Attendees:", "To:", "From: A B", "Issue: x", "Recommendations", "* - c",
        "David Linden MP, Chair", "^^^^", "[^1]: ", "[1]_", "\u2028", "\x0c", "\u200b", "’", "\"",
    ]
)  # fmt: skip
PIECES = st.one_of(PARAGRAPHS, MARKS, st.text(max_size=30))
LINES = st.lists(PIECES, max_size=3).map("".join)
TEXTS = st.lists(LINES, min_size=1, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n"]).map(lambda end: end.join(lines))
)
NAMES = st.sampled_from(["a.txt", "a.md", "a.rst", "a"])
