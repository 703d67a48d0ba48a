"""The linter for formal review documents."""

__version__ = "0.1.0"
