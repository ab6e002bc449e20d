"""The desk: everything the screen does, as values and functions, without a screen.

A :class:`~assistant.desk.desk.Desk` is one brief being worked on. Every action takes a desk and
gives another one; undoing goes back to the earlier one. The screen and the commands call the same
functions, each from its own module, so that a screen can be painted before drafting is loaded.
"""
