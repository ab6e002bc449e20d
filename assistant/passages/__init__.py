"""Passages: a document goes in, citable units with speaker, place and voice come out."""
