"""The outline read as a review, by one vocabulary for all kinds: cues and roles, items, tables, facts, kind."""
