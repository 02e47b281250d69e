"""Patterns that are compiled when they are first used."""

import re
import subprocess
import sys

import pytest

from summarizer.patterns import lazy


def test_lazy_pattern_matches_like_a_compiled_one() -> None:
    pattern = lazy(r"(?P<gate>gate)s?", re.IGNORECASE)
    assert pattern.pattern == r"(?P<gate>gate)s?"
    assert pattern.groupindex == {"gate": 1}
    for _ in range(2):
        assert pattern.sub("door", "Gates, gate") == "door, door"
        assert [found["gate"] for found in pattern.finditer("Gates, gate")] == ["Gate", "gate"]
        assert pattern.fullmatch("a gate") is None


def test_lazy_pattern_is_compiled_at_its_first_use() -> None:
    pattern = lazy("(")
    with pytest.raises(re.error):
        pattern.search("(")


def test_english_prose_does_not_compile_patterns_of_other_kinds_of_text() -> None:
    """The pattern of Chinese words, and those of the heads of letters and memos, are examples."""
    script = """
import sys
from summarizer.language import words
from summarizer.pipeline import summarize
from summarizer.readers import headline
summarize("Talks in Orla began on Monday. “They failed,” said Ada Brock. Nobody was hurt.")
patterns = [words._ANY_WORD, *(value for value in vars(headline).values() if hasattr(value, "compiled"))]
print(len(patterns) > 10, [value.pattern for value in patterns if "search" in vars(value)])
"""
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["True", "[]"]
