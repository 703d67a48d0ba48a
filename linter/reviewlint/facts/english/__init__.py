"""How English statements say each fact."""

from reviewlint.facts.english.deadlines import deadline
from reviewlint.facts.english.owners import owner
from reviewlint.facts.english.progress import done
from reviewlint.facts.english.remarks import evidence, merit, wish

__all__ = ["deadline", "done", "evidence", "merit", "owner", "wish"]
