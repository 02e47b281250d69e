"""Text of PDF fonts without a mapping to Unicode: what is read, and what is useless."""

import pytest

from summarizer.readers.pdf.legibility import composed, is_legible, with_ligatures

WORDS = [
    "The ferry board of Orlund met on Monday to decide how the burnt pier will be mended.",
    "Der Stadtrat von Orlund hat am Montag dem Kredit für die neue Brücke zugestimmt.",
    "La coopérative réunit aujourd'hui cent quarante fermes de la vallée voisine.",
    "El proyecto nació de una maestra jubilada que compró un viejo transbordador.",
    "Rada miasta postanowiła w poniedziałek naprawić spalone molo jeszcze przed jesienią.",
    "Kaupunginvaltuusto päätti maanantaina korjata palaneen laiturin ennen syksyä.",
    "> fit <- lm(price ~ year, data = harvest) > summary(fit) (Intercept) 61.25 year -1.50",
    "Retreat of the glacier 1950 310 13 1973 460 20 1996 1530 55 in metres each year",
]
GLYPHS = [
    "7KH\x03IHUU\\\x03ERDUG\x03RI\x032UOXQG\x03PHW\x03RQ\x030RQGD\\",  # each code 29 less than the letter's
    "\x01\x02\x03 \x04\x05\x06\x06\x07 \x08\x09 !\"#$ %&' ()*+ ,-./ 0123 4567",
    "Uif gfssz cpbse pg Psmvoe nfu po Npoebz up efdjef ipx uif cvsou qjfs xjmm cf nfoefe",  # next letters
    "0 1 2 3 4 5 6 7 8 9 A B C D E F G H I J K L M N O P Q R S T U V W X Y Z",
    "\ufffd\ufffd\ufffd \ufffd\ufffd \ufffd\ufffd\ufffd\ufffd",
    "",
]


@pytest.mark.parametrize("text", WORDS)
def test_words_are_legible(text):
    assert is_legible(text)


@pytest.mark.parametrize("text", GLYPHS)
def test_numbers_of_glyphs_are_not_legible(text):
    assert not is_legible(text)


CODES = [
    ("modi\x1ccations", "modiﬁcations"),
    ("the o\x1bset", "the oﬀset"),
    ("coe\x1ecients", "coeﬃcients"),
    ("\x1crst", "ﬁrst"),
    ("modi\x0ccations", "modiﬁcations"),
    ("coe\x0ecients", "coeﬃcients"),
    ("con\rict", "conﬂict"),
    ("\x10the \x1crst\x11 \x15 of ten", "“the ﬁrst” – of ten"),
]


@pytest.mark.parametrize(("text", "expected"), CODES)
def test_codes_of_tex_are_ligatures(text, expected):
    assert with_ligatures(text) == expected


@pytest.mark.parametrize("text", ["one line\r\nand the next", "plain text", "a\x02b", "1\x0c2"])
def test_other_control_characters_stay(text):
    assert with_ligatures(text) == text


ACCENTS = [
    ("Institut f¨ur Physik", "Institut für Physik"),
    ("Universit¨at", "Universität"),
    ("caf´e", "café"),
    ("´Elan", "Élan"),
    ("tr`es", "très"),
    ("Dvoˇr´ak", "Dvořák"),
    ("Erd˝os", "Erdős"),
    ("˚Angstr¨om", "Ångström"),
    ("m´ıa", "mía"),
    ("(¨uber", "(über"),
    ("\ud835\udc47 = 2", "\U0001d447 = 2"),
]


@pytest.mark.parametrize(("text", "expected"), ACCENTS)
def test_accent_before_its_letter_is_composed(text, expected):
    assert composed(text) == expected


@pytest.mark.parametrize("text", ["uˆi", "`ls` lists", "5´a", "¨", "naïve", "the x¨b", "a`b"])
def test_other_accents_stay(text):
    assert composed(text) == text
