"""Attributions of other kinds: clauses between name and verb, labels, headlines."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ivo Castellan, who chairs the trust, called it “the best of a bad lot”.",
            [("the best of", ("Ivo Castellan",))],
        ),
        (
            "Rita Vance, who lost two sons, described the inquiry as “a wall of silence”.",
            [("a wall of", ("Rita Vance",))],
        ),
        (
            "Ivo Castellan, who was not at the meeting, said “nobody told me about it”.",
            [("nobody told", ("Ivo Castellan",))],
        ),
        (
            "Rita Vance dismissed the offer as “too little and far too late”.",
            [("too little", ("Rita Vance",))],
        ),
        (
            "Ivo Castellan, whose family owns the land, branded the plan “a slap in the face”.",
            [("a slap in", ("Ivo Castellan",))],
        ),
        (
            "Rita Vance, 61, who has run the shop since 1990, said: “I am done with it.”",
            [("I am done", ("Rita Vance",))],
        ),
        (
            "“I am done with it,” said Rita Vance, who has run the shop since 1990.",
            [("I am done", ("Rita Vance",))],
        ),
        (
            "Ivo Castellan hailed the deal as “a new start for the islands”.",
            [("a new start", ("Ivo Castellan",))],
        ),
        ("The plan was described by Rita Vance as “a slap in the face”.", [("a slap in", ("Rita Vance",))]),
        (
            (
                "Rita Vance, of the Harbour Trust, told the inquiry that the pier was “rotten from end "
                "to end”."
            ),
            [("rotten from", ("Rita Vance",))],
        ),
        (
            "The plan, which Ivo Castellan called “a slap in the face”, was dropped.",
            [("a slap in", ("Ivo Castellan",))],
        ),
        (
            "Ivo Castellan referred to the tower as “that great ugly thing”.",
            [("that great", ("Ivo Castellan",))],
        ),
        ("Rita Vance accused the board of “hiding the truth for years”.", [("hiding the", ("Rita Vance",))]),
        (
            "Ivo Castellan, standing beside the wreck of the pier, said it was “a very sad day”.",
            [("a very sad", ("Ivo Castellan",))],
        ),
        ("The tower was called “that great ugly thing” by those who lived near it.", [("that great", ())]),
        ("According to Noor Rahimi, “the well has been dry since May”.", [("the well", ("Noor Rahimi",))]),
        (
            "The well “has been dry since May”, according to Noor Rahimi, the village head.",
            [("has been dry", ("Noor Rahimi",))],
        ),
        ("Noor Rahimi: “The well has been dry since May.”", [("The well", ("Noor Rahimi",))]),
        ("Noor Rahimi, farmer: “The well has been dry since May.”", [("The well", ("Noor Rahimi",))]),
        ("Noor Rahimi (village head): “The well has been dry since May.”", [("The well", ("Noor Rahimi",))]),
        ("“The well has been dry since May.” — Noor Rahimi", [("The well", ("Noor Rahimi",))]),
        ("“The well has been dry since May.”\n— Noor Rahimi, village head", [("The well", ("Noor Rahimi",))]),
        (
            "Rahimi: “The well is dry and we leave”\n\nNoor Rahimi, the village head, spoke on Monday.",
            [("The well is", ("Noor Rahimi",))],
        ),
        ("Noor Rahimi told the paper: “The well has been dry since May.”", [("The well", ("Noor Rahimi",))]),
        ("In the words of Noor Rahimi, “the well has been dry since May”.", [("the well", ("Noor Rahimi",))]),
        ("As Noor Rahimi put it: “The well has been dry since May.”", [("The well", ("Noor Rahimi",))]),
        ("For Noor Rahimi, the well is “a thing of the past”.", [("a thing of", ())]),
        ("The book's title: “The well has been dry since May”.", [("The well", ())]),
        (
            "Anwen Lloyd, whose son was on the bus, called the report “a whitewash”.",
            [("a whitewash", ("Anwen Lloyd",))],
        ),
        (
            (
                "Anwen Lloyd, who has led the campaign since 2011 and sold her house to pay for it, "
                "told the hearing: “I will not stop.”"
            ),
            [("I will not", ("Anwen Lloyd",))],
        ),
        (
            "Campaigner Anwen Lloyd condemned the cuts as “cruel and short-sighted”.",
            [("cruel and", ("Anwen Lloyd",))],
        ),
        (
            "Anwen Lloyd said the minister had been “less than frank with us”.",
            [("less than", ("Anwen Lloyd",))],
        ),
        ("Anwen Lloyd (Plaid) welcomed “a step in the right direction”.", [("a step", ("Anwen Lloyd",))]),
        (
            "In an open letter, Anwen Lloyd urged ministers to “think again before it is too late”.",
            [("think again", ("Anwen Lloyd",))],
        ),
        (
            "Anwen Lloyd's book calls the strike “the last great stand of the valleys”.",
            [("the last great", ())],
        ),
        (
            "Anwen Lloyd was described as “a force of nature” by Hugh Penrose.",
            [("a force of", ("Hugh Penrose",))],
        ),
        ("Hugh Penrose compared it to “a circus without a ringmaster”.", [("a circus", ("Hugh Penrose",))]),
        ("Hugh Penrose, who died on Monday, was “a giant of the game”, the club said.", [("a giant of", ())]),
        (
            (
                "(Wilson shouted “You lie to us all!” as the vote was called, it was noted.) Carl "
                "Wilson is a senator."
            ),
            [("You lie", ("Wilson",))],
        ),
        (
            (
                "—Vamos a votar —dijo el alcalde de la ciudad—. Es tarde para todos.\n\n—¿Y los "
                "vecinos? —preguntó una mujer que no estaba en la lista.\n\nEl alcalde no respondió a "
                "los vecinos de la ciudad."
            ),
            [("Vamos a", ()), ("Es tarde", ()), ("¿Y los", ())],
        ),
        (
            (
                "MINISTER: ‘NO MORE MONEY FOR PORTS’\n\nThe minister, Clara Holt, said on Monday that "
                "the ports must pay."
            ),
            [("NO MORE", ("Clara Holt",))],
        ),
        (
            (
                "Holt: “No more money for ports”\n\nThe minister, Clara Holt, said on Monday that the "
                "ports must pay."
            ),
            [("No more", ("Clara Holt",))],
        ),
        (
            (
                "The bank's chief economist, Yusuf Demir, said “the worst is over”. But the union's "
                "Mary Lang disagreed: “It has not begun.”"
            ),
            [("the worst", ("Yusuf Demir",)), ("It has not", ("Mary Lang",))],
        ),
        ("“We are broke,” Mary Lang, treasurer of the club, admitted.", [("We are broke", ("Mary Lang",))]),
        (
            "Asked whether she would stand again, Mary Lang said: “Ask me in May.”",
            [("Ask me", ("Mary Lang",))],
        ),
        ("“I can't comment,” said Yusuf Demir when asked about Mary Lang.", [("I can't", ("Yusuf Demir",))]),
        ("Mary Lang told Yusuf Demir: “You are fired.”", [("You are fired", ("Mary Lang",))]),
        (
            "“You are fired,” Mary Lang told Yusuf Demir. “Get out of my office.”",
            [("You are fired", ("Mary Lang",)), ("Get out", ("Mary Lang",))],
        ),
        (
            "Yusuf Demir quoted Mary Lang as saying “the club is finished for good”.",
            [("the club is", ("Mary Lang",))],
        ),
        ("Mary Lang, quoted by Reuters, said: “The club is finished.”", [("The club", ("Mary Lang",))]),
        ("“The club is finished,” Mary Lang was quoted as saying.", [("The club", ("Mary Lang",))]),
        (
            "“The club is finished,” the Daily Post quoted Mary Lang as saying.",
            [("The club", ("Mary Lang",))],
        ),
        (
            "“The club is finished,” it said. The Harbour Trust published its report on Monday.",
            [("The club", ())],
        ),
        (
            "The Harbour Trust published its report on Monday. “The club is finished,” it said.",
            [("The club", ("Harbour Trust",))],
        ),
        (
            "The Harbour Trust said on Monday that it would sell. “The club is finished,” the trust said.",
            [("The club", ("Harbour Trust",))],
        ),
        (
            "Velora Foods recalled the jars. “We are sorry,” the company said.",
            [("We are sorry", ("Velora Foods",))],
        ),
        (
            "Mary Lang wrote on X: “The club is finished.” Yusuf Demir replied: “It is not.”",
            [("The club", ("Mary Lang",)), ("It is not", ("Yusuf Demir",))],
        ),
        (
            "“Yes,” said Mary Lang. “No,” said Yusuf Demir.",
            [("Yes", ("Mary Lang",)), ("No", ("Yusuf Demir",))],
        ),
        (
            "In a letter to Mary Lang, Yusuf Demir wrote that he was “deeply sorry for it all”.",
            [("deeply sorry", ("Yusuf Demir",))],
        ),
        ("Police said Mary Lang was “known to them for years”.", [("known to", ())]),
        (
            "The court heard that Yusuf Demir told his wife: “I have done something bad.”",
            [("I have done", ("Yusuf Demir",))],
        ),
        (
            "Prosecutor Mary Lang told the court that Yusuf Demir had shouted “get out of my house”.",
            [("get out", ("Yusuf Demir",))],
        ),
        ("Yusuf Demir, defending, said his client was “a broken man”.", [("a broken", ("Yusuf Demir",))]),
        ("“It's not fair,” said Mary Lang's son. Mary Lang has two sons.", [("It's not", ())]),
        ("“It's not fair,” said one resident. Mary Lang, the councillor, agreed.", [("It's not", ())]),
        ("“It's not fair,” a resident told Mary Lang.", [("It's not", ())]),
        ("Nobody at the meeting believed Mary Lang. “It's not fair,” said the chair.", [("It's not", ())]),
        (
            "Mary Lang will step down in May. The club's board thanked her. “It was time,” she wrote.",
            [("It was time", ("Mary Lang",))],
        ),
        (
            (
                "Mary Lang, chief executive, commented: “It was time.”\n\nYusuf Demir, chairman, "
                "added: “We thank her.”"
            ),
            [("It was", ("Mary Lang",)), ("We thank", ("Yusuf Demir",))],
        ),
        (
            (
                "The minister Clara Holt and the mayor Yusuf Demir said in a joint letter: “The port "
                "stays open.”"
            ),
            [("The port", ("Clara Holt", "Yusuf Demir"))],
        ),
        ("“The port stays open,” said ministers.", [("The port", ())]),
        (
            "“The port stays open,” said Clara Holt, adding that “no job will go”.",
            [("The port", ("Clara Holt",)), ("no job", ("Clara Holt",))],
        ),
        (
            "On Monday Clara Holt, in a speech to dockers, promised “no cuts, not now and not ever”.",
            [("no cuts", ("Clara Holt",))],
        ),
        ("Clara Holt is “a very good friend”, said Yusuf Demir.", [("a very good", ("Yusuf Demir",))]),
        (
            "Yusuf Demir has known Clara Holt for years. “She is a very good friend of mine,” he said.",
            [("She is a", ("Yusuf Demir",))],
        ),
        (
            "Clara Holt (Lab) asked: “Who will pay?”\n\nYusuf Demir (Con): “You will.”",
            [("Who will", ("Clara Holt",)), ("You will", ("Yusuf Demir",))],
        ),
    ],
)
def test_attribution_in_the_sentence_gives_the_speaker(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected
