"""Quotation marks and dashes of other languages."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Le maire a parlé lundi à Vannes. Il a dit : « Nous allons reconstruire le pont avant "
                "l’hiver. » Les habitants attendent une réponse."
            ),
            [("Nous allons", ())],
        ),
        (
            (
                "«\xa0Nous allons reconstruire le pont\xa0», a dit le maire de la ville lundi. Les "
                "habitants n’ont pas répondu."
            ),
            [("Nous allons", ())],
        ),
        (
            (
                "Der Bürgermeister sprach am Montag. »Wir werden die Brücke wieder aufbauen«, sagte er "
                "den Leuten in der Stadt. Sie waren nicht zufrieden."
            ),
            [("Wir werden", ())],
        ),
        (
            (
                "Der Bürgermeister sprach am Montag. „Wir werden die Brücke wieder aufbauen“, sagte er "
                "den Leuten in der Stadt. Sie waren nicht zufrieden."
            ),
            [("Wir werden", ())],
        ),
        (
            (
                "El alcalde habló el lunes con los vecinos de la ciudad.\n\n—Vamos a reconstruir el "
                "puente antes del invierno —dijo el alcalde.\n\nLos vecinos no estaban contentos con "
                "la respuesta."
            ),
            [("Vamos a", ())],
        ),
        (
            (
                "«Vamos a reconstruir el puente antes del invierno», dijo el alcalde de la ciudad el "
                "lunes. Los vecinos no estaban contentos."
            ),
            [("Vamos a", ())],
        ),
        (
            (
                "Il sindaco ha parlato lunedì con la gente della città. «Ricostruiremo il ponte prima "
                "dell’inverno», ha detto. Non erano contenti della risposta."
            ),
            [("Ricostruiremo", ())],
        ),
        (
            (
                "Les habitants de l’île n’ont pas d’eau. L’école est fermée et c’est la fin de l’année "
                "pour les enfants qu’on aime."
            ),
            [],
        ),
        ("Der Film „Hafen“ läuft am Montag in der Stadt. Die Leute warten nicht auf den nächsten Film.", []),
        (
            (
                "Le maire a dit : “Nous allons reconstruire le pont avant l’hiver.” Les habitants "
                "attendent une réponse depuis des mois."
            ),
            [("Nous allons", ())],
        ),
        (
            (
                "Burgemeester Jan sprak maandag met de mensen van de stad. ‘Wij gaan de brug voor de "
                "winter herbouwen,’ zei hij. De mensen waren niet blij met het antwoord."
            ),
            [("Wij gaan", ())],
        ),
        ("El alcalde —que no estaba en la reunión— no habló con los vecinos de la ciudad el lunes.", []),
    ],
)
def test_foreign_marks_delimit_quotations(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected
