"""The shape of the code: who may import whom, what may be loaded at start, and how long a file gets."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PURE: set[str] = set()
ANY = {
    "analysis",
    "briefing",
    "catalogue",
    "charts",
    "feeds",
    "geodata",
    "modules",
    "own",
    "sources",
    "store",
}
MAY_IMPORT = {
    "app": ANY,
    # It serves the application, and puts what cannot be loaded into a sentence.
    "start": {"app", "catalogue", "geodata", "store"},
    # It starts processes, and knows them by their address only.
    "deploy": PURE,
    "modules": {"charts", "analysis", "catalogue", "geodata", "own"},
    "charts": {"analysis"},
    "store": {"sources", "analysis", "catalogue", "geodata"},
    "sources": {"catalogue", "geodata", "reading"},
    # A session's own data. `modules` asks it for everything, `reading` included.
    "own": {"analysis", "catalogue", "geodata", "reading"},
    "reading": PURE,
    "briefing": {"store", "charts", "analysis", "catalogue", "geodata"},
    "feeds": {"store", "charts", "analysis", "catalogue", "geodata"},
    "analysis": PURE,
    "catalogue": PURE,
    "geodata": PURE,
}
SHOWS_PAGES = {"app", "modules"}
PAGE_LIBRARIES = {"shiny", "shinywidgets"}
HEAVY = {
    "esda",
    "geopandas",
    "great_tables",
    "libpysal",
    "lxml",
    "mapclassify",
    "matplotlib",
    "openpyxl",
    "pandera",
    "pptx",
    "pyproj",
    "scipy",
    "sklearn",
    "statsmodels",
    "xlsxwriter",
}
FORBIDDEN = {"df", "data2", "utils", "helpers", "misc", "manager"}
LONGEST_FILE = 320


@cache
def own_files() -> list[Path]:
    """Return the application's Python files."""
    found = [path for part in MAY_IMPORT for path in [ROOT / f"{part}.py", *(ROOT / part).rglob("*.py")]]
    return sorted(path for path in found if path.is_file())


def written_files() -> list[Path]:
    """Return everything that people wrote as code: application, tests, scripts and styles of the page."""
    folders = [*MAY_IMPORT, "benchmarks", "tests", "www"]
    kinds = {".py", ".js", ".css"}
    found = [path for folder in folders for path in (ROOT / folder).rglob("*") if path.suffix in kinds]
    return sorted({*found, *own_files()})


def name_of(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def top(name: str) -> str:
    return name.split(".")[0]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), str(path))


def imports(path: Path, nodes: Iterator[ast.AST]) -> set[str]:
    """Return the dotted names that import statements ask for; `from a import b` gives a.b too."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = absolute(path, node)
            names |= {base, *(f"{base}.{alias.name}" for alias in node.names)}
    return names


def absolute(path: Path, node: ast.ImportFrom) -> str:
    """Return what a relative import means."""
    if not node.level:
        return node.module or ""
    package = path.relative_to(ROOT).parent.parts
    return ".".join([*package[: len(package) - node.level + 1], *([node.module] if node.module else [])])


def run_at_import(body: list[ast.stmt]) -> Iterator[ast.AST]:
    """Yield the statements that run when a module is imported: none in functions or for type checkers."""
    for node in body:
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            yield from run_at_import(node.orelse)
            continue
        for part in ("body", "orelse", "finalbody"):
            yield from run_at_import(getattr(node, part, []))
        for handler in getattr(node, "handlers", []):
            yield from run_at_import(handler.body)


def every_import(path: Path) -> set[str]:
    return imports(path, ast.walk(parsed(path)))


@cache
def imports_at_import(path: Path) -> set[str]:
    return imports(path, run_at_import(parsed(path).body))


def on_demand(path: Path) -> bool:
    """Return whether a file waits: it draws for the first chart or slide, or builds for a developer."""
    draws = path.parent == ROOT / "charts" and path.stem != "__init__"
    return draws or name_of(path).startswith("briefing.slide") or ".build" in name_of(path)


def lazy_homes(package: Path) -> dict[str, str]:
    """Return the module of each name that a package hands out on first use, as it tells type checkers."""
    guarded = [node for node in parsed(package).body if isinstance(node, ast.If)]
    taken = [one for node in guarded for one in node.body if isinstance(one, ast.ImportFrom)]
    return {f"{name_of(package)}.{alias.name}": str(node.module) for node in taken for alias in node.names}


@cache
def files_by_name() -> dict[str, Path]:
    return {name_of(one): one for one in own_files()}


@cache
def handed_out_late() -> dict[str, str]:
    """Return the module of each name that any of our packages hands out on first use."""
    packages = [one for one in own_files() if one.stem == "__init__"]
    return {name: home for package in packages for name, home in lazy_homes(package).items()}


def loaded_with(path: Path) -> dict[str, str]:
    """Return the packages that come with importing a file of ours, and which file asks for each."""
    by_name, homes = files_by_name(), handed_out_late()
    found: dict[str, str] = {}
    waiting, seen = [path], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        for name in imports_at_import(one):
            parents = [".".join(name.split(".")[:count]) for count in range(1, name.count(".") + 2)]
            ours = [by_name[parent] for parent in [*parents, homes.get(name, "")] if parent in by_name]
            waiting += ours
            if not ours:
                found.setdefault(top(name), name_of(one))
    return found


def bound_names(path: Path) -> Iterator[tuple[int, str]]:
    """Yield every name that a file gives to something, with its line."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.id
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.lineno, node.attr
        elif isinstance(node, ast.arg):
            yield node.lineno, node.arg
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.lineno, node.name
        elif isinstance(node, ast.Import | ast.ImportFrom):
            yield from ((node.lineno, alias.asname) for alias in node.names if alias.asname)


