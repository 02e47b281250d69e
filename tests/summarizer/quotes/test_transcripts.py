"""Transcripts and interviews with labels, time codes or only questions."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "[00:01:08] MARA ELSTON: We begin with the budget.\n\n[00:01:20] TOBIAS REED: It is "
                "short by a third.\n\n[00:02:00] MARA ELSTON: Why is that?\n\n[00:02:10] TOBIAS REED: "
                "Nobody counted."
            ),
            [
                ("We begin", ("Mara Elston",)),
                ("It is short", ("Tobias Reed",)),
                ("Why is", ("Mara Elston",)),
                ("Nobody counted", ("Tobias Reed",)),
            ],
        ),
        (
            (
                "(00:12) Mara Elston: We begin with the budget.\n\n(00:31) Tobias Reed: It is short by "
                "a third.\n\n(01:10) Mara Elston: Why is that?\n\n(01:15) Tobias Reed: Nobody counted."
            ),
            [
                ("We begin", ("Mara Elston",)),
                ("It is short", ("Tobias Reed",)),
                ("Why is", ("Mara Elston",)),
                ("Nobody counted", ("Tobias Reed",)),
            ],
        ),
        (
            (
                "Interview with Mara Elston, head of the Harbour Trust\n\nQ: Will the pier reopen?\n\n"
                "A: In May.\n\nIt takes time.\n\nQ: Who pays?\n\nA: The council does."
            ),
            [
                ("Will the", ()),
                ("In May", ("Mara Elston",)),
                ("It takes", ("Mara Elston",)),
                ("Who pays", ()),
                ("The council", ("Mara Elston",)),
            ],
        ),
        (
            (
                "# Mara Elston on the pier\n\nMara Elston runs the Harbour Trust.\n\n**Q: Will the "
                "pier reopen?**\n\n**A:** In May.\n\n**Q: Who pays?**\n\n**A:** The council does.\n\n"
                "Nobody else would."
            ),
            [
                ("Will the", ()),
                ("In May", ("Mara Elston",)),
                ("Who pays", ()),
                ("The council", ("Mara Elston",)),
                ("Nobody else", ("Mara Elston",)),
            ],
        ),
        (
            (
                "Briefing on the flood\n\nSpokesperson: Good afternoon. The river has peaked.\n\n"
                "Reporter: Is the dam safe?\n\nSpokesperson: It is.\n\nReporter: Are you sure?\n\n"
                "Spokesperson: Quite sure."
            ),
            [
                ("Good afternoon", ()),
                ("The river", ()),
                ("Is the dam", ()),
                ("It is", ()),
                ("Are you", ()),
                ("Quite sure", ()),
            ],
        ),
        (
            (
                "Mara Elston (ME) talks to Tobias Reed (TR).\n\nTR: Will the pier reopen?\n\nME: In "
                "May.\n\nTR: Who pays?\n\nME: The council does."
            ),
            [
                ("Will the", ("Tobias Reed",)),
                ("In May", ("Mara Elston",)),
                ("Who pays", ("Tobias Reed",)),
                ("The council", ("Mara Elston",)),
            ],
        ),
        (
            (
                "MAYOR ELSTON: We begin with the budget. It is short.\n\nWe will cut two posts.\n\n"
                "REPORTER: Which ones?\n\nMAYOR ELSTON: I won't say.\n\nMayor Mara Elston spoke on "
                "Monday."
            ),
            [
                ("We begin", ("Mara Elston",)),
                ("It is short", ("Mara Elston",)),
                ("We will cut", ("Mara Elston",)),
                ("Which ones", ()),
                ("I won't", ("Mara Elston",)),
            ],
        ),
        (
            (
                "Mara Elston runs the Harbour Trust. We meet on the pier.\n\n**Will the pier "
                "reopen?**\n\nIn May, I hope.\n\n**Who pays?**\n\nThe council does.\n\n**And if "
                "not?**\n\nThen I resign."
            ),
            [
                ("Will the", ()),
                ("In May", ("Mara Elston",)),
                ("Who pays", ()),
                ("The council", ("Mara Elston",)),
                ("And if", ()),
                ("Then I", ("Mara Elston",)),
            ],
        ),
        (
            (
                "Date: 3 May 2027\n\nPlace: Town hall\n\nPresent: Mara Elston, Tobias Reed\n\nThe "
                "budget was agreed."
            ),
            [],
        ),
        (
            (
                "HOST: Welcome back. With me is Mara Elston of the Harbour Trust.\n\nELSTON: Thank you "
                "for having me.\n\nHOST: Will the pier reopen?\n\nELSTON: In May."
            ),
            [
                ("Welcome back", ()),
                ("With me", ()),
                ("Thank you", ("Mara Elston",)),
                ("Will the", ()),
                ("In May", ("Mara Elston",)),
            ],
        ),
        (
            (
                "**Mara Elston:** We begin with the budget.\n\n**Tobias Reed:** It is short by a "
                "third.\n\n**Mara Elston:** Why is that?\n\nWe had a plan.\n\n**Tobias Reed:** Nobody "
                "counted."
            ),
            [
                ("We begin", ("Mara Elston",)),
                ("It is short", ("Tobias Reed",)),
                ("Why is", ("Mara Elston",)),
                ("We had a", ("Mara Elston",)),
                ("Nobody counted", ("Tobias Reed",)),
            ],
        ),
        (
            (
                "Note: The office is closed.\n\nWarning: Do not drive.\n\nTip: Take the bus.\n\n"
                "Contact: Mara Elston."
            ),
            [],
        ),
        (
            (
                "PODCAST TRANSCRIPT\n\nHosts: Alba Crane and Victor Moss\n\n00:00:05 Alba Crane: "
                "Welcome to the show. Today we talk about eels.\n\n00:00:12 Victor Moss: I hate "
                "eels.\n\n00:00:15 Alba Crane: You said you loved them.\n\n00:00:19 Victor Moss: I "
                "lied."
            ),
            [
                ("Welcome to", ("Alba Crane",)),
                ("Today we", ("Alba Crane",)),
                ("I hate", ("Victor Moss",)),
                ("You said", ("Alba Crane",)),
                ("I lied", ("Victor Moss",)),
            ],
        ),
        (
            (
                "Q&A with Alba Crane, flood warden\n\nQ: How bad is it?\n\nA: It is the worst in fifty "
                "years.\n\nQ: And the dam?\n\nA: It holds. I check it myself."
            ),
            [
                ("How bad", ()),
                ("It is the worst", ("Alba Crane",)),
                ("And the", ()),
                ("It holds", ("Alba Crane",)),
                ("I check", ("Alba Crane",)),
            ],
        ),
        (
            (
                "SENATOR CRANE: How bad is it, Mr. Moss?\n\nMR. MOSS: It is the worst in fifty "
                "years.\n\nSENATOR CRANE: And the dam?\n\nMR. MOSS: It holds. We check it.\n\nSenator "
                "Alba Crane questioned Victor Moss on Monday."
            ),
            [
                ("How bad", ("Alba Crane",)),
                ("It is the", ("Victor Moss",)),
                ("And the", ("Alba Crane",)),
                ("It holds", ("Victor Moss",)),
                ("We check", ("Victor Moss",)),
            ],
        ),
        (
            (
                "Victor Moss, Spokesperson for the Flood Office, briefed the press.\n\nSpokesperson: "
                "Good morning. The dam holds.\n\nQuestion: Is it safe?\n\nSpokesperson: It is.\n\n"
                "Question: Sure?\n\nSpokesperson: Yes."
            ),
            [
                ("Good morning", ("Victor Moss",)),
                ("The dam", ("Victor Moss",)),
                ("Is it", ()),
                ("It is", ("Victor Moss",)),
                ("Sure", ()),
                ("Yes", ("Victor Moss",)),
            ],
        ),
        (
            (
                "Interviewer: What did you see?\n\nAlba Crane: Water, everywhere.\n\n(Pause.)\n\nAlba "
                "Crane: Then the bridge went.\n\nInterviewer: And you?\n\nAlba Crane: I ran."
            ),
            [
                ("What did", ()),
                ("Water", ("Alba Crane",)),
                ("Then the", ("Alba Crane",)),
                ("And you", ()),
                ("I ran", ("Alba Crane",)),
            ],
        ),
        ("Ingredients: flour, salt.\n\nMethod: mix and bake.\n\nTime: one hour.\n\nServes: four.", []),
        (
            (
                "Alba Crane and Victor Moss talk about eels.\n\nAC: Why eels?\n\nVM: Because they are "
                "slippery.\n\nAC: And tasty?\n\nVM: So they say."
            ),
            [
                ("Why eels", ("Alba Crane",)),
                ("Because", ("Victor Moss",)),
                ("And tasty", ("Alba Crane",)),
                ("So they", ("Victor Moss",)),
            ],
        ),
    ],
)
def test_transcript_turns_have_their_speakers(
    spoken, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert spoken(text, expected) == expected


TALK = (
    "Ada Okonkwo: When will talks go on?",
    "John Smith: In May.|Not before.",
    "Ada Okonkwo: And then?",
    "John Smith: Nobody knows.",
)


def test_sentences_of_a_turn_have_its_speaker(quotes) -> None:
    assert quotes(*TALK) == [
        ("When will talks go on?", "Ada Okonkwo", None),
        ("In May.", "John Smith", None),
        ("Not before.", "John Smith", None),
        ("And then?", "Ada Okonkwo", None),
        ("Nobody knows.", "John Smith", None),
    ]


def test_initials_mean_the_person_they_abbreviate(quotes) -> None:
    told = quotes(
        "Ada Okonkwo met John Smith.",
        "AO: When will talks go on?",
        "JS: In May.",
        "AO: And then?",
        "JS: Nobody knows.",
    )
    assert [(text, speaker) for text, speaker, _ in told] == [
        ("When will talks go on?", "Ada Okonkwo"),
        ("In May.", "John Smith"),
        ("And then?", "Ada Okonkwo"),
        ("Nobody knows.", "John Smith"),
    ]


def test_word_before_a_colon_is_no_speaker(quotes) -> None:
    assert quotes("Date: 3 May 2026.", "Place: Oslo.", "Price: 40 euros.") == []
