"""The names of Office's formulas, and the signs that stand for what they draw.

A formula is read on one line: a fraction is parted by a stroke, a root has its sign. The promise:
figures that stand apart on the page never run together in the text.
"""

from __future__ import annotations

from assistant.documents.wordfile.names import M

MATHS = (f"{M}oMath", f"{M}oMathPara")
MATHS_TEXT = f"{M}t"
BEFORE = {f"{M}den": "/", f"{M}rad": "√", f"{M}d": "(", f"{M}sup": "^", f"{M}sub": "_"}
AFTER = {f"{M}d": ")"}
