"""The Pythons that the project declares are those that are tested."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
SCRIPT = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_classifiers_list_the_tested_pythons() -> None:
    named = [
        classifier.rpartition(" ")[2]
        for classifier in PROJECT["classifiers"]
        if re.fullmatch(r"Programming Language :: Python :: 3\.\d+", classifier)
    ]
    (tested,) = re.findall(r'^PYTHONS="([^"]*)"', SCRIPT, re.MULTILINE)
    assert named == tested.split()


def test_lower_bounds_are_tested_with_the_lowest_python() -> None:
    assert PROJECT["requires-python"] == ">=3.11"
    assert "lowest=$(interpreter 3.11)" in SCRIPT
