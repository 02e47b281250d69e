"""Terms and sentences in languages other than English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.document import Document, Paragraph
from summarizer.language.languages import ENGLISH, NAMES
from summarizer.language.sentences import split
from summarizer.language.words import terms


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("de", "Verhandlungen Verhandlung VERHANDLUNG"),
        ("de", "Häuser Haus Hauses"),
        ("es", "elecciones elección"),
        ("fr", "négociations négociation d’une l’une NÉGOCIATION"),
        ("fr", "l’accord accords d'accord"),
        ("it", "dell’accordo accordi"),
        ("pt", "governos governo"),
        ("ro", "discuţii discuții"),
        ("ru", "переговоры переговоров переговорам"),
        ("sv", "förhandlingarna förhandlingar"),
        ("ar", "الحكومة حكومة"),
    ],
)
def test_forms_of_a_word_share_one_stem(language: str, forms: str) -> None:
    assert len(set(terms(forms, language))) == 1, terms(forms, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Cuando ella se lo dijo, él no estaba con nosotros, sino entre los suyos."),
        ("de", "Weil sie es ihm nicht sagte, waren wir für uns, und das DÜRFEN auch die anderen."),
        ("fr", "Qu’il n’y en ait pas, c’était ce qu’elles nous ont dit."),
        ("ro", "Și în această, să fie până după cât și ACEASTA"),
        ("ru", "Если бы он был с нами, то они всё же были бы здесь"),
    ],
)
def test_stop_words_are_no_terms(language: str, text: str) -> None:
    kept = set(terms(text, language))
    assert kept <= {"suy", "durf"}, kept


def test_unknown_language_has_no_stemming_and_no_stop_words() -> None:
    assert terms("Rozmowy potrwają do końca", None) == terms("ROZMOWY POTRWAJĄ DO KOŃCA", "pl")
    assert "rozmowy" in terms("Rozmowy potrwają do końca", None)


@given(st.text(), st.sampled_from(sorted(NAMES)))
def test_terms_are_never_empty(text: str, language: str) -> None:
    assert all(terms(text, language))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "de",
            "Am 3. März traf er Dr. Müller. | Das gilt z. B. Berlin. | Er kam auf Platz 3. | Der Rest folgt.",
        ),
        ("de", "Rund 5 Mio. Euro flossen bzw. Kredite. | Im 19. Jahrhundert war das anders."),
        ("es", "El Sr. García habló con la Sra. López. | EE. UU. apoyó el plan. | ¿Y Ud. López? | No."),
        ("fr", "M. Dupont a vu MM. Blanc et Noir. | L’art. 4 le dit. | Rien de plus."),
        ("it", "Il sig. Rossi è qui. | L’on. Verdi no."),
        ("nl", "Dhr. Bakker gaf 5 mln. Euro. | Mevr. Smit niet."),
        ("da", "Kl. 10 kom hr. Jensen. | Bl.a. Hansen kom den 3. marts."),
        ("ru", "В. В. Путин сказал. | Ул. Ленина, 5 млн. Рублей. | Он ушёл."),
        ("ar", "قال الوزير ذلك. | هل وصل الوفد؟ | نعم وصل أمس."),
    ],
)
def test_sentences_are_split_by_the_rules_of_their_language(language: str, expected: str) -> None:
    text = expected.replace(" | ", " ")
    document = Document(text, (Paragraph(0, len(text)),), "title", language=language)
    assert [document.at(found) for found in split(document)] == expected.split(" | ")


def test_english_does_not_split_by_rules_of_other_languages() -> None:
    text = "He came third on 3. March was over. It was on. Then it was off."
    document = Document(text, (Paragraph(0, len(text)),), "title", language=ENGLISH)
    assert len(split(document)) == 4
