"""Quotes: a span of a source goes in; certified, printable words come out."""
