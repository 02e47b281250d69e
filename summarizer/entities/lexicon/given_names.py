"""Gender of given names that go to one gender in nearly all cases, in lower case and without accents."""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]

_MALE = """aaron abdoulaye abdul abdullah abdulrahman abel abraham achim adam adnan adrian ahmad ahmed ahmet
    aidan ajay akira alan alastair albert alberto aldo alejandro aleksandr alessandro alexander
    alexandre alfred alfredo ali alistair allan alvaro amir amit anders andre andreas andrei andrej
    andres andrew andrzej angus anil anthony antoine anton antonin antonio anwar archie ari arjun arnold
    artem arthur arturo arun ashok asif avi axel bakari barack barry bartosz bashir bastian bello ben
    benedict benito benjamin bernard bernardo bernie bertrand bilal bill bjorn bo bob bogdan boris brad
    bradley brandon brendan brett brian bruce bruno bryan burak byron callum cameron carl carlo carlos
    cedric cesar charles chidi christian christophe christopher claude claudio clive colin connor conor
    cormac craig cristian cyril damian damien dan daniel danilo dario darren dave david davide dean
    declan denis dennis derek desmond diego dieter dimitri dirk dmitri dmitry dominic donald doug
    douglas dov duncan dylan eamon ed eddie edgar edmund eduardo edvard edward edwin einar eli elias
    elijah emeka emil emilio emre enrico enrique enzo eric erik ernest ernesto erwin esteban ethan
    etienne eugene evan ewan fabian fabio faisal farid felipe felix ferdinand fergus fernando filip finn
    florian francesco francisco franco francois frank franz fred frederic frederick fredrik friedrich
    fritz gabriel gareth gary gavin geoff geoffrey george geraint gerald gerard gerhard gethin giacomo
    gilbert giles giorgio giovanni giuseppe glen glenn godfrey gordon graham grant greg gregory guido
    guillaume guillermo gunnar gustav gustavo guy hakan hal hamad hamid hamish hamza hank hans harald
    harold haroun harry harvey hassan hector heinrich heinz helmut henri henrik henry herbert herman
    hiroshi holger horst howard hubert hugh hugo humberto hussein iain ian ibrahim ibrahima idris igor
    ilya imran isaac ismail ivan ivo ivor jack jacob jacques jake jakob jakub jamal james janos jason
    javier jean-claude jean-luc jeffrey jens jeremy jerome jerry jerzy jim jimmy joachim joao joaquin
    joe joel johan johann johannes john jon jonas jonathan jordi jorge jorn jose josef joseph josh
    joshua juan jukka julian julien julio jurgen justin kareem karel karim karl keith kemal ken kenji
    kenneth kevin khalid kieran kirill klaus kofi kojo kolya konrad konstantin kristian krzysztof kurt
    kwabena kwame kwesi kyle lachlan lamar larry lars laszlo laurent lawrence leif leo leon leonard
    leonardo leopold leroy leszek lewis liam lionel lloyd lorenzo louis luca lucas luciano ludwig luigi
    luis luka lukas luke maciej mads magnus mahmoud malcolm malik mamadou manfred manuel marcel marcelo
    marcin marco marcus marek mario marius mark marko markus marshall martin marvin matej mateo mateus
    matias matteo matthew matthias matti maurice mauricio max maxim maximilian mehdi mehmet michael
    miguel mike mikhail miklos milan milos miroslav mitchell mohamed mohammad mohammed mohan moritz
    morten moses moshe muhammad murat murray musa mustafa nabil nadir nathan nathaniel ned neil nelson
    niall nicholas niels nigel nikolai nikos nils noah norman obinna oisin olaf olav oleg oleksandr
    oleksiy oliver olivier omar omari orlando oscar oskar osvaldo otto ousmane owen pablo paddy paolo
    pascal patricio patrick paul paulo pavel pawel pedro percy pete peter petr petros phil philip
    philippe phillip pierre piers pieter piotr pyotr quentin rachid rafael rahul raj rajesh ralph ramesh
    ramon randy rashid raul ravi ray raymond reginald reinhard rene rhys ricardo riccardo richard rick
    rico robert roberto rod roderick rodrigo roger roland rolf romain roman ron ronald rory ross roy
    royce ruben rudolf rufus rui rupert russell ryan salman salvador salvatore sami samir samuel samuele
    sani sanjay santiago satoshi scott seamus sean sebastian segun sergei sergio seth shane shaun sidney
    siegfried simon slobodan soren spencer stan stanislav stanley stavros stefan stephane stephen steve
    steven stewart stuart sunil suresh sven takashi takeshi tarek tariq ted terence terry teun theo
    theodore thierry thomas tiago tim timo timothy tobias toby todd tom tomas tomasz tommy tony torsten
    travis trevor tristan tunde tyler udo ugo ulrich umberto usman vaclav valentin vasily vernon vicente
    victor vijay vikram viktor vincent vincenzo vito vittorio vlad vladimir vladislav volker volodymyr
    wade walter warren wayne werner wesley wilhelm william wim wojciech wolfgang xavier yannick yasin
    yassin yaw yiannis yitzhak youssef yuri yusuf yves zachary zafar zbigniew zoltan"""
