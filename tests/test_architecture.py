"""How the modules of the package stand to each other: no circles, no name twice, no pickles from the cache."""

from __future__ import annotations

import ast
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import reviewlint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PACKAGE = Path(reviewlint.__file__).parent


def _name(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {_name(path): path for path in PACKAGE.rglob("*.py")}
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}


def imports_of(tree: ast.AST) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the modules that are imported at run time, late ones too, each with the names taken from it."""
    if isinstance(tree, ast.Import):
        yield from ((alias.name, ()) for alias in tree.names)
    elif isinstance(tree, ast.ImportFrom):
        yield tree.module or "", tuple(alias.name for alias in tree.names)
    elif isinstance(tree, ast.If) and isinstance(tree.test, ast.Name) and tree.test.id == "TYPE_CHECKING":
        for branch in tree.orelse:
            yield from imports_of(branch)
    else:
        for child in ast.iter_child_nodes(tree):
            yield from imports_of(child)


def graph_of(trees: Mapping[str, ast.AST]) -> dict[str, set[str]]:
    """Return what each module needs: the modules it names, or the package that holds what it names."""
    graph: dict[str, set[str]] = {}
    for module, tree in trees.items():
        needed = graph[module] = set[str]()
        for name, taken in imports_of(tree):
            inner = {f"{name}.{one}" for one in taken} & trees.keys()
            needed |= inner
            if name in trees and (len(inner) < len(taken) or not taken):
                needed.add(name)
        needed.discard(module)
    return graph


def circles_in(graph: Mapping[str, set[str]]) -> set[frozenset[str]]:
    """Return the sets of modules each of which needs all others of its set, by whatever way."""
    found = set()
    left = {module: set(needed) for module, needed in graph.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            start = error.args[1][0]
            circle = {one for one in _reached(start, graph) if start in _reached(one, graph)}
            found.add(frozenset(circle))
            left = {module: needed - circle for module, needed in left.items() if module not in circle}
        else:
            return found


def _reached(start: str, graph: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    ahead = [start]
    while ahead:
        new = graph[ahead.pop()] - reached
        reached |= new
        ahead += new
    return reached


@pytest.mark.parametrize(
    ("sources", "circles"),
    [
        ({"p.a": "from p.b import x", "p.b": "import p.a"}, {frozenset({"p.a", "p.b"})}),
        ({"p.a": "from p import b", "p.b": "def f():\n    from p.a import x"}, {frozenset({"p.a", "p.b"})}),
        ({"p.a": "from p.b import x", "p.b": "if TYPE_CHECKING:\n    from p.a import y"}, set()),
        (
            {"p.a": "import p.b", "p.b": "import p.c", "p.c": "import p.a", "p.d": "import p.a"},
            {frozenset({"p.a", "p.b", "p.c"})},
        ),
        ({"p": "from p.a import x", "p.a": "from p import y"}, {frozenset({"p", "p.a"})}),
        ({"p": "from p.a import x", "p.a": "from p import b", "p.b": "import sys"}, set()),
    ],
    ids=["two", "late", "for types only", "three and one outside", "a package", "a module of a package"],
)
def test_circles_are_seen(sources: dict[str, str], circles: set[frozenset[str]]) -> None:
    assert circles_in(graph_of({name: ast.parse(code) for name, code in sources.items()})) == circles


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert [sorted(circle) for circle in circles_in(graph_of(TREES))] == []


def test_no_name_stands_twice_among_the_modules() -> None:
    names = Counter(path.stem for path in MODULES.values() if path.stem not in {"__init__", "__main__"})
    names.update(path.parent.name for path in MODULES.values() if path.stem == "__init__")
    assert {name for name, count in names.items() if count > 1} == set()


def test_no_module_reads_what_may_run_code() -> None:
    """What lies in the cache folder may come from others, with a checkout: it must be data."""
    dangerous = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}
    found = {
        module
        for module, tree in TREES.items()
        if dangerous & {name.partition(".")[0] for name, _ in imports_of(tree)}
    }
    assert found == set()
