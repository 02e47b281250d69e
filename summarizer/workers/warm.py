"""Imported for what it does: a process that others are forked from loads all that an analysis needs, once.

They share its memory until they write to it, and none of them waits for NLTK or the tagger. What was loaded
is put out of the garbage collector's sight, whose marks on objects would copy the memory they lie in.
"""

from __future__ import annotations

import gc

from summarizer.resources import one_thread
from summarizer.workers.jobs import FORMS, Job, JobSpec, work

TEXT = b"Talks with the U.S. Army began at 5 p.m. Monday."  # full stops that only Punkt can judge

one_thread()
for form in FORMS:
    work(JobSpec(form), Job(TEXT, None))
gc.collect()
gc.freeze()
