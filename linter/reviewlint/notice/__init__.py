"""A notice read for the aspects that it prescribes."""
