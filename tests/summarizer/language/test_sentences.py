"""Sentence boundaries, on texts split by hand ("|" marks each break)."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from profiles import examples

from summarizer.cancellation import Cancelled
from summarizer.document import Document, Kind, Paragraph
from summarizer.language.sentences import split


def document(*paragraphs: str, kind: Kind = "body") -> Document:
    text, spans = "", []
    for paragraph in paragraphs:
        spans.append(Paragraph(len(text), len(text) + len(paragraph), kind))
        text += paragraph + "\n\n"
    return Document(text, tuple(spans), title="")


def sentences(text: str, kind: Kind = "body") -> list[str]:
    briefing = document(text, kind=kind)
    return [briefing.at(sentence) for sentence in split(briefing)]


CUT_BY_HAND = {
    "plain": "He left. | She stayed! | Why? | Nobody knows.",
    "quotation of two": "“Progress is unlikely, until it is achieved. | Our objective is to remain.”",
    "straight quotation of two": '"We came. | We saw."',
    "closing marks stay": "He said (see above.) | The end. | [He left.] | \"Yes.\" | 'No.' | «Oui.» | Then.",
    "no space between quotations": "“Go.”|“Come.”",
    "question, then he": "“Why?” he asked. | Nobody knew.",
    "exclamation, then she": '"Go!" she said.',
    "question, then a name": "“Why?” Tom Smith asked. | “Great!” | The crowd cheered.",
    "ellipsis": "“Wait…” he said. | It was… a surprise. | Well… | Then he left... | The end.",
    "two-letter countries": "U.S. President Trump met the U.S. Secretary of State, U.K. and U.N. officials.",
    "country at the end": "It was in the U.S. | The next day he left the U.K. | “We go,” he said.",
    "initials": "Gen. J. P. Smith met J. K. Rowling, J.R.R. Tolkien and A. A. Milne.",
    "titles": "Mr. He Jintao, Sen. In and Lt. Gen. Such spoke to Dr. Who.",
    "dates": "On Jan. 5 and in Sept. 2020 it rained.",
    "numbers": "It is 5 ft. 3 in. long. | No. 10 grew by 3.5 million on p. 3. | In 2020. | 5 people died.",
    "no, the answer": "No. | That is all.",
    "latin": "He likes fruit, e.g. this, i.e. The Apple, vs. The Pear, etc. | Nobody else does.",
    "times": "It began at 5 a.m. Monday. | It ended at 5 p.m. | He left. | It was 6 p.m. EST.",
    "companies": "He runs Acme Inc. | It was Yahoo! Inc. and Smith Corp. Ltd. of Bath.",
    "words, not abbreviations": "He is ill. | Germany won. | It has mass. | Rome fell.",
    "letters that are no initials": "Before World War I. | Germany lost. | Plan B. | Nobody came.",
    "enumerators": "1. Introduction. | Another one.",
    "addresses": "See example.Com and https://x.org/end.Then or a.The b.",
    "a forgotten space": "He came.|Then he left.",
    "footnotes": "He left.[3] | She stayed. [4] [7] | Rain fell. 8 | Yet nobody came.",
    "hard-wrapped": "The first\nline. | The second at 5 p.m.\nMonday in the U.S.\nCongress ended.",
    "Chinese and Japanese": "今日は。|明日も！|「はい。」と言った。|本当？|Ja.",
    "Hindi and Bengali": "गाँव में आग लगी। | तीन लोग मरे! | क्या मदद आई? | নদীতে নৌকা ডুবেছে। | উদ্ধার চলছে।",
    "Urdu": "سیلاب سے دو گاؤں ڈوب گئے۔ | کیا سڑک بند ہے؟ | ہاں، بند ہے۔",
    "Amharic and Armenian": "ጎርፍ መንደሮችን አጠፋ። | ሠራዊቱ ተጠራ። | Բանակը կանչվեց։ | Դպրոցները փակ են։",
    "spaced closing quotes": "« Oui. » | Il est parti. | « Où ? » a demandé Anne. | “No. ” | She left.",
    "German quotes": "»Es ist vorbei.« | Dann ging er. | »Wohin?« fragte Anna. | „Weg.“ | Niemand kam.",
    "Swedish quotes": "”Det är slut.” | Han gick. | ”Vart?” frågade Anna.",
    "defined company": 'Tarn Inc. ("Tarn") and Moss Ltd. (the “Seller”) agreed. | Kray Co. ("Kray") did not.',
    "ampersand after an abbreviation": "The Com. & Adm. Board met. | Orr & Co. (the firm) did not.",
    "rupees": "The fine was Rs. 5,000. | Rs. 11.8 crore was paid.",
    "Indian and Nigerian titles": "Smt. Devi met Mohd. Irfan, Adv. Dube and Engr. Bello. | They left.",
    "sizes and other letters": "The coat is size S. | Fits well. | Use gate C. | It is open.",
    "no before a number": "He said no. | 5 people left. | Is it safe? | No. | 12 people work there.",
    "no before a capital": "Short answer: no. | Crane 4 is broken. | See no. 4 and Fig. C below.",
    "Spanish": "¿Qué pasa? | ¡Nada! | Es así.",
    "names in lower case": "He left. | iPhone sales rose. | al-Shabaab claimed it.",
    "dots in a row": "And so on.... | He left?! | Yes!!! | Really.",
}


@pytest.mark.parametrize("marked", CUT_BY_HAND.values(), ids=CUT_BY_HAND.keys())
def test_running_text_is_split_as_by_hand(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert sentences(marked.replace(" | ", " ").replace("|", "")) == expected


@pytest.mark.parametrize("kind", ["heading", "byline", "code", "table"])
def test_paragraph_that_is_not_running_text_is_one_sentence(kind: Kind) -> None:
    assert sentences("  Go. Come.\nStay. ", kind) == ["Go. Come.\nStay."]


@pytest.mark.parametrize("kind", ["body", "quote"])
def test_running_text_is_split_and_keeps_its_kind_and_paragraph(kind: Kind) -> None:
    briefing = document("No full stop here", "He left. She stayed.", kind=kind)
    found = split(briefing)
    assert [(briefing.at(s), s.paragraph, s.kind) for s in found] == [
        ("No full stop here", 0, kind),
        ("He left.", 1, kind),
        ("She stayed.", 1, kind),
    ]


@pytest.mark.parametrize(
    ("item", "units"),
    [
        ("- He left. She stayed.", ["He left. She stayed."]),
        ("12. He left", ["He left"]),
        ("(iv) he left;", ["he left;"]),
        ("- [x] He left", ["He left"]),
        ("[ ] He left", ["He left"]),
        ("2.1  He left", ["He left"]),
        ("b. He left", ["He left"]),
        ("2.5 million left", ["2.5 million left"]),
        ("● He left.", ["He left."]),
        ("3.1. He left.", ["He left."]),
        ("No mark here. None.", ["No mark here. None."]),
        ("* " + "He left us here. " * 11, ["He left us here."] * 11),
    ],
)
def test_list_item_without_its_mark_is_one_unit_unless_long(item: str, units: list[str]) -> None:
    assert sentences(item, "list") == units


def test_transcript_without_punctuation_is_cut_at_line_ends() -> None:
    line = "so what we saw in the valley was that the water came up very fast and"
    text = "\n".join([line] * 30)
    found = sentences(text)
    assert found == ["\n".join([line] * 2)] * 15 or found == ["\n".join([line] * 3)] * 10
    assert sentences(line + "\n" + line) == [line + "\n" + line]  # two lines are a sentence like any other


def test_transcript_on_one_line_is_cut_before_a_clause() -> None:
    text = " ".join(["and we went down to the river where the bridge had been"] * 30)
    found = sentences(text)
    assert " ".join(found) == text
    assert len(found) > 5
    assert all(stretch.startswith("and we went") and len(stretch) <= 320 for stretch in found)


def test_long_sentence_with_punctuation_stays_whole() -> None:
    text = "The committee, " + "having heard the parties, " * 40 + "rose."
    assert sentences(text) == [text]


def test_blank_paragraph_and_empty_document_have_no_sentences() -> None:
    assert split(document(" \n\t ")) == ()
    assert split(Document("", (), title="")) == ()


def test_huge_paragraph_is_split_at_all_breaks() -> None:
    sentence = "The U.S. Secretary of State met Gen. J. P. Smith at 5 p.m. Monday (see p. 3.)"
    assert sentences(" ".join([sentence] * 20_000)) == [sentence] * 20_000


@pytest.mark.parametrize("seed", ["x", ".", '"', "U.S. ", ". ", "A. ", "。", '!" ', "word ", ".[1] "])
def test_hostile_paragraph_is_split_without_loss(seed: str) -> None:
    text = seed * (200_000 // len(seed))
    found = sentences(text)
    assert "".join("".join(found).split()) == "".join(text.split())


@pytest.mark.parametrize("text", ["x" * 1_000_000, "He left. " * 100_000])
def test_cancelled_splitting_stops_inside_a_huge_paragraph(text: str) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > 10

    with pytest.raises(Cancelled):
        split(document(text), cancelled=cancelled)
    assert asked == 11


def test_cancelled_splitting_stops_between_small_paragraphs() -> None:
    with pytest.raises(Cancelled):
        split(document(*["He left."] * 50), cancelled=lambda: True)


_PIECES = st.lists(
    st.sampled_from(
        [
            *".?!…。\"'”“’()[]«»— \n",
            "U.S.",
            "Mr.",
            "No.",
            "p.m.",
            "the",
            "The",
            "he said",
            "J",
            "5",
            "3.5",
            "[1]",
            "と",
        ]
    ),
    max_size=60,
).map("".join)


@examples(20, ci=12)
@given(st.lists(st.one_of(_PIECES, st.text(max_size=60)), max_size=4))
def test_sentences_are_trimmed_ordered_and_omit_only_spaces(paragraphs: list[str]) -> None:
    briefing = document(*(paragraph or " " for paragraph in paragraphs))
    found = split(briefing)
    last = 0
    for sentence in found:
        shown = briefing.at(sentence)
        paragraph = briefing.paragraphs[sentence.paragraph]
        assert shown
        assert shown == shown.strip()
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end
        assert not briefing.text[last : sentence.start].strip()
        last = sentence.end
    assert not briefing.text[last:].strip()


@pytest.mark.parametrize(
    "text",
    [
        "He left.[3] 8 | The rest stayed. [citation needed] | But why?",
        "They met in the hall. 12 | The talks went on.”) | But nobody came.",
        "“No.”[1][2] | [Then] it rained.\u3000 | 終わり。」[1]|Then.",
    ],
)
def test_text_is_split_after_marks_with_footnotes_and_brackets(text: str) -> None:
    """Optional groups of the pattern are followed by named groups, which CPython 3.11.2 got wrong."""
    cut = [part.strip() for part in text.split("|")]
    assert sentences(text.replace(" | ", " ").replace("|", "")) == cut


def test_import_does_not_load_nltk() -> None:
    script = """
import sys, summarizer.language.sentences, summarizer.language.words
sys.exit("nltk" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
