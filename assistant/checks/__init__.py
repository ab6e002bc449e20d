"""Checks: a draft and its library go in, findings come out."""
