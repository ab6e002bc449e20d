"""The command line: people's words to the core and back. No logic of its own; no Textual."""
