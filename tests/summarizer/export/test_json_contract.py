"""Every clause of the contract `briefing/2`, on a whole document and on generated ones."""

import json
from dataclasses import replace
from itertools import pairwise

import fastjsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.analysis import Analysis
from summarizer.document import Document, Entity, Failure, MessageHeaders, Paragraph, Place, Quote, Span
from summarizer.export.json import failure_to_json, schema, to_json
from summarizer.pipeline import analyze
from summarizer.summary import Length

TEXT = """The talks in Oslo

By Ada Moe

“We will sign on 3 May 2024,” said Anna Berg, Norway’s minister. “It is late. It is not too late.”

• Berg met 12 French officers.

The Norwegian side left Oslo. 😀 Berg said it was “a good day for Norway” and went home."""
KINDS = ("heading", "byline", "body", "list", "body")
VALID = fastjsonschema.compile(json.loads(schema()))


def document(text: str = TEXT, kinds: tuple[str, ...] = KINDS, **fields) -> Document:
    """Its paragraphs are what stands between empty lines."""
    paragraphs, start = [], 0
    for kind, block in zip(kinds, text.split("\n\n"), strict=True):
        if block:
            paragraphs.append(Paragraph(start, start + len(block), kind))
        start += len(block) + 2
    return Document(text, tuple(paragraphs), "The talks in Oslo", **fields)


def row(analysis: Analysis, *length: Length) -> dict:
    line = to_json(analysis, analysis.summary(*length))
    assert line.isascii()
    assert "\n" not in line
    found = json.loads(line)
    VALID(found)
    return found


@pytest.fixture(scope="module")
def analysis():
    return analyze(document(path="talks.txt", date="2024-05-03", date_from="head", sha256="00" * 32))


def test_row_has_the_documented_keys_and_source(analysis):
    found = row(analysis)
    assert list(found) == ["schema", "source", "sentences", "entities", "quotes"]
    assert found["schema"] == "briefing/2"
    assert found["source"] == {
        "path": "talks.txt",
        "part": None,
        "format": "text",
        "title": "The talks in Oslo",
        "date": "2024-05-03",
        "date_from": "head",
        "author": None,
        "cc": [],
        "message_id": None,
        "references": [],
        "language": "en",
        "sha256": "00" * 32,
        "pages": None,
        "warnings": [],
        "text": TEXT,
    }
    names = ["index", "start", "end", "kind", "eligible", "paragraph", "page", "section", "context"]
    names += ["score", "rank", "selected", "reasons", "excluded"]
    assert {tuple(sentence) for sentence in found["sentences"]} == {tuple(names)}
    names = ["id", "name", "type", "salience", "aliases", "role", "place_id", "mentions", "companions"]
    assert {tuple(entity) for entity in found["entities"]} == {tuple(names)}
    assert {tuple(quote) for quote in found["quotes"]} == {
        ("start", "end", "kind", "speaker", "speakers", "cue")
    }


def test_row_has_the_headers_of_a_message(analysis):
    message = MessageHeaders("3@x", ("1@x", "2@x"), "Talks", True, ("Ann Lee <ann@x>",))
    source = row(replace(analysis, document=replace(analysis.document, message=message)))["source"]
    assert (source["message_id"], source["references"], source["cc"]) == (
        *("3@x", ["1@x", "2@x"]),
        ["Ann Lee <ann@x>"],
    )


def test_row_includes_context_page_and_section_of_a_unit():
    text = "LIFE SAFETY\n\n- 3 dead in Oslo\n\nThe board decided to:\n\n- sell the ship"
    made = document(text, ("heading", "list", "body", "list"))
    place = Place(2, "LIFE SAFETY")
    made = replace(made, paragraphs=tuple(p._replace(place=place) for p in made.paragraphs))
    _, dead, lead, sell = row(analyze(made))["sentences"]
    assert dead["context"] == [{"start": 0, "end": 11, "kind": "heading"}]
    assert sell["context"] == [{"start": lead["start"], "end": lead["end"], "kind": "lead-in"}]
    assert (dead["page"], dead["section"]) == (2, "LIFE SAFETY")
    assert (lead["eligible"], lead["excluded"]) == (False, "lead-in")
    assert text[dead["start"] : dead["end"]] == "3 dead in Oslo"


@pytest.mark.parametrize("change", [{"schema": "briefing/1"}, {"quotes": None}, {"more": 1}])
def test_schema_rejects_another_shape(analysis, change):
    with pytest.raises(fastjsonschema.JsonSchemaException):
        VALID({**row(analysis), **change})


def test_offsets_count_code_points_of_the_text(analysis):
    found = row(analysis)
    shown = [TEXT[sentence["start"] : sentence["end"]] for sentence in found["sentences"]]
    assert shown[:2] == ["The talks in Oslo", "By Ada Moe"]
    assert shown[-1].startswith("😀 Berg said")
    assert shown[-1].endswith("went home.")
    mentions = [mention for entity in found["entities"] for mention in entity["mentions"]]
    assert all(TEXT[m["start"] : m["end"]] == m["text"] for m in mentions)
    assert {"Anna Berg", "Oslo", "Berg"} <= {m["text"] for m in mentions}


def test_sentences_are_in_text_order_and_only_eligible_ones_ranked(analysis):
    sentences = row(analysis, Length(100))["sentences"]
    assert [sentence["index"] for sentence in sentences] == list(range(len(sentences)))
    starts = [sentence["start"] for sentence in sentences]
    assert starts == sorted(starts)
    kinds = {"heading": 1, "byline": 1, "list": 1}
    for sentence in sentences:
        eligible = sentence["eligible"]
        assert eligible is (sentence["kind"] in ("body", "list") and sentence["excluded"] is None)
        assert sentence["selected"] is eligible
        assert (sentence["rank"] is None) is not eligible
        if sentence["kind"] in ("heading", "byline"):
            assert sentence["excluded"] == {"heading": "heading", "byline": "by-line"}[sentence["kind"]]
        kinds[sentence["kind"]] = kinds.get(sentence["kind"], 0) - 1
    assert kinds["heading"] == kinds["byline"] == kinds["list"] == 0


