"""Names that a text states to be one entity, short forms of names, and relatives of one surname.

Names are marked as in `test_merge`.
"""

from __future__ import annotations

import pytest
from marked_names import entities


@pytest.mark.parametrize(
    "text",
    [
        "The [o:Tarn Lane] (formerly [o:Orla Partners]) sells boats.",
        "[l:Goren] (Armenian: Gorenq; formerly [l:Gorengat]) is a village.",
        "[p:Elin Marsk], born [p:Ella Dahl], sang.",
        "[p:Elin Marsk] (born [p:Ella Dahl]; 5 May 1950) sang.",
        "[p:Elin Marsk] (née [p:Dahl]) sang.",
        "[p:Zilo] (real name: [p:Peter Hann]) paints.",
        "[p:Zilo], whose real name is [p:Peter Hann], paints.",
        "[p:Ivo Hann] ([d:4 May 1950] – [d:2 May 1999]), known as [p:Jack Reed], sang.",
        "[p:Ivo Hann], better known by his stage name [p:Rook], sang.",
        "The [o:5th Division], which was also called the [o:Heron Division], left.",
        "[p:Ivo Hann], also known in Danish as [p:Rask], sang.",
        "[o:Lunt Choir], later renamed [o:Agora], toured.",
        "[o:Lunt Limited], named until 1994 as [o:Hollin Limited], makes cars.",
        "[o:Southpoint University] (then [o:Morland College]) took him.",
        "[p:Josef Hann] (now Pope [p:Clement]) wrote it.",
        "The [l:Orla Bridge] (or the [l:Tarn Viaduct]) is closed.",
        "[l:Port Ada], now [l:Karvik], burned.",
        "[o:Lunt Limited], a firm formerly known as [o:Hollin Limited], makes cars.",
        "[o:Lunt Limited] changed its name to [o:Hollin Limited].",
        "He sat in the [o:Political Bureau] ([o:Politburo]).",
        "The [l:Orla Metropolitan Area] ([l:Tarn Metropolitan Area]) grows.",
        "[p:Ivo Hann da Luz], or simply [p:Ivo Luz], plays.",
        "[l:Senda Bay], known locally as the [l:Black Water], froze.",
        "[l:Goren Creek] was known to the first settlers as [l:Yula].",
        "[l:Goren Creek] was known to the local [n:Tarns] as [l:Yula].",
        "[p:Ivo Hann], also known in [n:Danish] as [p:Rask], sang.",
        "[l:Karvik] was originally named [l:Lintown].",
        "[l:Karvik] has been known as [l:Lintown] since 1960.",
        "[l:Karvik] has been known as '[l:Lintown]' for years.",
        "The [o:Lunt Review], later called the [o:Harbor Review], closed.",
        "[o:Lunt Limited], now called [o:Hollin Limited], makes cars.",
        "[o:Lunt Limited], which trades as [o:Big Sofa], makes beds.",
        "[o:Lunt Limited], trading as [o:Big Sofa], makes beds.",
        "[o:Lunt Limited] (doing business as [o:Big Sofa]) makes beds.",
        "[o:Lunt Limited] became known as [o:Hollin Limited].",
        "The [o:Front of Tarn], also translated as the [o:Band of Tarn], lost.",
        "[p:Ivo Hann], who writes under the pen name [p:Rook], sang.",
        "[p:Ada Berg] wrestled under the ring name [p:Naia].",
        "[p:Ivo Hann], whose nickname is [p:Rook], sang.",
        "[o:Orla Shipping Lines Ltd], known as [o:OSL], sank.",
        "[o:Orla Shipping Lines Ltd] sank. [o:OSL] was sued.",
        "[o:Task Force 104] ([o:TF-104]) sailed. [o:TF-104] landed.",
        "[o:Torpedo Squadron 8] (or [o:VT-8]) sailed.",
        "The [o:Orla Economic Group] ([o:OEG]), formerly the [o:Tarn Bureau], met.",
        "The [o:Orla Economic Group] ([o:OEG]) or [o:Orla Trade Group] is a body.",
        "[o:Orla Nanotechnology Corporation] ([o:ORLANANO]) grew.",
        "[o:United Tarn Command] said so. [o:TARNCOM] did not.",
        "They became known as the [o:Tarn Army], and later as the [o:Senda Army].",
    ],
)
def test_names_that_the_text_equates_are_merged(text: str) -> None:
    names = [found for found in entities(text) if not found[0].endswith(("1950", "1999", "Tarns", "Danish"))]
    assert len(names) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The [l:Orla Bridge] (Danish: [l:Orlabroen]) is shut.",
        'The "[l:Orla Bridge]" (Danish: [l:Orlabroen]) is shut.',
        "[o:Lunt Choir] (Norwegian: [o:Luntkoret]) toured.",
        "[l:Karvik] (in Finnish, [l:Karvikki]) burned.",
        "[o:Escola do Lunt] (in Portuguese; in English: [o:Lunt School]) moved.",
        "[l:Karvik] ([n:Finnish]: [l:Karvikki]) burned.",
        "The [l:Piton des Orages] ([l:Storm Peak]) is high.",
        "The [o:Kungliga Lunthov] (the [o:Royal Court Orchestra]) played.",
        "The [o:Partido Verde] ([o:Green Party]) lost two seats.",
        "[o:Ministério da Pesca] ([o:Ministry of Fisheries]) said so.",
        "[o:Bundesamt für Wege] ([o:Federal Office of Roads]) said so.",
    ],
)
def test_name_and_its_translation_are_merged(text: str) -> None:
    assert len(entities(text)) - ("[n:" in text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The [l:Orla Economic Rim] or [l:Orla Belt] is a strip of coast.",
        "[l:Western Tarn] or [l:West Tarn] is a region.",
        "[l:Western Tarn] or [l:West Tarn] () is a region.",
        "[p:Kushravan] or [p:Kusravan] (d. 1400) was a king.",
        "The [o:Orla Steel Works] or [o:Orla Works] are an employer.",
        'The [l:Orla Road] or "[l:Eastern Way]" is long.',
        "Lorries left the [l:Orla Road], or “[l:Eastern Way]”, in May.",
    ],
)
def test_two_names_of_what_a_text_defines_are_merged(text: str) -> None:
    assert len(entities(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[l:Springvale] ([l:Ohio]) is small.",
        "[o:Lunt Trust] ([o:Health Group]) is small.",
        "[l:Costa Lunt] ([l:Tarn]) is small.",
        "[o:Hospital Lunt] ([o:Ministry of Health]) is small.",
        "[p:Rafael de Luz] ([p:Ivo King]) is small.",
        "[l:Karvik] or [l:Goren] is a good place.",
        "[o:United Tarn Command] said so. [o:NORDCOM] did not.",
        "[o:Task Force 104] ([o:TF-105]) sailed.",
        "[p:Ivo Hann], known as [o:OSL], sank.",
        "[l:North Tarn] or [l:South Tarn] is a good place.",
        "Trains stop at [l:Orla Road] or [l:Orla Square].",
        "The [o:Lunt Bank] or the [o:Tarn Bank] is a lender.",
        "It is a camp near [l:Goren] known locally as the [l:Stones].",
        "It is a camp near [l:Goren], known locally as the [l:Stones].",
        "[p:Ada Berg] trades as [o:Big Sofa].",
        "Voters chose [p:Ada Berg] or “[p:Ivo Hann]” in May.",
        "In May [o:Orla Steel] or [o:Orla Foods] is a choice.",
        "[p:Ada Berg] was later named [p:Ivo Hann]'s deputy.",
        "[o:Lunt Group] was first named [o:Tarn Group]’s partner.",
        "[p:Ada Berg] met [p:Ivo Hann] under the pen.",
        "[o:Lunt Trust] (owner: [o:Hollin Bank]) is small.",
        "[o:Lunt Limited] (Danish: [p:Ivo Hann]) lost.",
        "[p:Ada Berg] (then [o:Labour]) won.",
        "[p:Ada Berg], born in [l:Karvik], won.",
        "[p:Ada Berg], now [o:Labour], won.",
        "[p:Ada Berg], then [p:Ivo Hann], spoke.",
        "[o:Tarn Lane], formerly of [o:Orla Group], sells boats.",
        "[l:Karvik], then [l:Goren], fell.",
        "[p:Ivo Hann] as [p:Prince Rask] is good.",
        "[o:Tarn Lane] (owner: [o:Orla Group]) sells boats.",
        "[l:Karvik] or [l:Goren] will host it.",
        "[p:Ada Berg] called [p:Ivo Hann].",
    ],
)
def test_names_beside_each_other_are_not_merged(text: str) -> None:
    assert len(entities(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[p:John Henry Marlow] drew. [p:J. H. Marlow] came. [p:Marlow] left.",
        "[p:Newell Convers Hale] or [p:N. C. Hale] painted. [p:Hale] died.",
        "[p:Carol II] reigned. [p:Carol] fled.",
        "[o:San Pedro Spurs] won. The [o:Spurs] left.",
        "[o:Portage Voyageurs] won. [o:Voyageurs] fans left.",
        "[o:Big Heron Music Publishing] signed her. [o:Big Heron] is new.",
        "[o:Mount Askham Hospital] closed. [o:Mount Askham] is old.",
        "[o:Harrow Mere Savings Bank] failed. [o:Harrow Mere] was sold.",
        "[o:Zorvia State Senate] met. The [o:Zorvia Senate] left.",
        "[o:Zorvian Television Network] aired it. [o:Zorvian TV] paid.",
        "[p:Sinéad Mac Cona] wrote. [p:Sinéad Mac] called. [p:Sinéad]",
        "[p:Anna Maria Berg] wrote. [p:Anna Maria] called. [p:Anna] left.",
        "[o:R1 Kirk Allen Infirmary] is slow. The [l:Kirk Allen Infirmary] is old.",
        "[o:Trans-Gulf Airways] fell. [o:Trans-Gulf] had lost.",
        "The [o:Kestrin Archive] moves. [x:Kestrin] will close.",
        "[l:Kingdom of Zorvia] fell. [l:Zorvia] is small.",
        "[l:Upper Senda Valley] flooded. [l:Upper Senda] is poor.",
    ],
)
def test_short_forms_of_one_name_are_merged(text: str) -> None:
    assert len(entities(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "[p:John Henry Marlow] met [p:J. K. Marlow].",
        "[p:John Henry Marlow] met [p:John K. Marlow].",
        "[l:Upper Senda Valley] is dry. [l:Senda Valley] is wet.",
        "[o:Harrow Systems] sued. The [o:Systems] won.",
        "The [o:University of Port Ada] is old. [l:Port Ada] is not.",
        "[o:Coast Guard District Eastern Isles] left. The [l:Eastern Isles] wait.",
        "[o:National Bank] paid. The [o:National] won.",
        "[l:Harrow Bridge] is shut. [l:Harrow] waits.",
        "[o:Zorvia State University] won. [o:Zorvia University] lost.",
    ],
)
def test_like_names_of_two_are_not_merged(text: str) -> None:
    assert len(entities(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[p:Ross Alder] was born in May, the son of [p:Harry Alder]. [p:Alder] studied law.",
        "[p:Ross Alder] and his father, [p:Harry Alder], sailed. [p:Alder] studied law.",
        "[p:Ross Alder] came. [p:Harry Alder], his brother, did not. [p:Alder] spoke.",
        "[p:Ross Alder] married. His wife [p:Joan Alder] died. [p:Alder] moved.",
        "[p:Ross Alder] was a grandson of the painter [p:Harry Alder]. [p:Alder] taught.",
    ],
)
def test_surname_stays_with_the_person_whose_relative_is_named(text: str) -> None:
    found = entities(text)
    assert ["Ross Alder", "Alder"] in found
    assert len(found) == 2


@pytest.mark.parametrize(
    "text",
    [
        "[p:Ross Alder] died. His sister [p:Joan Alder] said he was ill. [p:Alder] said no more.",
        "[p:Ross Alder] died. His sister, [p:Joan Alder], 40, told the court. [p:Alder] wept.",
        "[p:Ross Alder] met the mayor, [p:Joan Alder]. [p:Alder] spoke.",
    ],
)
def test_surname_goes_over_to_a_namesake_who_speaks_or_is_no_relative(text: str) -> None:
    assert ["Joan Alder", "Alder"] in entities(text)


def test_surname_goes_over_to_a_relative_who_is_named_twice() -> None:
    text = "[p:Ross Alder], son of [p:Ivo Alder], left. [p:Ivo Alder] stayed. [p:Alder] died."
    assert entities(text) == [["Ross Alder"], ["Ivo Alder", "Ivo Alder", "Alder"]]
