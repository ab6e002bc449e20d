"""Official forms: a body's own Word form and a brief go in, the form with its fields filled comes
out.

``fill_form`` fills what the brief says and lists what it does not; nothing is guessed, and every
other part of the file stays byte for byte.
"""

from __future__ import annotations

from assistant.forms.filling import Filled, fill_form, read_form
from assistant.forms.meanings import MEANINGS, value_of

__all__ = ["MEANINGS", "Filled", "fill_form", "read_form", "value_of"]
