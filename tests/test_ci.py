"""The Pythons that the project declares are those that are tested."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

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


def test_workflows_call_the_scripts_of_the_repository() -> None:
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))["jobs"]
    commands = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert any("bash .ci/run" in command for command in commands)
    for path in re.findall(r"(?<![\w./])(?:tests|\.ci)/\w+", " ".join(commands)):
        assert (ROOT / path).exists(), path


def test_workflow_sets_up_the_tested_pythons() -> None:
    text = (ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8")
    (tested,) = re.findall(r'^PYTHONS="([^"]*)"', SCRIPT, re.MULTILINE)
    assert set(tested.split()) <= set(re.findall(r"\b3\.\d+\b", text))


@pytest.mark.parametrize(
    "path", sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")), ids=lambda p: p.name
)
def test_issue_forms_have_a_name_and_labeled_fields(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert form["name"]
    assert form["description"]
    assert all(field["attributes"]["label"] for field in form["body"])


def test_pre_commit_runs_what_make_check_runs() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for hook in hooks:
        tool = hook["entry"].partition("-m ")[2] or hook["entry"].rpartition("/")[2]
        assert tool in makefile
