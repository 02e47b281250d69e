"""What import-linter can't check: who opens files, what is imported lazily, what a cold start loads.

The order of the rooms is in pyproject.toml, `tool.importlinter`.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

OPENERS = {"open", "fdopen", "read_bytes", "read_text", "write_bytes", "write_text"}
MAY_OPEN = {
    "summarizer/diagnostics.py": "appends to the log that the environment names",
    "summarizer/pattern_cache.py": "keeps compiled patterns beside the bytecode of its own package",
    "summarizer/readers/zip.py": "opens members of an archive that is in memory, no files",
    "summarizer/entities/tagger/stored.py": "keeps the weights in the package open, to read rows of them",
    "summarizer/files/access.py": "the one place that opens what the user names",
    "summarizer/codec/storage.py": "reads the list of files of its own distribution",
    "summarizer/files/locks.py": "opens the marker beside a file of ours that is in use",
    "summarizer/files/confinement.py": "opens what lies below the folder a process is confined to",
    "summarizer/files/atomic_write.py": "writes for access.py what is put in place whole or not at all",
    "tui/terminal/streams.py": "takes the keys from /dev/tty; the null device stands in for closed streams",
}


@cache
def modules(package: str) -> list[tuple[str, ast.Module]]:
    """Yield the Python files of a package, as paths from the root, parsed."""
    return [
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_bytes()))
        for path in sorted((ROOT / package).rglob("*.py"))
    ]


def imported(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and top-level name of each absolute import, including those in functions."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.lineno, node.module.split(".")[0]


def imported_at_once(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Like `imported`, but only imports that run when the module is imported."""
    for node in tree.body:
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        if not typing_only and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from imported(node)


def opened(tree: ast.AST) -> Iterator[int]:
    """Yield the line of each call that opens a file directly.

    Calls of `summarizer.files.access` and reads of package data through `files(...)` are not included.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and opens(node.func):
            yield node.lineno


def opens(function: ast.expr) -> bool:
    match function:
        case ast.Name(id=name):
            return name in {"open", "fdopen"}  # a bare read_bytes is the one of access
        case ast.Attribute(value=ast.Name(id="access")):
            return False
        case ast.Attribute(attr=name):
            return name in OPENERS and not of_package_data(function)
    return False


def of_package_data(function: ast.expr) -> bool:
    calls = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return any(ast.unparse(call).split(".")[-1] == "files" for call in calls)


def loaded_by(*arguments: str) -> set[str]:
    """Return the packages and modules that a fresh interpreter imports with these arguments."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
    modules = re.findall(r"^import time:.*\| +([\w.]+)$", done.stderr, re.MULTILINE)
    return {*modules, *(module.partition(".")[0] for module in modules)}


def test_nltk_is_imported_lazily() -> None:
    found = [
        f"{path}:{line}"
        for package in ("summarizer", "tui")
        for path, tree in modules(package)
        for line, name in imported_at_once(tree)
        if name == "nltk"
    ]
    assert found == []


def test_numpy_is_imported_only_by_learned_models() -> None:
    found = [
        f"{path}:{line}"
        for package in ("summarizer", "tui")
        for path, tree in modules(package)
        if not path.startswith(("summarizer/entities/tagger/", "summarizer/ranking/"))
        for line, name in imported(tree)
        if name == "numpy"
    ]
    assert found == []


def test_files_are_opened_in_one_place() -> None:
    found = [
        f"{path}:{line}"
        for package in ("summarizer", "tui")
        for path, tree in modules(package)
        if path not in MAY_OPEN
        for line in opened(tree)
    ]
    assert found == []


def test_files_allowed_to_open_files_exist() -> None:
    assert [path for path in MAY_OPEN if not (ROOT / path).is_file()] == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("open('x')", [1]),
        ("import io\nio.open('x')", [2]),
        ("with path.open('rb') as file:\n    file.read()", [1]),
        ("def load(path):\n    return path.read_text()", [2]),
        ("os.fdopen(1)", [1]),
        ("read_bytes(path, limits)", []),
        ("access.read_bytes(path, limits)", []),
        ("files('summarizer').joinpath('words.txt').read_text()", []),
        ("resources.files('summarizer').joinpath('words.txt').open()", []),
        ("opened(1); reopen(2); file.read()", []),
    ],
)
def test_file_openings_are_recognized(source: str, lines: list[int]) -> None:
    assert list(opened(ast.parse(source))) == lines


def catches_any(handler: ast.ExceptHandler) -> bool:
    """Return whether a handler catches errors of every kind."""
    return handler.type is None or ast.unparse(handler.type) in {"Exception", "BaseException"}


def test_errors_of_every_kind_become_failures_in_one_place() -> None:
    found = [
        path
        for package in ("summarizer", "tui")
        for path, tree in modules(package)
        for handler in ast.walk(tree)
        if isinstance(handler, ast.ExceptHandler) and catches_any(handler)
        for call in ast.walk(handler)
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {"Failure", "describe"}
    ]
    assert {*found} == {"summarizer/diagnostics.py"}


def test_engine_names_no_option_of_the_command_line() -> None:
    """Errors of the engine carry a hint, which `tui.collection.sources` puts in words."""
    found = [
        (path, node.value)
        for path, tree in modules("summarizer")
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if re.search(r"(?<![\w-])--[a-z]|pip install|briefing entities", node.value)
    ]
    assert found == [("summarizer/files/confinement.py", "--below")]  # between processes of ours


@pytest.mark.parametrize(
    "arguments", [("-c", "import summarizer"), ("-c", "import tui"), ("-m", "tui", "--help")]
)
def test_cold_start_loads_no_heavy_modules(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)
    assert "summarizer" in loaded or "tui" in loaded
    assert loaded & {"textual", "rich", "nltk", "numpy"} == set()


def test_screen_process_does_not_load_the_analysis() -> None:
    """These are all modules that are imported while briefings are shown, searched and exported."""
    shown = ["tui.app", "tui.workers.analyzer", "tui.commands.read", "tui.screens.export", "tui.screens.page"]
    shown += ["tui.workers.indexer", "tui.screens.search"]
    engine = [
        "summarizer",
        "summarizer.workers.analyzer",
        "summarizer.pipeline",
        "summarizer.export.markdown",
    ]
    engine += [
        "summarizer.corpus.novelty",
        "summarizer.corpus.names.occurrences",
        "summarizer.corpus.near_duplicates",
    ]
    engine += [
        "summarizer.corpus.digest.markdown",
        "summarizer.export.text",
        "summarizer.ranking.explanation",
    ]
    loaded = loaded_by("-c", f"import {', '.join(shown + engine)}")
    assert {"textual", "tui", "summarizer.analysis"} <= loaded
    assert loaded & {"nltk", "numpy", "summarizer.ranking.rank", "summarizer.language.words"} == set()


@pytest.mark.parametrize(
    "room",
    sorted(
        path.parent.relative_to(ROOT).as_posix()
        for name in ("summarizer", "tui")
        for path in (ROOT / name).rglob("__init__.py")
    ),
)
def test_rooms_have_a_docstring(room: str) -> None:
    assert ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_bytes()))
