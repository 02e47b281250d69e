"""Load everything an analysis needs, on import, in the process that workers are forked from.

The workers share its memory copy-on-write and need not load NLTK and the tagger themselves. The loaded
objects are moved to the garbage collector's permanent generation, because its marks would cause their pages
to be copied.
"""

from __future__ import annotations

import gc

from summarizer.numpy_limits import limit_threads
from summarizer.workers.jobs import FORMS, Job, JobSpec, work

TEXT = b"Talks with the U.S. Army began at 5 p.m. Monday."  # Only Punkt can judge these full stops.

limit_threads()
for form in FORMS:
    work(JobSpec(form), Job(TEXT, None))
gc.collect()
gc.freeze()
