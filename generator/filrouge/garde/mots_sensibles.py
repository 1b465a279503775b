"""The words of private life, by matter: one expression a line, in small letters without accents.

« ~ » stands for the end of a participle: e, s, or nothing.
"""

from collections.abc import Mapping

from filrouge.garde.genres import Genre

D_UNE_PERSONNE: Mapping[Genre, str] = {
    Genre.SANTE: r"""
depressi(?:f|ve)s?
bipolaires?
schizophrenes?
lombalgiques?
migraineu(?:x|se)s?
allergiques? (?:a|au|aux|a la)
seropositi(?:f|ve)s?
seropositivite
alcooliques?
toxicomanes?
diabetiques?
epileptiques?
asthmatiques?
cancereu(?:x|se)s?
anorexiques?
trisomiques?
(?:suis|est|etais|etait|etant|stagiaire|collegue|participante|formatrice|apprentie|salariee) enceinte
enceinte de \w+ (?:mois|semaines)
(?:suis|est|sont|etais|etait|etaient|ete|etant|tombe~|mise?|toujours|encore|actuellement) (?:(?:en|dans une) )?(?:(?:longue|forte|grave|pleine) )?(?:depression|deprime~|burn[- ]?out|arret (?:maladie|de travail)|conge (?:maladie|maternite|pathologique)|maladie|remission|invalidite|mi-temps therapeutique|malade|enceinte)
(?:en|placee? en|mise? en) (?:arret maladie|arret de travail|conge maternite|mi-temps therapeutique|longue maladie|affection de longue duree)
(?:stagiaire|collegue|participant|participante|apprenti|apprentie|candidat|candidate|formateur|formatrice|beneficiaire|salarie|salariee)s? (?:en|sous) (?:depression|burn[- ]?out|traitement|chimio\w*|remission|arret)
sous (?:antidepresseurs?|anxiolytiques?|neuroleptiques?|morphine|methadone|chimio\w*|traitement medical|medicaments|insuline|dialyse)
(?:raisons?|problemes?|soucis?|motifs?|ennuis?|difficultes?) (?:\w+ )?(?:de sante|medica(?:l|le|les|ux)|psychologiques?|psychiatriques?)
(?:se faire|s'est fait|se fait|se fera|me faire|suis fait|me fais|etre) (?:re)?oper(?:e~|er)
(?:a|ai|avait|avais|ayant|va|vient d'|doit) (?:ete |etre )?(?:re)?oper(?:e~|er)(?! (?:un|une|des|le|la|les|sur|dans|par|ce|cette|ces) (?!genou|hanche|dos|coeur|poignet|epaule|pied|cheville|main|oeil|yeux))
(?:s'est|me suis|s'etait) (?:casse|fracture|foule|blesse)~?
(?:suit|suis|suivait|prend|prends|prenait|commence|termine|debute) (?:un|son|mon) (?:nouveau |lourd |long )?traitement(?! (?:de texte|des|de la|de l'|d'image|du))
(?:suis|est|etait|etais|etre|toujours|actuellement|stagiaire) sous traitement
traitement (?:de|du) (?:m\.|mr|mme|mlle|monsieur|madame|la stagiaire|stagiaire)
traitement (?:lourd|medical|medicamenteux|hormonal|contre|psychiatrique)
(?:suivie?|vue?|traitee?|soignee?) (?:par|chez|pour) (?:un |une |son |sa |le |la )?(?:psy\w*|medecin|cardiologue|neurologue|oncologue|addictologue|depression|cancer|addiction|maladie)
crises? (?:d'angoisse|de panique|d'epilepsie|cardiaque|d'asthme)
(?:tentative de|tente de se) suicide(?:r)?
fausse couche
a accouche
(?:attend|attends|attendait) (?:un|son|leur|des) (?:enfant|bebe|jumeaux|premier enfant)
probleme d'alcool
malade depuis
regles douloureuses
operation (?:du|de la|des|de l'|au|aux|a la|a coeur) ?(?:c(?:oe|œ)ur|dos|genou|hanche|epaule|poignet|pied|main|oeil|yeux|ventre|sein|prostate|ouvert|canal carpien|ligaments?|cataracte)
alcoolisme
hemiplegiques?
paraplegiques?
""",
    Genre.HANDICAP: r"""
handicapee?s?
malentendante?s?
malvoyante?s?
non[- ]voyante?s?
dyslexiques?
daltonien(?:ne)?s?
dyspraxiques?
dysorthographiques?
autistes?
reconnue? travailleu\w+ handicap\w+
reconnue? handicap\w+
(?:a|ai|avec|avait|obtenu|demande|demander|renouveler) (?:la|sa|une|ma) rqth
rqth (?:de|du|d'|accordee|obtenue|en cours|a renouveler)
""",
    Genre.SYNDICAT: r"""
syndique~
syndicalistes?
delegue~ syndica\w+
(?:elu|elue|adherente?|encartee?|militante?|representante?|deleguee?|membre|responsable) (?:a la |au |de la |du |de |d')?(?:cgt|cfdt|cftc|cfe-cgc|unsa|solidaires|sud|syndicat)
grevistes?
""",
    Genre.CONVICTION: r"""
musulmane?s?
catholiques?
protestante?s?
juifs?
juives?
bouddhistes?
chretien(?:ne)?s?
evangeliques?
temoins? de jehovah
athees?
(?:stagiaire|participante|collegue|personne|apprentie|candidate|femme|eleve|salariee)s? voilees?
ramadan
hijab
foulard islamique
kippa
(?:son|sa|mon|ma|leur) (?:voile|foulard|priere|religion|foi|culte|paroisse|mosquee|eglise)
(?:heures? de|pour|faire|fait|quitte\w* \w+ pour) (?:la |sa |ma |leur )?prieres?
pratiquante?s? (?:musulman|catholique|et)
(?:militante?|encartee?|adherente?|sympathisante?|elue?) (?:\w+ ){0,3}(?:parti (?:communiste|socialiste)|rassemblement national|france insoumise|verts|republicains|extreme[- ](?:gauche|droite)|lfi|rn|pcf)
vote(?:nt)? (?:a gauche|a droite|extreme|rn|lfi|ecolo\w*|communiste|socialiste)
opinions? politiques? (?:de|du|d'une?) (?:stagiaire|participant|formateur|formatrice|collegue|salarie)
""",
    Genre.ORIGINE: r"""
maghrebine?s?
gitane?s?
tziganes?
sans[- ]papiers?
demandeu(?:r|se)s? d'asile
primo-arrivante?s?
(?:stagiaire|participante?|collegue|apprentie?|candidate?|formateur|formatrice|eleve|salariee?|personne|homme|femme) (?:noire?|arabe|asiatique|africaine?|rom|roumaine?|algerienne?|algerien|marocaine?|tunisienne?|tunisien|turque?|turc|chinoise?|malienne?|malien|senegalaise?|congolaise?|afghane?|syrienne?|syrien|ukrainienne?|ukrainien|immigree?|refugiee?)s?
(?:son|sa|mon|ma|leur) (?:titre|carte) de sejour
regularisation (?:de|du) (?:sa|son|ma)
""",
    Genre.ORIENTATION: r"""
homosexuel(?:le)?s?
homosexualite
lesbiennes?
bisexuel(?:le)?s?
transgenres?
transsexuel(?:le)?s?
orientation sexuelle
(?:est|suis|etre|stagiaire|collegue|formateur|participant|apprenti) (?:gay|homo|bi|trans|non[- ]binaire|lgbt)
(?:son|sa|mon|ma) (?:transition de genre|changement de sexe|coming[- ]out|homosexualite)
""",
    Genre.CONDAMNATION: r"""
(?:son|mon|leur|un) casier judiciaire
l'a condamnee?
l'ont condamnee?
casier judiciaire (?:de|du|d'un) (?:stagiaire|apprenti|candidat|salarie|participant|formateur)
(?:sort|sortie?|sortant|sortante|libere~|sors) de (?:prison|detention|maison d'arret)
(?:placee?|mise?) en (?:semi-liberte|detention|garde a vue|prison|liberte conditionnelle)
incarceree?s?
incarceration
detenue?s?
ex-detenue?s?
ecrouee?s?
bracelet electronique
mise? en examen
(?:sous|son|sa|un) controle judiciaire
controle judiciaire
obligation de soins
travail d'interet general
repris de justice
""",
}
"""Words that tell of a person by themselves."""

