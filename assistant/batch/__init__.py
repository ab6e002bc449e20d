"""Batch: many briefs go in; drafts and a manifest come out, and no failure stops the rest."""
