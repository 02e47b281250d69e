"""Hypothesis profiles, chosen by HYPOTHESIS_PROFILE.

`ci`, the default, draws the same examples in every run, so that a test is never red by chance. `thorough`
draws many more, at random (`make thorough`); its failures are stored in .hypothesis and printed.
No profile has a deadline: times are measured in the benchmarks.
"""

import os

from hypothesis import settings

CI_EXAMPLES = 25
THOROUGH_EXAMPLES = 1000
BASE_EXAMPLES = 40
"""The number that the counts of `examples` are relative to."""

settings.register_profile("ci", deadline=None, max_examples=CI_EXAMPLES, derandomize=True, print_blob=True)
settings.register_profile("thorough", deadline=None, max_examples=THOROUGH_EXAMPLES, print_blob=True)
PROFILE = os.environ.get("HYPOTHESIS_PROFILE", "ci")
settings.load_profile(PROFILE)


def examples(count: int, *, ci: int | None = None, **others: object) -> settings:
    """Return settings for `count` examples of a test whose examples cost more, or less, than those of others.

    The `thorough` profile draws proportionally more. `ci` is the number for the `ci` profile where even
    `count` examples would take seconds of each run.
    """
    if PROFILE == "ci":
        count = count if ci is None else ci
    else:
        count = max(count, round(count * THOROUGH_EXAMPLES / BASE_EXAMPLES))
    return settings(max_examples=count, **others)  # type: ignore[arg-type]
