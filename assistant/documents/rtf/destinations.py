"""The destinations of rich text: which are read, which are passed over, which are kept apart.

Rich Text Format 1.9.1, its tables of destinations. A destination behind ``\\*`` that stands in none
of these is passed over, as the format demands.
"""

from __future__ import annotations

_SKIPPED_WORDS = """
colortbl pict objdata nonshppict shprslt annotation atnid atnauthor atntime atnref atnicn
atrfstart atrfend fldinst datafield xe tc tcn rxe txe bkmkstart bkmkend nonesttables
listtable listoverridetable revtbl rsidtbl generator private template operator company
manager category keywords comment doccomm subject hlinkbase creatim revtim printim buptim
ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn pntxta pntxtb sp filetbl userprops themedata
colorschememapping latentstyles datastore panose falt fontemb
"""
SKIPPED = frozenset(_SKIPPED_WORDS.split())
"""Read by nobody: tables, pictures, codes of fields, comments, entries of indexes."""

ENTERED = frozenset(("shpinst", "do", "ud", "result", "field", "shp", "shpgrp"))
"""Walked through, also behind ``\\*``: their words, if any, are the document's own."""

STYLED = frozenset(("cs", "ds", "ts"))
"""Styles; some programs put ``\\*`` before one in the middle of the words it styles."""

CAPTURED = {"listtext": "label", "pntext": "label", "title": "title", "author": "author"}
"""Kept apart from the text: the number before a paragraph, and what the file states."""

MARGINS = ("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf")
