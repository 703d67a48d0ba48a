"""The command line: commands, options, exit statuses. Only this room opens files and prints."""

from reviewlint.cli.application import main

__all__ = ["main"]
