"""The wheel contains all that the program needs, and nothing but the two packages.

The source archive holds what its own tests and `make run` need.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


FOLDERS = (".ci", "benchmarks", "docs", "seeds", "summarizer", "tests", "training", "tui")
MADE = {"__pycache__", ".fuzz"}
"""Names that git ignores in those folders."""


def build(project: Path, into: Path, **environment: str) -> None:
    """Build the source archive and the wheel from it, with the build tools of this environment."""
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(into), str(project)]
    subprocess.run(command, check=True, capture_output=True, text=True, env={**os.environ, **environment})


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The folder of both archives."""
    folder = tmp_path_factory.mktemp("built")
    build(ROOT, folder, SOURCE_DATE_EPOCH="1780000000")
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def sources(built):
    """Return the entries of the source archive, without its top folder."""
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        return [(entry.name.partition("/")[2], entry) for entry in opened.getmembers()]


def test_source_archive_holds_all_files_of_the_project(sources):
    wanted = {
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and MADE.isdisjoint(path.relative_to(ROOT).parts)
    }
    wanted |= {".gitignore", "LICENSE", "Makefile", "pyproject.toml"}
    wanted |= {path.name for path in ROOT.glob("*.md")}
    wanted |= {f"tui/samples/{path.name}" for path in (ROOT / "seeds").iterdir()}
    assert wanted - {name for name, _ in sources} == set()


def test_source_archive_has_unique_regular_files_and_runnable_ci(sources):
    names = [name for name, _ in sources]
    assert len(names) == len(set(names))
    assert all(entry.isfile() for _, entry in sources), "links are no files everywhere"
    assert dict(sources)[".ci/run"].mode & 0o111


def test_wheel_contains_packages_samples_and_licence(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith((".dist-info", ".data"))} == {"summarizer", "tui"}
    assert not [name for name in names if "seeds" in name.split("/")]
    seeds = {path.name for path in (ROOT / "seeds").iterdir()}
    assert {name.split("/")[-1] for name in names if name.startswith("tui/samples/")} == seeds
    assert {"summarizer/py.typed", "tui/py.typed", "tui/reader.tcss"} <= set(names)
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_wheel_installs_man_page_and_completions(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    shared = {name.partition(".data/data/")[2] for name in names if ".data/" in name}
    assert shared == {
        "share/man/man1/briefing.1",
        "share/bash-completion/completions/briefing",
        "share/zsh/site-functions/_briefing",
        "share/fish/vendor_completions.d/briefing.fish",
    }


def test_wheel_contains_tagger_weights_and_their_licence(wheel):
    found = zipfile.ZipFile(wheel)
    weights = "summarizer/entities/tagger/weights"
    assert found.getinfo(f"{weights}/names.npz").file_size < 20_000_000
    assert b"CC BY-SA 4.0" in found.read(f"{weights}/LICENSE.md")
    (metadata,) = (name for name in found.namelist() if name.endswith(".dist-info/METADATA"))
    assert b"CC-BY-SA-4.0" in found.read(metadata)


def test_wheel_runs_from_another_folder(wheel, tmp_path):
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    elsewhere.mkdir()
    zipfile.ZipFile(wheel).extractall(site)  # what pip does with a wheel of pure Python
    environment = {**os.environ, "PYTHONPATH": str(site), "XDG_CONFIG_HOME": str(elsewhere)}
    run = [
        sys.executable,
        "-P",
        "-c",
        "import tui, sys; from tui.__main__ import main; print(tui.__file__); main()",
    ]
    shown = subprocess.run(
        run, cwd=elsewhere, env=environment, capture_output=True, text=True, input="A b. C d.\n"
    )
    assert shown.stdout.startswith(str(site))
    assert "A b." in shown.stdout
    assert shown.returncode == 0, shown.stderr


def test_archives_pass_the_checks_of_an_index(built):
    command = [sys.executable, "-m", "twine", "check", "--strict", *map(str, built.iterdir())]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("PASSED") == 2


def test_archives_are_the_same_from_another_folder_at_another_time(built, tmp_path):
    copy = tmp_path / "another place"
    kept = (*FOLDERS, ".gitignore", ".editorconfig", ".github", ".pre-commit-config.yaml", "mkdocs.yml")
    for name in (*kept, "LICENSE", "Makefile", "pyproject.toml", *(page.name for page in ROOT.glob("*.md"))):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, symlinks=True, ignore=shutil.ignore_patterns(*MADE))
        else:
            shutil.copy(ROOT / name, copy / name)
    for path in copy.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o700)
            os.utime(path, (978_307_200, 978_307_200))
    build(copy, tmp_path / "again", SOURCE_DATE_EPOCH="1780000000", TZ="Asia/Tokyo")
    assert digests(tmp_path / "again") == digests(built)


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}
