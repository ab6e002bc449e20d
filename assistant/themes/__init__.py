"""Themes: what a body of work is about, and the positions an organisation holds on it."""
