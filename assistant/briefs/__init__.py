"""Briefs: an answer in the making, kept as a file that people and programs both write."""
