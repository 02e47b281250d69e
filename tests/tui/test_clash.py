"""Another distribution has a package that is called like one of the reader's."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("command", [["--version"], ["summarize", "dam.txt"], ["entities", "dam.txt"]])
def test_other_package_called_summarizer_is_named(tmp_path, command):
    other = tmp_path / "site" / "summarizer"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text("def summarize(text):\n    return text\n", encoding="utf-8")
    (tmp_path / "dam.txt").write_text("The dam at Orla broke on Monday.\n", encoding="utf-8")
    info = tmp_path / "site" / "other_summarizer-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: other-summarizer\nVersion: 1.0\n")
    (info / "RECORD").write_text("summarizer/__init__.py,,\n")
    (info / "top_level.txt").write_text("summarizer\n")
    done = subprocess.run(
        [sys.executable, "-c", "from tui.__main__ import main; raise SystemExit(main())", *command],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([f"{tmp_path}/site", str(ROOT)])},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    if command == ["--version"]:
        assert (done.returncode, done.stderr) == (0, "")
        return
    assert done.returncode == 1
    assert "other-summarizer" in done.stderr
    assert str(other) in done.stderr
    assert "pipx install briefing-reader" in done.stderr
    assert done.stderr.count("\n") == 1