_FEMALE = """abena abigail ada adaeze adela adelaide adele adriana adwoa agata agatha agnes agnese agnieszka
    aileen aino aisha akiko akinyi akua alana alba alejandra alena alessandra alexandra alexia alice
    alicia alina alison allison alma althea alyssa ama amaka amalia amanda amara amber amelia amina
    amira amy ana anabel anastasia andreea anette angela angelica angelika angelina anika anita anja
    anjali anna anne anneke annelise annette annie anouk antonia aoife arabella ariadne ariana arlene
    asha ashley astrid audrey aurora ava ayesha aylin ayse azadeh barbara barbora beata beatrice beatrix
    beatriz becky belinda bella bernadette bertha beth bettina betty beverley beverly bianca birgit
    birgitta blanca bonnie brenda bridget brigitte britta bronwen bronwyn camila camilla camille candace
    carla carlotta carmen carol carolina caroline carrie carys cassandra catalina catarina cath
    catherina catherine cathy cecilia celeste celia celine chantal charlene charlotte cheryl chiara
    chinwe chioma chloe christa christel christina christine ciara cindy claire clara clare clarissa
    claudette claudia clementine colette colleen constance cora coralie cordelia corinna corinne
    cristina cynthia dagmar dahlia daisy dalia daniela danielle daphne daria davina dawn debbie deborah
    deepa deirdre delia delphine denise desiree diana diane dilara dolores dominika donna dora doreen
    doris dorota dorothea dorothy ebba edith edna efua eileen eira eirlys elaine eleanor elena eleni
    elif elin elisa elisabeth elise eliza elizabeth ella ellen ellie elodie elsa elsie elspeth elvira
    emilia emilie emily emine emma emmanuelle enid erica erika esi esme esmeralda estelle esther ethel
    eugenia eunice eva evelina evelyn evie ewa fadumo faith farah fatima fatma fatou fatoumata felicia
    felicity fern fernanda ffion fiona flora florence folake frances francesca francoise franziska freda
    freya frida frieda gabriela gabriella gabrielle galina gemma genevieve georgia georgina geraldine
    gerda gertrude ghislaine gillian gina giovanna gisela giselle giulia gloria grace graziella greta
    gretchen guadalupe gudrun gwen gwendolyn gwyneth hadiza halima hana hanna hannah hanne harriet
    hatice hauwa hazel heather hedda hedwig heidi heike helen helena helene helga hendrika henrietta
    hermione hilary hilda hilde hildegard hillary holly hope ida ilaria ilona ilse imelda imogen ina
    ines inga ingeborg inger ingrid irena irene irina iris irma isabel isabella isabelle isadora isla
    ivana ivanka ivy jacinta jacqueline jade jamila jana jane janet janice janine jasmine jeanette
    jeanne jelena jemima jenna jennie jennifer jenny jessica jessie jill joana joanna joanne jocelyn
    johanna jolanta josefina josephine josie joy joyce juana judith judy julia juliana juliane julie
    juliet juliette june justine jutta kamala karen karin karina karolina kasia katarzyna kate kateryna
    katharina katherine kathleen kathryn kathy katie katja katrin katrina katy kavita kay kayla keiko
    keira kerryn kerstin khadija kimberly kirsten kirsty klara klaudia kristin kristina kristine ksenia
    lakshmi lana lara larissa lata latifa laura laurel lauren lavinia layla lea leah leila leilani lena
    lenka leona leonie leonora leticia lidia lieke liesel lily lina linda lindiwe lisa lise liv livia
    liz liza lois lola lorena loretta lorna lorraine lotte louisa louise luana luann lucia lucie lucille
    lucinda lucy ludmila luisa luise lydia lynda lynette lyudmila mabel madeleine madeline mae magda
    magdalena maggie mahnaz maja malala malgorzata malin mandy manuela mara marcela marcia margaret
    margarethe margarita margaux margherita margit margot marguerite maria mariam mariana marianna
    marianne marie marie-claire marieke mariela marietta marija marilyn marina marine marisa marisol
    marjorie marlene marta martha martina martine mary maryam mathilda mathilde matilda maud maura
    maureen mavis maxine maya meera meg megan melania melanie melissa mercedes meredith merete mette mia
    michaela michelle mieke mila mildred milena millie mina minna mira miranda mireille miriam moira
    molly mona monica monika monique morag muriel myra myrna nadezhda nadia nadine nadja nancy naoko
    naomi natalia natalie natasha nathalie neha nell nellie ngozi nia niamh nicola nicole nicolette
    nieves nina nisha noelle nola nomsa nora noreen norma nuala nyambura octavia odette odile ofelia
    oksana olena olga olive olivia oonagh ophelia orla ottilie paloma pam pamela paola patience patricia
    patrizia paula paulette paulina pauline pearl peggy penelope penny perpetua petra petronella petunia
    philippa phoebe phyllis pia pilar polly pooja portia priscilla priya queenie rachel ramona raquel
    rebecca rebekah regina renata renate renee rhian rhiannon rhoda rita roberta rocio romina ronja rosa
    rosalie rosalind rosalinda rosanna rose roseanne rosemary rosie roswitha rowena roxana roxanne ruby
    rukhsana ruth sabina sabine sabrina sally salma samantha samia samira sandra sandrine sara sarah
    saskia selena selma shanthi sharon shauna sheila shelley shirin shirley shreya sian sigrid silke
    silvia sinead sini siobhan siri sofia solange solveig sonia sonja sophie soraya steffi stella
    stephanie sue sunita susan susana susanna susannah susanne suzanne svenja svetlana swati sybil
    sylvia sylvie tabitha tamara tamsin tania tanya tara tatiana tatjana teresa tess tessa thandiwe thea
    thelma theresa tilda tina tracey tracy trudy tuuli ulla ulrike una ursel ursula uschi uta valentina
    valeria valerie vanessa vera verena verity veronica veronika veronique vicky victoria viktoria viola
    violet violeta virginia viviana vivien vivienne wambui wanda wanjiru wenche wendy wilhelmina wilma
    winifred xenia yael yasmin yasmina yelena yetunde yoko yolanda yuko yulia yuliya yvette yvonne zahra
    zainab zanele zara zeinab zelda zeynep zoe zofia zsofia zuzana"""
GENDER_OF_GIVEN: dict[str, Gender] = {
    **dict.fromkeys(_MALE.split(), "m"),
    **dict.fromkeys(_FEMALE.split(), "f"),
}
"""Gender by given name; for other names the gender is left open."""
