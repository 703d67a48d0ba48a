"""How English statements say each fact."""

from reviewlint.facts.english.deadlines import deadline, labelled_deadline
from reviewlint.facts.english.owners import labelled_owner, owner
from reviewlint.facts.english.progress import done
from reviewlint.facts.english.remarks import evidence, merit, wish

__all__ = ["deadline", "done", "evidence", "labelled_deadline", "labelled_owner", "merit", "owner", "wish"]
