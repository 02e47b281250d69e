"""For all tests: how long an example takes is for the benchmarks to say, and fails no test."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