D_UNE_MATIERE: Mapping[Genre, str] = {
    Genre.SANTE: r"""
sante
maladies?
malades?
cancers?
leucemie
depression
burn[- ]?out
surmenage
anxiete
angoisses?
diabete
epilepsie
asthme
sclerose(?: en plaques)?
parkinson
alzheimer
vih
avc
infarctus
hernie(?: discale)?
lombalgies?
sciatique
migraines?
fibromyalgie
endometriose
troubles? (?:anxieux|psychi\w+|bipolaires?|alimentaires?|du sommeil|de l'humeur|musculo\w+)
(?:arret|conge) (?:de )?(?:maladie|maternite|longue maladie|travail|pathologique)
grossesse
enceintes?
accouchement
hospitalis\w+
(?:est|etait|suis|etais|ete|rentre~?|retourne|reste~?|part|va|passe~?|sort|reviens|revient|sortie?s?) (?:a|de|par) l'hopital
chirurgi\w+
operations? chirurgical\w+
chimiotherapie
radiotherapie
psychiatr\w+
psychologue
medicaments?
antidepresseurs?
addictions?
alcool
cure (?:de desintoxication|de sevrage)
rechute
pathologie\w*
addictolog\w*
allergies?
anemie
anorexie
arthrose
boulimie
cirrhose
(?:le|la|du) covid
commotion
(?:douleurs?|maux|mal|problemes?|soucis?) (?:de|au|aux|a la|a l') ?(?:c(?:oe|œ)ur|dos|tete|ventre|genoux?|epaules?|cervicales|jambes?|peau|thyroide)
entorse
evanouie?s?
fracture(?! numerique)
grippe
hepatite
insomnies?
insuline
malaise (?:vagal|cardiaque|en|pendant|dans la salle)
menopause
prothese
rhumatismes?
stress post[- ]traumatique
syndrome (?:de|du|d'|des) ?(?!asperger)\w+
tendinite
tuberculose
tumeurs?
vertiges?
""",
    Genre.HANDICAP: r"""
handicaps?
dyslexie
dyspraxie
dyscalculie
dysorthographie
troubles? (?:dys\w*|de l'attention|du spectre|autistiques?|de l'audition|auditifs?|visuels?|de l'apprentissage|cognitifs?)
tdah?
tsa
autisme
surdite
sourde?s?
aveugles?
invalidite
rqth
aah
mdph
asperger
fauteuil roulant
appareil(?:s|lages?)? auditifs?
langue des signes
""",
    Genre.SYNDICAT: r"""
syndicat
syndical\w*
cgt
cfdt
cftc
cfe-cgc
""",
    Genre.CONVICTION: r"""
religion
religieu(?:x|se)s?
croyances?
ramadan
voile(?: islamique)?
foulard
priere
opinions? politiques?
engagement politique
""",
    Genre.ORIGINE: r"""
origines? (?:ethnique|etrangere|sociale|africaine|asiatique|\w+(?:aine|ienne|oise|ine|aise|que))s?
couleur de (?:sa )?peau
nationalite
refugiee?s?
migrante?s?
immigree?s?
titre de sejour
accent (?:etranger|africain|maghrebin|arabe|\w+ien|\w+ais)
""",
    Genre.ORIENTATION: r"""
sexualite
gay
""",
    Genre.CONDAMNATION: r"""
(?:en|de) (?:semi-liberte|detention|garde a vue|prison|liberte conditionnelle)
sursis
condamnation
condamnee?(?! (?:la|le|les|une?|l'|des|pour travaux))
""",
}
"""Words that do so where a person is spoken of."""
