"""Word lists for the names of organizations: legal forms, heads, fields of ministries, cues and labels."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL_FORMS = tuple(
    re.split(
        r"\s+\|\s+",
        """Sdn Bhd | Pty Ltd | Pvt Ltd | Pte Ltd | Co Ltd | Co., Ltd | S.A.B. de C.V. | SAB de CV | SA de CV |
        S.A. de C.V. | S.A.S. | SAS | S.A. | SA | SpA | S.p.A. | S.r.l. | SRL | SARL | S.à r.l.
        | GmbH & Co. KG | GmbH | mbH | KGaA | AG | KG | SE | N.V. | NV | B.V. | BV | ASA | A/S |
        ApS | AB | Oyj | Oy | Ab | plc | PLC | Plc | Ltd | Limited | LLC | L.L.C. | LLP | L.P. |
        Inc | Incorporated | Corp | Corporation | PJSC | OJSC | JSC | OAO | OOO | PAO | a.s. |
        s.r.o. | sp. z o.o. | d.o.o. | d.d. | Kft | Zrt | Nyrt | Ltda | Ltée | Ltee | K.K. | Bhd
        | Tbk | GesmbH | e.V. | AS""",
    )
)
"""Legal forms of companies as written, longer ones before their parts; a full stop may follow some."""

SHORT_FORMS = _words("AG AS SE AB Ab SA KG")
"""Legal forms that are also other abbreviations, so that no name may follow: "Texas AG Ken Hale"."""

SURE_HEADS = _words(
    """aerospace airlines airways analytics apparel associates assurance biosciences biotech
    biotechnologies breweries brewing broadcasting builders cement ceramics chemicals communications
    constructions consultants consulting contractors cruises dairies developers distillers dynamics
    electronics enterprises estates explorations ferries fertilizers fisheries foods footwear freight
    furnishings haulage holdings hydro industries innovations insurance interactive investments labs
    laboratories leasing lenders lines logistics machinery media metals microsystems mining minerals motors
    networks outfitters partners petrochemicals petroleum pharma pharmaceuticals plastics poultry
    printers productions properties publishers publishing refineries resorts retail
    robotics securities semiconductors shipbuilders shipyards shipping software solutions steelworks
    supermarkets systems technologies telecom telecoms telecommunications textiles therapeutics toys
    trading transit tyres utilities ventures vineyards wineries"""
)
"""Last words of the names of companies and agencies that hardly any other name has."""

HEADS = SURE_HEADS | _words(
    """bank bakery brothers capital coaches construction energy engineering entertainment equity exports
    farms finance financial gas group health healthcare hotels imports oil pictures power products
    rail securities services stores steel sons supply taxis timber tools transport travel water wind
    works agency alliance authority coalition council federation institute ministry society
    union electric foundation trust"""
)
"""Last words of names of organizations, of which some are also surnames or parts of places."""

CO_PARTIES = frozenset({"Ors", "Anr", "Others", "Another"})
"""Words after "&" for further parties of a case, which name nobody."""
PARTNERS = _words(
    """Associates Bros Brothers Cie Co Co. Company Daughters Figli Filho Filhos Fils Hijos Partners Söhne
    Sohn Son Sons Sister Sisters"""
)
"""Words after "&" that stand for the partners of a founder."""

TAILS = _words("Company Corporation Group Holdings International Services Association Authority Board Trust")
"""Words that may follow such a head."""

FIELDS = _words(
    """Administration Affairs Aging Agriculture Agrarian Antiquities Arts Aviation Borders Business
    Citizenship Civil Climate Co-operation Cohesion Commerce Communication Communications Community
    Competition Conservation Cooperation Corrections Culture Customs Defence Defense Development Digital
    Disability Disarmament Disaster Economic Economy Education Elections Employment Energy Enterprise
    Environment Equality Ethics Families Family Finance Fisheries Food Foreign Forestry Forests Fuels
    Gas Gender Growth Health Heritage Higher Home Housing Human Hydrology Immigration Industrial
    Industry Information Infrastructure Inland Innovation Integration Interior International Investment
    Irrigation Justice Labor Labour Land Lands Law Livestock Local Management Maritime Marine Media
    Medical Medicine Migration Minerals Mines Mining Modernisation Nutrition Oceans Peace Pensions
    Petroleum Planning Police Population Ports Power Prevention Prices Protection Public Ranching
    Reconciliation Reconstruction Recovery Reform Refugees Regional Regions Rehabilitation Relief
    Religious Relations Rescue Research Resettlement Resilience Resources Revenue Rights Rivers Roads
    Rural Safety Sanitation Science Sciences Security Services Settlement Skills Social Solidarity Sport
    Sports Standards State Statistics Supply Survey Sustainable Tax Technology Telecommunications
    Territories Tourism Town Trade Training Transport Transportation Treasury Universities Urban
    Utilities Vegetables Veterans Water Weather Welfare Wildlife Women Work Works Youth"""
)
"""Words for what a ministry or council is for, which "and" and commas may join."""

SURE_COMPANY_NOUNS = (
    "company|firm|airline|bank|maker|retailer|start-?up|carrier|insurer|lender|manufacturer|utility|refiner|"
    "shipper|charity|nonprofit|watchdog|regulator|agency|authority|broadcaster|newspaper|union|conglomerate|"
    "subsidiary|brokerage|think[- ]tank|steelmaker|carmaker|drugmaker|chipmaker|shipbuilder"
)
"""Nouns that come right before the name of an organization."""

COMPANY_NOUNS = f"{SURE_COMPANY_NOUNS}|brewer|supplier|contractor|developer|publisher|miner|broker|operator"
"""Nouns for organizations, some of which are also people: "the miner Orla", "the miner Ivo Sand"."""

BUSINESS_NOUNS = (
    "profits?|loss(?:es)?|revenues?|earnings|turnover|shares|shareholders|chairman|chairwoman|"
    "chief executive|CEO|chief financial officer|workforce|subsidiary|subsidiaries|fleet|stock|"
    "headquarters|net income|dividend|bondholders|balance sheet|creditors|lenders|"
    "share price|annual report|full-year|quarterly"
)
"""Nouns for what a company has."""

LABELS = _words(
    """abstract action agenda amendment annex annexure anr answer aob apologies appellant appellants
    appellee appellees appendix approval article attachment attendance aye ayes box chapter chart
    clause column conclusion conclusions contact contents date decision decisions defendant defendants
    discussion distribution email enclosure exhibit fax figure finding footnote goal impact
    introduction item items lesson level map methods minutes motion motions moved nay nays noes note
    notes objective option ors outcome outlook overview page pages paragraph paragraphs part
    petitioner phase phone plaintiff plaintiffs point present priority purpose question recommendation
    recommendations ref reference references regrets resolution resolutions respondent respondents
    results risk risks roll rule schedule scope score seconded section sections severity sitrep
    situation slide source sources step subject subsection summary table task tel telephone tier
    timeline title update version vol volume volumes vote votes"""
)
"""Words that label a part of a text, alone or before a number or letter."""
