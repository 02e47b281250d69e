"""Tell the gender of a person from titles, roles and given names, for the pronouns "he" and "she".

Where nothing tells it, it stays open: such a person may be either. The lists hold names that are given to
one gender in nearly all cases.
"""

from __future__ import annotations

from typing import Literal

from summarizer.entities.lexicon.name_parts import GENDER_OF_GIVEN, GENDER_OF_TITLE
from summarizer.quotes.verbs import words_of

Gender = Literal["m", "f"]

_MALE = words_of(
    """aaron abdul abdullah abdulrahman abel abraham achim adnan adrian ahmad ahmet aidan ajay akira alan
    albert aldo alejandro aleksandr alberto alessandro alexandre alfred alfredo alistair alastair allan
    alvaro amir anders andre andreas andrei andrej andres andrzej angus anil anton antoine antonin anwar
    archie ari arjun arnold artem arthur arturo ashok asif axel bakari bartosz bashir bastian ben
    benedict benito bernard bernardo bertrand bilal bjorn bogdan brad bradley brendan brett bruce bruno
    bryan burak byron callum cameron carl carlo cedric cesar chidi christian christophe christopher
    claude claudio clive colin connor conor cormac craig cristian cyril damian damien dan danilo darren
    dario dave davide dean declan denis derek desmond diego dieter dimitri dirk dominic doug douglas
    duncan dylan eamon ed eddie edgar edmund eduardo edvard edwin einar elias elijah emeka emil emilio
    emre enrico enrique enzo erik ernest ernesto erwin esteban ethan etienne eugene evan ewan fabian
    fabio faisal farid felipe felix ferdinand fergus fernando filip finn florian francesco francisco
    franco francois frank franz fred frederic frederick fredrik fritz gabriel gareth gavin geoff
    geoffrey geraint gerald gerard gerhard gethin giacomo gilbert giles giorgio giuseppe glen glenn
    godfrey gordon graham grant greg guido guillaume guillermo gunnar gustav gustavo guy hakan hal hamid
    hamish hamza hank harald harold haroun harry harvey hector heinrich heinz helmut henrik henri
    herbert herman hiroshi holger horst howard hubert hugh hugo humberto iain ian igor ilya imran isaac
    ismail ivo ivor jacques jake jakob jakub jamal janos javier jean-claude jean-luc jens jeremy jerome
    jerry jerzy jim jimmy joachim joao joaquin joel johan johannes jon jonas jordi jorge jorn jose josef
    josh jukka julian julien julio jurgen karel karim kareem karim keith ken kenji khalid kieran kirill
    kofi kojo kolya konrad konstantin kristian krzysztof kurt kwabena kwame kyle lachlan lamar lars
    laszlo laurent lawrence leif leo leon leonard leonardo leopold leroy leszek lewis liam lionel lloyd
    lorenzo louis luca lucas luciano ludwig luigi luka lukas luke maciej magnus malcolm malik manfred
    manuel marcel marcelo marcin marcus marek mario marius marko markus marshall martin marvin mateo
    mateus matej matias matteo matthias matti maurice mauricio max maxim maximilian mehmet mehdi mike
    miklos milan milos miroslav mitchell mohamed mohammad mohan moritz morten moses murray musa mustafa
    nabil nadir nathaniel ned neil nelson niall nigel nikolai nikos nils norman oisin olaf oleg oleksiy
    oliver olivier omari orlando oscar oskar osvaldo otto owen pablo paddy paolo pascal patricio pavel
    pawel percy pete petros petr phil philip philippe phillip pieter piotr piers quentin rafael raj
    rajesh ralph ramesh ramon randy rashid raul ravi ray raymond reginald reinhard rene rhys ricardo
    riccardo rick rico roberto rod roderick rodrigo roger roland rolf roman romain ron rory ross roy
    royce ruben rudolf rufus rupert russell ryan salman salvador salvatore sami samir samuele sanjay
    santiago sean sebastian seamus sergio seth shane shaun sidney siegfried simon slobodan soren spencer
    stan stanislav stanley stavros stephane steve stewart stuart sunil sven takashi takeshi tariq tarek
    ted terence terry teun theo theodore thierry tim timo tobias toby todd tomas tomasz tommy tony
    torsten travis trevor tristan udo ugo ulrich umberto usman vaclav valentin vasily vernon vicente
    victor vijay vikram vincent vincenzo vittorio vito vlad vladislav volker wade walter warren wayne
    werner wesley wim wojciech wolfgang xavier yannick yasin yassin yiannis youssef yuri yusuf yves
    zachary zafar zbigniew zoltan"""
)
_FEMALE = words_of(
    """abigail ada adela adele adelaide adriana agata agatha agnes agnieszka agnese aileen aino alana alba
    alejandra alena alessandra alexandra alexia alicia alina alison allison alma althea alyssa amalia
    amara amelia amina amira ana anabel anastasia andreea anette angelica angelina anika anita anja
    anneke annelise annette annie anouk antonia arabella ariadne ariana arlene asha astrid audrey aurora
    ava ayesha azadeh barbora beata beatrice beatrix beatriz becky belinda bella bernadette bertha beth
    bettina beverley beverly bianca birgit birgitta blanca bonnie brenda bridget brigitte britta bronwen
    bronwyn camila camilla candace carla carlotta carolina caroline carrie cassandra catalina catarina
    cath catherina cathy cecilia celeste celia chantal charlene cheryl chiara chinwe chloe christa
    christel christina ciara cindy claire clara clare clarissa claudette claudia clementine colette
    colleen constance cora coralie cordelia corinna corinne cristina dagmar dahlia daisy dalia daniela
    danielle daphne daria davina dawn debbie deborah deirdre delia delphine denise desiree diane dilara
    dolores dominika dora doreen doris dorota dorothea dorothy ebba edith edna efua eileen eira eirlys
    elaine eleanor elena eleni elif elin elisa elisabeth elise eliza ella ellen ellie elodie elsa elsie
    elspeth elvira emilia emilie emine emmanuelle enid erica erika esme esmeralda estelle esther ethel
    eugenia eunice eva evelina evelyn evie fadumo faith farah fatou fatoumata fatma felicia felicity
    fern fiona flora florence frances francesca francoise franziska freda freya frida frieda gabriela
    gabriella gabrielle galina gemma genevieve georgia georgina geraldine gertrude ghislaine gillian
    gina gisela giovanna giselle gloria grace graziella greta gretchen gudrun gwen gwendolyn gwyneth
    hadiza hana hanna hannah hanne harriet hatice hazel heather hedda hedwig heike helena helene helga
    henrietta hendrika hermione hilary hilda hilde hildegard holly hope ida ilaria ilona ilse imelda
    imogen ina ines inga inger ingeborg irena irene iris irma isabella isabelle isadora isla ivana ivy
    jacinta jacqueline jamila jana janet janice janine jasmine jeanette jeanne jelena jemima jenna
    jennie jenny jessie joanna joanne jocelyn johanna jolanta josefina josephine josie joy joyce juana
    judith judy juliana juliane julie juliet juliette june justine jutta kamala karin karina karolina
    kasia kate kateryna kathy katharina katie katja katrin katrina kathryn katy kay kayla keira kerryn
    kerstin khadija kimberly kirsten kirsty klara klaudia kristin kristina kristine lakshmi lana lara
    larissa lata latifa laurel lauren lavinia layla lea leah leila leilani lena leona leonie leonora
    leticia lidia lieke liesel lily lina liv livia liz liza lois lola lorena loretta lorna lorraine
    lotte louisa louise luana luann lucia lucie lucille lucinda lucy ludmila luisa luise lydia lynda
    lynette mabel madeleine madeline mae magda magdalena maggie mahnaz maja malala malgorzata malin
    mandy manuela mara marcela marcia margarita margherita margarethe margit margot marguerite mariam
    mariana marianna marianne marie marie-claire mariela marietta marija marilyn marina marisa marisol
    marjorie marlene marta martha martina martine maryam mathilda mathilde matilda maud maura maureen
    mavis maxine maya meera megan meg melanie mercedes meredith merete mia michaela mieke mila mildred
    milena millie mina minna mira miranda mireille miriam moira molly mona monica monika monique morag
    muriel myra myrna nadezhda nadia nadine nadja naomi natalie natasha nathalie neha nell nellie nia
    niamh nicolette nieves nina nisha noelle nola nora noreen norma nuala octavia odette odile ofelia
    olena olive olga oonagh ophelia orla ottilie paloma pam patience patrizia paula paulette paulina
    pauline pearl peggy penelope penny perpetua petra petronella petunia philippa phoebe phyllis pia
    pilar polly portia priscilla priya queenie rachel ramona raquel rebekah regina renata renate renee
    rhian rhiannon rhoda rita roberta rocio romina ronja rosa rosalie rosalind rosalinda rosanna rose
    roseanne rosemary rosie roswitha rowena roxana roxanne ruby rukhsana ruth sabina sabine sabrina
    sally salma samia sandrine sara saskia selena selma shanthi shauna sheila shelley shirin shirley
    shreya sian sigrid silke silvia sinead sini siobhan siri solange solveig sonia sonja soraya stella
    steffi sue sunita susana susanna susannah susanne suzanne svenja swati sybil sylvia sylvie tabitha
    tamara tamsin tania tanya tara tatjana teresa tess tessa thandiwe thea thelma tilda tina tracey
    tracy trudy tuuli ulla ulrike una uschi uta valentina valeria valerie vanessa vera verena verity
    veronica veronika veronique vicky viktoria viola violet violeta virginia viviana vivien vivienne
    wanda wendy wenche wilhelmina wilma winifred xenia yael yasmin yasmina yelena yolanda yoko yuliya
    yvette yvonne zahra zainab zara zeinab zelda zeynep zoe zofia zsofia zuzana"""
)
_MALE_ROLES = words_of(
    """mr sir king prince chairman spokesman congressman businessman father brother lord son husband uncle
    grandfather widower fireman policeman salesman fisherman cameraman statesman monk priest assemblyman
    councilman grandson nephew fiance baron duke emperor"""
)
_FEMALE_ROLES = words_of(
    """mrs ms miss lady queen princess chairwoman spokeswoman congresswoman businesswoman mother sister
    dame actress daughter wife aunt grandmother widow policewoman saleswoman fisherwoman camerawoman
    stateswoman nun midwife assemblywoman councilwoman granddaughter niece fiancee baroness duchess
    empress waitress hostess heroine"""
)


def of_name(name: str) -> Gender | None:
    """Return the gender of a full name, by its first word; None for a single word or an open one."""
    words = name.lower().split()
    if len(words) < 2:
        return None
    first = words[0].rstrip(".")
    if first in _MALE or GENDER_OF_GIVEN.get(first) == "m":
        return "m"
    return "f" if first in _FEMALE or GENDER_OF_GIVEN.get(first) == "f" else None


def of_words(words: frozenset[str]) -> Gender | None:
    """Return the gender that titles or the words of a role tell; None if none or both."""
    male = not _MALE_ROLES.isdisjoint(words) or any(GENDER_OF_TITLE.get(word) == "m" for word in words)
    female = not _FEMALE_ROLES.isdisjoint(words) or any(GENDER_OF_TITLE.get(word) == "f" for word in words)
    if male == female:
        return None
    return "m" if male else "f"


def is_unlikely(name: str, gender: Gender) -> bool:
    """Return whether an unlisted given name has the ending of the other gender.

    Those in "a" are mostly women's, those in "o" or "us" men's.
    """
    words = name.lower().split()
    return len(words) > 1 and words[0].endswith("a" if gender == "m" else ("o", "us"))
