"""Batch jobs on one source, as they are sent to other processes."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.corpus.novelty import KnownFacts
from summarizer.document import Document, Failure, Paragraph
from summarizer.files.options import Options
from summarizer.summary import Length
from summarizer.workers import jobs
from summarizer.workers.jobs import FORMS, Job, JobResult, JobSpec, Result, SummaryRequest, work

DAM = b"# The dam\n\nThe dam at Orla broke on Monday. Mayor Anna Berg said two villages were emptied.\n"
ONE = SummaryRequest(Length(1))


def done(source, name="dam.md", form="text", request=ONE, options=None) -> JobResult:
    """Run a job as another process would, with its input and output pickled."""
    order, task = pickle.loads(
        pickle.dumps((JobSpec(form, options or Options(), request), Job(source, name)))
    )
    return pickle.loads(pickle.dumps(work(order, task)))


def document(part: str, text: str = "A pump failed. It was mended.") -> Document:
    return Document(text, (Paragraph(0, len(text)),), "pumps", path="pumps.box", part=part, language="en")


@pytest.mark.parametrize("form", FORMS)
def test_bytes_path_and_document_give_the_same_result(tmp_path: Path, form: str):
    path = tmp_path / "dam.md"
    path.write_bytes(DAM)
    (read,) = jobs.open_documents(path, name="dam.md")
    of_path = done(path, form=form)
    assert isinstance(of_path.found, Result)
    assert of_path.found.output
    assert of_path == done(DAM, form=form) == done(read, form=form)


def test_first_document_is_processed_and_the_others_are_returned(monkeypatch):
    found = [document("1"), document("2"), Failure("pumps.box", "3", "is torn")]
    monkeypatch.setattr(jobs, "open_documents", lambda *_, **__: iter(found))
    first = done(b"", "pumps.box")
    assert isinstance(first.found, Result)
    assert first.found.part == "1"
    assert first.rest == (found[1], found[2])
    assert done(first.rest[0], "pumps.box").found.part == "2"


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (MemoryError(), "not enough memory to read it"),
        (RuntimeError("a\x1bb"), "could not be read (RuntimeError: a\ufffdb)"),
    ],
)
def test_reader_exception_becomes_a_failure(monkeypatch, error, says):
    def breaks(*_, **__):
        raise error

    monkeypatch.setattr(jobs, "open_documents", breaks)
    assert done(b"", "pumps.box") == JobResult(Failure("pumps.box", None, says))


def test_empty_source_is_a_failure(monkeypatch):
    monkeypatch.setattr(jobs, "open_documents", lambda *_, **__: iter(()))
    assert done(b"", "pumps.box") == JobResult(
        Failure("pumps.box", None, "contains nothing that can be read")
    )


def test_size_limit_applies_to_jobs():
    failed = done(DAM, options=Options(10)).found
    assert isinstance(failed, Failure)
    assert "over the limit of 10 bytes" in failed.error


def test_pinned_sentences_are_in_the_summary():
    found = done(DAM, request=SummaryRequest(Length(1), pinned=frozenset({0, 1}))).found
    assert isinstance(found, Result)
    assert "(¶ 1, " in found.output or "(¶ 1)" in found.output
    assert "broke on Monday" in found.output
    assert found.notes == ()


@pytest.mark.parametrize(
    ("order", "asked"),
    [
        (JobSpec("text", before="2026-03-02"), [True, False, False]),
        (JobSpec("text", before="2026-03-01"), [False, False, False]),
        (JobSpec("text", after="2026-03-02"), [False, True, True]),
        (JobSpec("text"), [True, True, True]),
    ],
)
def test_documents_are_filtered_by_date(order, asked):
    dates = ("2026-03-01", "2026-03-02", None)
    found = [work(order, Job(replace(document("1"), date=date), "pumps.box")).found for date in dates]
    assert [each.output is not None for each in found] == asked


def test_unreadable_file_is_skipped_with_a_date_filter():
    assert work(JobSpec("text", before="2026-03-02"), Job(b"%PDF-1.7\n", "a.txt")) == JobResult(Result(None))


def test_summary_of_news_contains_only_new_sentences():
    old, new = "A pump failed on Monday in Lund.", "The mayor closed nine schools at once."
    prints = work(JobSpec("prints"), Job(document("1", old), "a")).found.output
    order = pickle.loads(pickle.dumps(JobSpec("text", known=KnownFacts([prints]))))
    text = work(order, Job(document("2", f"{old} {new}"), "b")).found.output
    assert "1 of 1 new sentences, 2 in all" in text
    assert new in text
