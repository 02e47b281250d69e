"""Hypothesis profiles, chosen by HYPOTHESIS_PROFILE.

`ci`, the default, draws the same examples in every run, so that a test is never red by chance. `thorough`
draws many more, at random (`make thorough`); its failures are stored in .hypothesis and printed.
No profile has a deadline: times are measured in the benchmarks.
"""

import os

from hypothesis import settings

CI_EXAMPLES = 40
THOROUGH_EXAMPLES = 1000

settings.register_profile("ci", deadline=None, max_examples=CI_EXAMPLES, derandomize=True, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=THOROUGH_EXAMPLES, print_blob=True)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci")
settings.load_profile(PROFILE)


def examples(count: int, **others: object) -> settings:
    """Return settings for `count` examples in the `ci` profile, and proportionally more in `thorough`."""
    scale = settings.get_profile(PROFILE).max_examples / CI_EXAMPLES
    return settings(max_examples=max(count, round(count * scale)), **others)  # type: ignore[arg-type]
