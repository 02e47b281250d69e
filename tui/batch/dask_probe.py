"""Check that the workers of a Dask cluster can run the jobs, before they are given any.

A worker that lacks the package, or has another release of it, fails with unhelpful errors or none. The check
calls a function of the standard library, sent by name, so that any worker can answer it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from summarizer.__about__ import DISTRIBUTION

PATIENCE = 10.0
"""Seconds within which a worker must answer. One that is busy with other jobs may be slow."""


def complaint(client: Any, workers: Iterable[str]) -> str | None:
    """Return why the scheduler or the workers can't run the jobs, in one line; None if they can.

    `workers` are addresses. One that left the cluster before it answered does not count.
    """
    here = version(DISTRIBUTION)
    workers = list(workers)
    found: dict[str, object] = client.sync(_answers, client, workers)
    left = set(client.nthreads())
    bad = {name: wrong for name, answer in found.items() if (wrong := _wrong(answer, here))}
    bad = {name: wrong for name, wrong in bad.items() if name in left or name not in workers}
    if not bad:
        return None
    name, wrong = next(iter(bad.items()))
    more = f" (the same for {len(bad) - 1} more)" if len(bad) > 1 else ""
    return f"{name} {wrong}{more}"


async def _answers(client: Any, workers: list[str]) -> dict[str, object]:
    """Return the version of the package on each of them, or the exception raised instead."""
    asked = {"the scheduler": client.run_on_scheduler(version, DISTRIBUTION)}
    asked |= {f"{worker}": _ask(client, worker) for worker in workers}
    answers = await asyncio.gather(
        *(asyncio.wait_for(each, PATIENCE) for each in asked.values()), return_exceptions=True
    )
    return dict(zip(asked, answers, strict=True))


async def _ask(client: Any, worker: str) -> object:
    answer = await client.run(version, DISTRIBUTION, workers=[worker], on_error="return")
    return answer.get(worker, TimeoutError())


def _wrong(answer: object, here: str) -> str | None:
    match answer:
        case str():
            wrong = f"has {DISTRIBUTION} {answer}, but this is {here}"
            return None if answer == here else f"{wrong}: install the same release there"
        case PackageNotFoundError():
            return f"lacks {DISTRIBUTION}: pip install '{DISTRIBUTION}[dask]=={here}' there"
        case _:
            return f"does not answer within {PATIENCE:g} s: is it stopped, or cut off from the scheduler?"
