"""A hundred and twenty random keys and twelve sizes; `benchmarks/soak.py` does it for longer."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_random_keys_and_sizes_break_nothing_and_q_still_works():
    line = [sys.executable, str(ROOT / "benchmarks" / "soak.py"), "--keys", "120", "--resizes", "12"]
    done = subprocess.run(line, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no traceback" in done.stdout
    assert "q ended it" in done.stdout