def test_selected_sentences_have_the_lowest_ranks(analysis):
    body = [s for s in row(analysis)["sentences"] if s["eligible"]]
    assert sorted(s["rank"] for s in body) == list(range(1, len(body) + 1))
    for count in range(1, len(body) + 1):
        chosen = [s["rank"] for s in row(analysis, Length(count))["sentences"] if s["selected"]]
        assert sorted(chosen) == list(range(1, count + 1))


def test_default_length_selects_five_sentences():
    text = " ".join(f"Place number {n} was quiet on the day." for n in range(9))
    found = row(analyze(document(text, ("body",))))
    assert sum(sentence["selected"] for sentence in found["sentences"]) == 5


def test_equal_sentences_rank_in_text_order():
    found = row(analyze(document("No word.\n\nNo word.\n\nNo word.\n\nNo word.", ("body",) * 4)))
    assert [sentence["rank"] for sentence in found["sentences"]] == [1, 2, 3, 4]


@given(
    st.lists(
        st.sampled_from(
            (
                "Anna Berg met Bob Hale.",
                "She left Oslo.",
                "“No,” said Berg.",
                "However, it was late?",
                "12 men died.",
            )
        ),
        min_size=1,
        max_size=12,
    ),
    st.integers(1, 6),
)
def test_score_is_the_sum_of_its_reasons(sentences, width):
    blocks = [" ".join(sentences[at : at + width]) for at in range(0, len(sentences), width)]
    found = row(analyze(document("\n\n".join(blocks), ("body",) * len(blocks))))
    for sentence in found["sentences"]:
        assert sentence["score"] >= -1e-6
        assert sentence["score"] == pytest.approx(sum(sentence["reasons"].values()), abs=1e-6)


def test_entities_are_sorted_by_salience_then_first_mention(analysis):
    entities = row(analysis)["entities"]
    assert [entity["id"] for entity in entities] == [f"e{n}" for n in range(1, len(entities) + 1)]
    order = [(-entity["salience"], entity["mentions"][0]["start"]) for entity in entities]
    assert order == sorted(order)
    assert all(0 <= entity["salience"] <= 1 for entity in entities)


def test_mentions_never_overlap(analysis):
    spans = sorted(
        (mention["start"], mention["end"])
        for entity in row(analysis)["entities"]
        for mention in entity["mentions"]
    )
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_nationality_refers_to_its_place():
    text = "Norway said no. The Norwegian side left, and the French side stayed."
    entities = {entity["name"]: entity for entity in row(analyze(document(text, ("body",))))["entities"]}
    assert entities["Norwegian"]["place_id"] == entities["Norway"]["id"]
    assert entities["French"]["place_id"] is None


def test_quotes_include_marks_speaker_and_cue(analysis):
    found = row(analysis)
    berg = next(entity["id"] for entity in found["entities"] if entity["name"] == "Anna Berg")
    quotes = [(TEXT[q["start"] : q["end"]], q["kind"], q["speaker"], q["cue"]) for q in found["quotes"]]
    assert quotes[0] == ("“We will sign on 3 May 2024,”", "direct", berg, "said")
    assert quotes[1][:3] == ("“It is late. It is not too late.”", "direct", berg)
    assert quotes[2] == ("“a good day for Norway”", "direct", berg, "said")


def test_companions_share_sentences_with_their_entity(analysis):
    found = {entity["name"]: entity for entity in row(analysis)["entities"]}
    by_id = {entity["id"]: entity["name"] for entity in found.values()}
    beside = {by_id[c["id"]]: c["sentences"] for c in found["Anna Berg"]["companions"]}
    assert beside == {"Norway": [2, 7], "French": [5]}
    assert found["3 May 2024"]["companions"] == []


def test_unknown_speaker_and_cue_are_null():
    found = row(analyze(document("“Nobody knows what it was.”", ("body",))))
    assert found["quotes"] == [
        {"start": 0, "end": 27, "kind": "direct", "speaker": None, "speakers": [], "cue": None}
    ]


def test_entity_and_quote_fields_are_exported_unchanged(analysis):
    entity = Entity("e1", "Oslo", "place", (Span(13, 17),), ("Christiania",), "a city", None, 0.5, 0.25)
    quote = Quote(0, 5, "reported", None, None)
    found = row(replace(analysis, entities=(entity,), quotes=(quote,)))
    assert found["entities"][0] == {
        "id": "e1",
        "name": "Oslo",
        "type": "place",
        "salience": 0.25,
        "aliases": ["Christiania"],
        "role": "a city",
        "place_id": None,
        "mentions": [{"start": 13, "end": 17, "text": "Oslo"}],
        "companions": [],
    }
    assert found["quotes"][0]["kind"] == "reported"


@pytest.mark.parametrize("text", ["", "A heading"])
def test_document_without_body_is_a_valid_row(text):
    found = row(analyze(document(text, ("heading",))))
    assert [(s["score"], s["rank"], s["selected"], s["reasons"]) for s in found["sentences"]] == (
        [(0.0, None, False, {})] if text else []
    )
    assert found["quotes"] == []


def test_unreadable_document_is_an_error_row():
    line = failure_to_json(Failure("naïve.txt", None, "no such file"))
    assert line.isascii()
    VALID(json.loads(line))
    assert json.loads(line) == {
        "schema": "briefing/2",
        "source": {"path": "naïve.txt", "part": None},
        "error": "no such file",
    }
