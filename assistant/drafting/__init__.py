"""Drafting: a brief, a template and a library go in; the blocks of a submission come out."""
