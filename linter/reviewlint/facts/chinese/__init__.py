"""How Chinese statements say each fact."""

from reviewlint.facts.chinese.deadlines import deadline, labelled_deadline
from reviewlint.facts.chinese.owners import labelled_owner, owner
from reviewlint.facts.chinese.progress import done
from reviewlint.facts.chinese.remarks import evidence, merit, wish

__all__ = ["deadline", "done", "evidence", "labelled_deadline", "labelled_owner", "merit", "owner", "wish"]
