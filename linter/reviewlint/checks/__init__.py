"""The code that rules run: one file for each kind of check."""
