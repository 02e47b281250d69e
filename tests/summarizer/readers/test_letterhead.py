"""Titles below letterheads, columns, slugs and numbers, and lines that only look like these."""

import io

import pytest

from summarizer.readers import open_documents

PROSE = "The two sides said on Tuesday that the talks had been of use and that they would go on next month.\n"


def title_in(text: str, name: str = "paper.txt") -> str:
    [document] = open_documents(io.BytesIO(text.encode()), name=name)
    return document.title


@pytest.mark.parametrize(
    "above",
    [
        "THE ORRIN INSTITUTE\nIdeas for harbors                  Policy Brief No. 118\n\n",
        "ORRIN SOFTS DESK                              Wed 27-Aug-2025, 17:45\n",
        "SUPREME COURT OF THE LAND OF ORRIN\nOffice of the Registrar – Press summary\n\n2 May 2026\n\n",
        "RIVER TRIBUNAL\nYEAR 2026\n4 February 2026\n\n",
        "WTOC31 PTMV 110600\nFLOOD WARNING CENTRE PORT MAVIS\nFLOOD ADVICE NUMBER 17\n\n",
        "INTERNAL\nPost-incident report SI-2026-09\n",
        "FERRY COURT OF ORRIN\n\nPress release No. 41/2026 of 7 May 2026\nOrder of 2 May 2026, 2 VB\n\n",
        "United Councils          A/S/2026/114\n\nSeventy-second session\nAgenda item 41 (c)\n\n",
        "ORRIN-FERRY/FIRE (UPDATE 2, PIX)\n",
        "ZZ0417 4 u i 0088 MAG/Delphi News\nURGENT\n",
        "THE WESTERN LANTERN, Friday 21 November 2025\nSPECIAL FEATURE\n\n",
        "STRIDE Magazine / August issue (online 31 July 2026)\n\n",
        "JOURNAL OF PLAIN MEDICINE 2026; 12: e4471\nPublished 9 April 2026\n\n",
        "(Translated from the state language by the desk. Words in\nbrackets were added.)\n\n",
        "Orrin Chemical Co., Ltd.\nRepresentative Director and President\nMorio Tasan\n\n",
        "Holm Ferries SE\n",
    ],
)
def test_line_below_a_letterhead_is_the_title(above: str) -> None:
    assert (
        title_in(f"{above}Why no ferry left Orrin in spring\n\n{PROSE}")
        == "Why no ferry left Orrin in spring"
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("UPDATE 2-Ferry sinks off Orrin\n\n", "Ferry sinks off Orrin"),
        ("URGENT\n^Ferry sinks off Orrin^\n^Eds: UPDATES with quotes.\n\n", "Ferry sinks off Orrin"),
        (
            "IN THE CROWN COURT AT MELBY       Case No. T2025 0418\n\nThe State v. Ida Holm\n\n",
            "The State v. Ida Holm",
        ),
        (
            "THE DIGEST OF CASES\nLabor Division\n\nPorters of Orrin v Melby Station\n\n",
            "Porters of Orrin v Melby Station",
        ),
        ("FLOODS\n...ORRIN UNDER WATER UNTIL NOON...\n\n", "FLOODS"),
        ("STORM CENTRE ORRIN\nSTORM ADVISORY NUMBER 11\n\n...MAVIS IS NEAR...\n\n", "...MAVIS IS NEAR..."),
        (
            'Source: "Orrin Post", Melby\n\n'
            '[Report by I. Holm: "No boat today"; subheadings as published]\n\n',
            "No boat today",
        ),
        ("BUDGET STATEMENT 2025\nby the Hon. Ida Holm, Minister of Finance\n\n", "BUDGET STATEMENT 2025"),
        (
            "ST. OLA'S HOSPITALS TRUST\nSafety Committee - Minutes\n24 October 2024\nMinutes: R. Doyle\n\n",
            "Safety Committee - Minutes",
        ),
        (
            "ORRIN TRAMWAY            Client: City of Melby\nMONTHLY REPORT No. 27\n\n1. DASHBOARD\n\n",
            "MONTHLY REPORT No. 27",
        ),
        (
            "House of Deputies\nJUSTICE COMMITTEE\n\n"
            "Orrin Down: a place for the children?\n\nSeventh Report\n\n",
            "Orrin Down: a place for the children?",
        ),
        (
            "HOLM FOODS STREAMLINES ITS NETWORK\nA new chapter for us all\n\n",
            "HOLM FOODS STREAMLINES ITS NETWORK",
        ),
        (
            "ORRIN OBSERVATORY NOTICE FOR ALL\nNotice number: 2027/A34\n"
            "Volcano: Mount Sedra\nColor code: RED\n\n",
            "ORRIN OBSERVATORY NOTICE FOR ALL",
        ),
    ],
)
def test_title_is_found_among_the_marks_of_its_kind(text: str, title: str) -> None:
    assert title_in(text + PROSE) == title


@pytest.mark.parametrize(
    "title",
    [
        "Court rejects appeal of the ferry owners\nHolm v Moor\n\n",
        "A320 jets grounded after engine fire\n\n",
        "MH370: the search ends\n\n",
        "Storm warning service cut in Orrin\n\nThe weather on the coast\n\n",
        "Interview: the man who stopped the ferry\n\n",
        "The President and the General\n\nTwo lives\n\n",
        "Weekly status report 12, 3 May 2026\n\nProgress in April and May\n\n",
        "Intelligence Summary 044/26\n\nThe situation in the north\n\n",
        "Housing Programme\n\nBackground to the plan\n\n",
        "Draft budget passes its first reading\n\n",
        "Volcano: a warning\n\nHow it began: a cloud\n\n",
    ],
)
def test_first_line_that_only_looks_like_a_letterhead_is_the_title(title: str) -> None:
    assert title_in(title + PROSE) == title.partition("\n")[0]


def test_second_heading_is_the_title_below_the_name_of_a_body() -> None:
    text = f"# Amalgamated Union of Lock-keepers\n\n## Minutes of the National Executive\n\n{PROSE}"
    assert title_in(text, "a.md") == "Minutes of the National Executive"
    other = f"# Amalgamated Union of Lock-keepers\n\n## Who we are\n\n{PROSE}"
    assert title_in(other, "a.md") == "Amalgamated Union of Lock-keepers"


def test_heading_of_a_page_keeps_what_stands_before_its_colon() -> None:
    page = "<html><head><title>{}</title></head><body><h1>{}</h1><p>" + PROSE * 3 + "</p></body></html>"
    heading = "“They walk in like aunts”: a vet and her condors"
    assert title_in(page.format("A vet and her condors - Orrin", heading), "p.html") == heading
    assert (
        title_in(page.format("Rear hub clicks - Forum", "Thread: Rear hub clicks"), "p.html")
        == "Rear hub clicks"
    )
