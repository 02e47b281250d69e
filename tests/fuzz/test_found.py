"""What the fuzzer begins with, and what it found once, is read: in `found/`, named after the format."""

from pathlib import Path

import pytest

from tests.fuzz.checked import FUZZED, beginnings, read_checked

BEGINNINGS = {FUZZED[case[0]]: case[1:] for case in beginnings()}
FOUND = {path.name: path.read_bytes() for path in sorted((Path(__file__).parent / "found").glob("*"))}
CASES = BEGINNINGS | FOUND


@pytest.mark.parametrize("name", CASES)
def test_a_case_is_read(name):
    read_checked(name.partition("-")[0], CASES[name])
