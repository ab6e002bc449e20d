"""Files: writing that never leaves half a file, records in YAML, names, locks."""