@pytest.fixture(scope="module", autouse=True)
def trees_let_go() -> Iterator[None]:
    """Forget the files' trees: the garbage collector would walk them again and again in all later tests."""
    yield
    parsed.cache_clear()


def test_every_part_is_found() -> None:
    parts = {
        "analysis",
        "app",
        "briefing",
        "catalogue",
        "charts",
        "deploy",
        "feeds",
        "geodata",
        "modules",
        "own",
        "reading",
        "sources",
        "start",
        "store",
    }
    assert parts <= {top(name_of(path)) for path in own_files()}


def test_each_part_imports_only_what_it_may() -> None:
    breaches = [
        f"{name_of(path)} imports {name}"
        for path in own_files()
        for name in every_import(path)
        if top(name) in MAY_IMPORT and top(name) not in MAY_IMPORT[top(name_of(path))] | {top(name_of(path))}
    ]
    assert breaches == []


def test_only_the_page_knows_shiny() -> None:
    breaches = [
        f"{name_of(path)} imports {name}"
        for path in own_files()
        for name in every_import(path)
        if top(name) in PAGE_LIBRARIES and top(name_of(path)) not in SHOWS_PAGES
    ]
    assert breaches == []


def test_the_theme_registry_can_be_read_without_shiny() -> None:
    assert not PAGE_LIBRARIES & set(loaded_with(ROOT / "modules" / "theme.py"))


def test_unit_tests_know_no_shiny() -> None:
    tests = sorted((ROOT / "tests" / "unit").glob("*.py"))
    knowing = [path.name for path in tests if PAGE_LIBRARIES & set(loaded_with(path))]
    assert len(tests) > 1
    assert knowing == []


@pytest.mark.parametrize("path", [path for path in own_files() if not on_demand(path)], ids=name_of)
def test_nothing_heavy_is_loaded_before_it_is_needed(path: Path) -> None:
    assert {name: asker for name, asker in loaded_with(path).items() if name in HEAVY} == {}


def test_files_are_short() -> None:
    lengths = [(len(path.read_text("utf-8").splitlines()), path) for path in written_files()]
    assert [f"{path.relative_to(ROOT)}: {length}" for length, path in lengths if length > LONGEST_FILE] == []


def test_names_say_what_things_are() -> None:
    files = [path for path in written_files() if path.suffix == ".py"]
    bound = [(path, line, name) for path in files for line, name in bound_names(path)]
    assert [f"{name_of(path)}:{line} {name}" for path, line, name in bound if name in FORBIDDEN] == []
    assert [name_of(path) for path in files if FORBIDDEN & set(name_of(path).split("."))] == []
