"""Every form of the answers about rules and configurations: apart from the others, which every run needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.reporters import as_json_rules, configuration, examination, explanation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewlint.examples import Examination
    from reviewlint.explanation import Explanation
    from reviewlint.packs.origins import Overview
    from reviewlint.report import Unread
    from reviewlint.reporters.page import Format, Page
    from reviewlint.reporters.screen import Line

CONFIGURATIONS: dict[Format, Callable[[Sequence[Overview | Unread], Page], Iterator[Line]]] = {
    "human": configuration.render,
    "json": as_json_rules.configuration,
}
EXAMINATIONS: dict[Format, Callable[[Sequence[Examination], Page], Iterator[Line]]] = {
    "human": examination.render,
    "json": as_json_rules.examinations,
}
EXPLANATIONS: dict[Format, Callable[[Sequence[Explanation], Page], Iterator[Line]]] = {
    "human": explanation.render,
    "json": as_json_rules.explanations,
}
