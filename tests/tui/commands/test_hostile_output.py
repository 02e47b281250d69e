"""Documents that attack the terminal, through every command: nothing raises or gets through."""

import base64
import codecs
import io
import json
import os
from functools import cache
from pathlib import Path

import pytest
from hostile import ATTACKS, RAW, SETTINGS, documents, strange, strange_in_text
from hypothesis import given
from hypothesis import strategies as st
from profiles import PROFILE, examples

from summarizer.document import Document
from summarizer.pipeline import analyze
from summarizer.readers import open_documents
from summarizer.workers import jobs
from summarizer.workers.jobs import FORMS, Job, JobSpec, SummaryRequest, work
from tui.batch.scheduler import InlineExecutor
from tui.commands import inputs

COUNT = 44 if PROFILE == "ci" else 66
"""Four or six of each layout; each attack comes two to four times, in a name, a title or a text."""
known, read = cache(analyze), cache(jobs._read)
"""Each document is read and analyzed once for all commands."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for name, data in documents(COUNT):
        (folder / os.fsdecode(name)).write_bytes(data)
    assert len([*folder.iterdir()]) == COUNT
    return folder


@pytest.fixture
def told(briefing, monkeypatch):
    """Return a function that runs a command in this process and asserts harmless output."""
    monkeypatch.setattr(jobs, "analyze", known)
    monkeypatch.setattr(jobs, "_read", read)
    monkeypatch.setattr(
        inputs,
        "_hands",
        lambda found, order, *_: InlineExecutor(lambda task: work(order, task), COUNT * 2, None),
    )

    def run(*arguments: str):
        done = briefing(*arguments)
        assert strange_in_text(done.out) == strange_in_text(done.err) == set()
        assert "failed (" not in done.out + done.err, "an exception that became a line"
        return done

    return run


@pytest.mark.parametrize(
    "line",
    [
        "read",
        "summarize",
        "summarize --explain",
        "summarize --format markdown",
        "summarize --format json",
        "summarize --focus Berg",
        "entities",
        "digest",
    ],
)
def test_printed_text_is_harmless(told, hostile, line):
    done = told(*line.split(), str(hostile))
    assert "Anna" in done.out
    reasons = ("looks like a binary file", "no entity matches", "not valid in its encoding")
    assert [line for line in done.err.splitlines() if not any(reason in line for reason in reasons)] == []


def test_json_is_harmless(told, hostile):
    done = told("analyze", "--json", str(hostile))
    assert done.out.isascii()
    lines = [json.loads(line) for line in done.out.splitlines()]
    assert len(lines) == COUNT
    assert {line["source"].get("format") for line in lines} >= {"text", "markdown", "html", "mail"}
    for line in lines:
        shown = [
            line["source"]["path"],
            line["source"].get("title"),
            *(e["name"] for e in line.get("entities", ())),
        ]
        assert not any(strange_in_text(text) for text in shown if text)
        assert strange_in_text(line["source"].get("text") or "") == set()


def test_written_files_are_harmless(told, hostile, folder):
    told("summarize", "--format", "markdown", "-o", "out/", str(hostile))
    told("digest", "-o", "digest.md", str(hostile))
    files = [folder / "digest.md", *(folder / "out").glob("*.md")]
    assert len(files) > COUNT * 0.9
    for file in files:
        assert strange_in_text(file.read_text(encoding="utf-8")) == set()
        assert strange_in_text(file.name) == set()


def test_missing_files_have_a_line_each(told, hostile):
    """Each name is on the line of its error."""
    gone = [
        str(hostile / ("gone" + attack.replace("\0", "").replace("/", "∕")[:100]))
        for attack in ATTACKS.values()
    ]
    for command in (["summarize"], ["entities"], ["digest"], ["analyze", "--json"]):
        done = told(*command, "--", *gone)
        said = done.err or done.out
        reasons = said.count("no such file") + said.count("name that is too long")
        assert reasons == said.count("\n") == len(gone)


def test_hostile_arguments_are_harmless(told, hostile):
    for attack in ATTACKS.values():
        plain = attack.replace("\0", "")
        told("forget", f"x{plain}")
        told("summarize", "--length", plain, "x")
        told(f"--{plain}")
        told("summarize", "--focus", plain, str(next(hostile.glob("002*"))))


def test_hostile_settings_have_a_line_each(told, folder):
    (folder / "config.toml").write_text(SETTINGS, encoding="utf-8")
    done = told("config", "--config", "config.toml")
    assert done.err.count("\n") == done.err.count("briefing: config.toml: ") == 9
    (folder / "config.toml").write_bytes(b'x = "\x1b]0;owned\x07\xc2\x9b2J"\n')
    assert told("config", "--config", "config.toml").err.count("\n") == 1


pieces = st.one_of(
    st.sampled_from([*ATTACKS.values()]),
    st.text(max_size=20),
    st.sampled_from(["Anna Berg said ", "Lund. ", "\n\n", "# ", "“No,” ", "---\n", "title: "]),
    st.sampled_from([*"\x1b\x9b\x9d\x90[]();m\x07\\ \r\n\u202e\u0301"]),
)


@examples(15, ci=6)
@given(
    st.lists(pieces, max_size=12).map("".join),
    st.lists(pieces, min_size=1, max_size=3).map("".join),
    st.sampled_from([*RAW.values(), b""]),
    st.sampled_from([".txt", ".md"]),
)
def test_random_hostile_text_is_harmless(text, name, raw, suffix):
    data = text.encode("utf-8", "surrogatepass")[:3000] + raw + b" Anna Berg came to Lund."
    done = work(JobSpec("text", request=SummaryRequest()), Job(data, name[:100] + suffix))
    assert strange_in_text(str(done.found)) == set() or "\\x" in str(done.found)
    for document in open_documents(io.BytesIO(data), name=name + suffix):
        if isinstance(document, Document):
            analysis = known(document)
            for form in FORMS:
                made, _ = FORMS[form](analysis, JobSpec(form))
                assert strange_in_text(made) == set() if isinstance(made, str) else True


def decoded(data: bytes) -> str:
    """Return the text of a document, with its transfer encoding decoded."""
    if data.startswith(codecs.BOM_UTF16):
        return data.decode("utf-16")
    if data.startswith(b"From: "):
        data = base64.b64decode(data.partition(b"\n\n")[2])
    return data.decode("utf-8", "replace")


def test_attacks_are_in_the_documents_and_detectable():
    """Without this, the tests above could pass without testing anything."""
    everything = "".join(decoded(data) for _, data in documents(COUNT))
    for name, attack in ATTACKS.items():
        assert attack in everything, name
    controls = [name for name, attack in ATTACKS.items() if strange_in_text(attack)]
    assert len(controls) > 40
    for name in controls:
        found = strange(ATTACKS[name].encode("utf-8", "surrogatepass"))
        assert found or name in {"clear", "carriage", "colored", "back"}, name
