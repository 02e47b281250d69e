"""Text that is UTF-8 but for a byte, or cut within a character, is read as UTF-8."""

import io

import pytest

from summarizer.document import Document
from summarizer.files.encoding import decode, decoded
from summarizer.readers import open_documents

TEXTS = (
    "Über den Hafen fährt die Fähre nach Malmö.",
    "Порт закрыт, сказала Ида Морроу.",
    "“The quay is closed,” said Ida Morrow.",
    "港湾の石材が届きました。",
    "The quay costs 5 € a day",
    "Ida Morrow \U0001f6a2 sails",
)


def read(data: bytes) -> Document:
    (document,) = open_documents(io.BytesIO(data), name="a.txt")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("stray", [b"\xe9", b"\xff", b"\x92", b"\xc3"])
def test_stray_byte_leaves_the_rest_utf_8(text, stray):
    assert decode(text.encode() + b" or " + stray + b" and so on.") == f"{text} or \ufffd and so on."


@pytest.mark.parametrize("text", ["Fähren und Boote für Malmö", *TEXTS[1:4]])
def test_text_cut_anywhere_stays_utf_8(text):
    data = text.encode()
    for cut in range(8, len(data)):
        assert decode(data[:cut]).rstrip("\ufffd") == data[:cut].decode(errors="ignore")
    for cut in range(1, len(data) - 20):
        assert decode(data[cut:]).lstrip("\ufffd") == data[cut:].decode(errors="ignore")


def test_cut_character_is_the_only_one_of_the_text():
    assert decode("The quay is closed “".encode()[:-1]) == "The quay is closed \ufffd"


@pytest.mark.parametrize("text", ["The quay by the café", "Der Hafen von Malmö", "Говорит он в пoрт"])
def test_letter_that_is_cut_at_the_end_of_a_word_is_utf_8(text):
    data = text.encode()
    cut = data[:-1]
    assert decode(cut) == text[:-1] + "\ufffd"


@pytest.mark.parametrize(
    "text", ["Der Hafen macht Spaß", "La plage du Midi à Été", "The ferry to Malmö", "3×"]
)
def test_last_letter_of_windows_1252_stays(text):
    assert decode(text.encode("cp1252")) == text


def test_one_valid_and_one_stray_character_is_utf_8():
    assert decode("Der Hafen in Malmö; M".encode() + b"\xfcller") == "Der Hafen in Malmö; M\ufffdller"


@pytest.mark.parametrize(
    "text",
    [
        "Der Hafen in Malmö",
        "Au café",
        "Au café…",
        "“Fuß”",
        "«CAFÉ»",
        "‘The quay’ – said Ida – is closed…",
        "“‘Closed’, said Ida.”",
        "Über den Hafen fährt die Fähre. Sie heißt “ÄÖÜ”.",
    ],
)
def test_windows_1252_stays_windows_1252(text):
    assert decode(text.encode("cp1252")) == text


def test_other_encodings_are_not_taken_for_damaged_utf_8():
    for name, text in (("koi8-r", TEXTS[1]), ("cp1251", TEXTS[1]), ("shift_jis", TEXTS[3])):
        assert decode(text.encode(name)) == text.encode(name).decode("cp1252", "replace")


def test_declared_utf_8_with_stray_bytes_is_utf_8():
    assert decoded("Malmö, Gävle".encode() + b" \xff", "utf-8") == "Malmö, Gävle \ufffd"


def test_document_with_stray_bytes_has_a_warning():
    assert read("Fähren nach Malmö.".encode() + b"\xe9\n").warnings == (
        "contains bytes in 1 place that are not valid in its encoding: shown as \ufffd",
    )
    assert read(b"F\xc3\xa4hren \xe2\x80 nach Malm\xc3\xb6 \xff.").warnings == (
        "contains bytes in 2 places that are not valid in its encoding: shown as \ufffd",
    )
    assert read("Fähren\ufffd nach Malmö.".encode()).warnings == ()
    assert read("Fähren nach Malmö.".encode("cp1252")).warnings == ()
