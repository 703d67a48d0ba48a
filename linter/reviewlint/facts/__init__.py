"""What can be counted in a statement: who, until when, whether it is done, with what evidence; praise and wishes.

Which words say so stands in `rules/lexicon/facts.yml`; here stands only how they are put together.
"""

from reviewlint.facts.finder import Facts, read_facts, read_labels

__all__ = ["Facts", "read_facts", "read_labels"]
