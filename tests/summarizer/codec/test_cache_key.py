"""What an analysis depends on is in the key that it is cached under."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import summarizer
from summarizer.codec.cache_key import digest, digest_of, engine_key

ENGINE = Path(summarizer.__file__).parent


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The engine's files, with their times."""
    folder = tmp_path_factory.mktemp("copy") / "summarizer"
    shutil.copytree(ENGINE, folder, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


def key_in(folder: Path) -> str:
    """The key that a process computes which imports the engine from there."""
    code = "from summarizer.codec.cache_key import engine_key; print(engine_key())"
    environment = {**os.environ, "PYTHONPATH": str(folder.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, cwd=folder.parent
    )
    return found.stdout.decode().strip()


@pytest.mark.parametrize(
    "changed",
    [
        "ranking/scores.py",
        "language/data/stop_words.tsv",
        "entities/lexicon/data/cities.txt",
        "entities/tagger/weights/names.npz",
        "analysis.py",
    ],
)
def test_change_of_weights_lexicon_model_or_code_changes_the_key(copy, changed):
    before = digest(copy)
    file = copy / changed
    file.write_bytes(file.read_bytes() + b"\n")
    after = digest(copy)
    assert after != before
    file.unlink()
    assert digest(copy) not in {before, after}


def test_change_of_equal_size_changes_the_key(copy):
    before = digest(copy)
    file = copy / "language" / "stop_words.py"
    data = file.read_bytes()
    file.write_bytes(data[::-1])
    assert digest(copy) != before


def test_changed_engine_changes_the_key_of_the_next_process(copy):
    before = key_in(copy)
    assert key_in(copy) == before
    with (copy / "document.py").open("a") as stream:
        stream.write("# one more line\n")
    assert key_in(copy) != before


def test_compiled_and_hidden_files_do_not_change_the_key(copy):
    before = digest(copy)
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "document.cpython-311.pyc").write_bytes(b"compiled")
    (copy / ".document.py.swp").write_bytes(b"being edited")
    assert digest(copy) == before


def test_digest_separates_its_parts():
    assert digest_of(["ab", "c"]) != digest_of(["a", "bc"])
    assert digest_of(["\udc80"]) != digest_of(["x"])


def test_engine_key_names_the_release_and_is_stable():
    from summarizer.__about__ import version

    assert engine_key() == engine_key()
    assert engine_key().startswith(f"{version()}+")
