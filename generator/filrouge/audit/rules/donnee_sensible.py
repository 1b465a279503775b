"""Un verbatim dit d’une personne ce qui touche à sa vie privée.

## Pourquoi

Santé, handicap, appartenance syndicale, religion, origine, orientation : ces données sont protégées plus que
les autres. Dans un petit groupe, une phrase suffit à reconnaître la personne, et git n’oublie rien. L’auditeur
n’en a pas besoin : ce qui compte est ce qui a gêné dans la formation, et ce qui a été adapté.

## Signalé

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
verbatims:
  - texte: Le rythme ne tient pas compte de ma dyslexie.
  - texte: Une collègue enceinte n’a pas pu suivre la dernière journée.
  - texte: Comme délégué syndical, j’ai manqué deux séances.
```

## Accepté

Le besoin d’adaptation, sans sa cause ; un sujet de cours, un métier, une fonction :

```yaml title="content/appreciations/APP-2026-T2-CHAUD.yaml"
titre: Stagiaires à chaud, 2e trimestre 2026
partie_prenante: beneficiaires
modalite: a_chaud
periode: {du: 2026-04-01, au: 2026-06-30}
etablie_le: 2026-07-06
reponses: 20
verbatims:
  - texte: Les supports devraient être lisibles par un logiciel de lecture.
  - texte: Le référent handicap répond vite ; l’accessibilité des salles est bonne.
  - texte: Le module sur la santé au travail et la prévention du burn-out est trop court.
  - texte: L’accueil des clients malentendants mériterait un exercice.
```

## Source

Lecture de Fil Rouge : ce n’est pas une non-conformité Qualiopi, c’est la protection des personnes (RGPD,
catégories particulières de données).

## Réglages

Aucun.
"""

import re
from collections.abc import Iterator

from filrouge.audit.publies import DEJA_ENREGISTRE
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.records import Appreciation

# Words that stand near these matters and say nothing of anybody.
_NEUTRAL = re.compile(
    r"""\b(?:
    r[ée]f[ée]rent\w*[ ](?:au[ ])?handicap | (?:mission|politique|plan|accueil|volet|registre)[ ]handicap
  | sant[ée][ ](?:et[ ](?:la[ ])?s[ée]curit[ée]|au[ ]travail|publique)
  | (?:m[ée]tiers|secteur|professionnel\w*|[ée]tablissements?|domaine|monde|centre|maison)[ ](?:de[ ](?:la[ ])?)sant[ée]
  | (?:places?|parking|toilettes|acc[èe]s|rampe|stationnement)[ ](?:pour[ ])?handicap[ée]\w*
  | syndicats?[ ](?:professionnels?|patron\w+|d['’]initiative|mixtes?|de[ ]copropri[ée]t[ée])
  )""",
    re.IGNORECASE | re.VERBOSE,
)

# What is spoken of, when a word comes right after one of these: a topic or a public, nobody present.
_TOPIC = re.compile(
    r"""\b(?: (?:modules?|cours|formations?|s[ée]quences?|ateliers?|chapitres?|parties?|th[èe]mes?|sujets?|notions?
      |contenus?|exercices?|vid[ée]os?|supports?|quiz|cas|[ée]tudes?|jeux?|informations?|droit|gestion)\b
      (?: [^,;:]{0,40}\b(?:sur|du|de|des|d['’]|li[ée]e?s?[ ](?:à|aux?))[^,;:]{0,25} | [ ](?:[\w-]+[ ])? )
    | (?:pr[ée]vention|sensibilisation|d[ée]pistage|prise[ ]en[ ]charge|accompagnement|accueil|aide|soins?)[ ]
      (?:à|aux?|du|de|des|d['’])[^,;:]{0,25}
    | (?:publics?|clients?|client[èe]les?|patients?|r[ée]sidents?|usagers?|[ée]l[èe]ves|enfants?|personnes|adultes)\b
      [^,;:]{0,25}
    )\Z""",
    re.IGNORECASE | re.VERBOSE,
)

# Words that tell of a person by themselves.
_OF_A_PERSON = re.compile(
    r"""\b(?:
    handicap[ée]e?s? | malentendante?s? | malvoyante?s? | non[- ]voyante?s? | dyslexiques? | dyspraxiques? | autistes?
  | diab[ée]tiques? | [ée]pileptiques? | d[ée]pressi(?:f|ve)s? | bipolaires? | schizophr[èe]nes? | s[ée]ropositi(?:f|ve)s?
  | alcooliques? | (?:suis|est|[ée]tais|[ée]tait|[ée]tant|stagiaire|coll[èe]gue|participante|formatrice|apprentie)[ ]enceinte
  | reconnue?[ ]travailleu\w+[ ]handicap\w+
  | syndiqu[ée]e?s? | syndicalistes? | d[ée]l[ée]gu[ée]e?s?[ ]syndica\w+
  | musulmane?s? | catholiques? | juifs? | juives? | bouddhistes? | chr[ée]tien(?:ne)?s?
  | maghr[ée]bine?s? | gitane?s? | sans[- ]papiers?
  | homosexuel(?:le)?s? | lesbiennes? | bisexuel(?:le)?s? | transgenres? | orientation[ ]sexuelle
  )\b""",
    re.IGNORECASE | re.VERBOSE,
)

# Words that do so where a person is spoken of.
_MATTER = re.compile(
    r"""\b(?:
    handicaps? | sant[ée] | maladies? | malades? | cancers? | d[ée]pression | burn[- ]?out | dyslexie | dyspraxie
  | dyscalculie | tdah | autisme | diab[èe]te | [ée]pilepsie | asthme | surdit[ée] | sourde?s? | aveugle | invalidit[ée]
  | (?:arr[êe]t|cong[ée])[ ](?:de[ ])?(?:maladie|maternit[ée]|longue[ ]maladie) | grossesse | hospitalis\w+ | op[ée]rations?[ ]chirurgical\w+ | chimioth[ée]rapie | rqth | fauteuil[ ]roulant | addictions?
  | syndicat | syndical\w* | cgt | cfdt | cftc | cfe-cgc | religion | religieu(?:x|se)s? | croyances? | ramadan | voile[ ]islamique
  | origines?[ ](?:ethnique|[ée]trang[èe]re|sociale|\w+(?:aine|ienne|oise|ine))s? | couleur[ ]de[ ]peau | nationalit[ée] | r[ée]fugi[ée]e?s? | migrante?s?
  | opinions?[ ]politiques? | sexualit[ée]
  )\b""",
    re.IGNORECASE | re.VERBOSE,
)

# Somebody: the one who speaks, or one of the group.
_SOMEBODY = re.compile(
    r"""\b(?: je[ ]suis | j['’](?:ai|[ée]tais) | (?:ma|mon|mes)[ ](?!avis|formation|format|stage|cours|travail|poste|m[ée]tier|entreprise|[ée]quipe|client)
    | (?:une?|la|le|cette?|l['’])[ ]?(?:stagiaire|participante?|personne|coll[èe]gue|apprentie?|candidate?|b[ée]n[ée]ficiaire
      |formateur|formatrice|salari[ée]e?)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# « Le cours ne tient pas compte de ma dyslexie » has a topic, and speaks of the speaker.
_OWN = re.compile(
    r"""\b(?: mon|ma|mes | je[ ]suis | j['’](?:ai|[ée]tais)
    | (?:une?|cette?)[ ](?:stagiaire|participante?|coll[èe]gue|apprentie?|candidate?|formateur|formatrice)
    )\b (?:[ ][^\s,;:]+){0,3} \Z""",
    re.IGNORECASE | re.VERBOSE,
)
_NEAR = 120
"""Characters in which a topic or a person is looked for before a word."""

_END = re.compile(r"(?<=[.!?;\n])\s+")


def _check(inputs: Inputs) -> Iterator[Fault]:
    for appreciation in inputs.graph.of(Appreciation):
        for index, verbatim in enumerate(appreciation.verbatims):
            if any(map(_tells, _END.split(verbatim.texte))):
                yield _fault(appreciation.id, index)


def _tells(sentence: str) -> bool:
    """Tell whether a sentence says a private matter of somebody."""
    said = _NEUTRAL.sub("", sentence)
    about = bool(_SOMEBODY.search(said))
    found = [*_OF_A_PERSON.finditer(said), *(_MATTER.finditer(said) if about else ())]
    return any(_is_private(said, match) for match in found)


def _is_private(said: str, match: re.Match[str]) -> bool:
    start = max(match.start() - _NEAR, 0)
    own = _OWN.search(said[start : match.end()])
    return own is not None or _TOPIC.search(said[start : match.start()]) is None


def _fault(id_: str, index: int) -> Fault:
    return Fault(
        Place(id_, ("verbatims", index, "texte"), "à reformuler"),
        f"un verbatim de {id_} touche à la vie privée : santé, handicap, syndicat, religion, origine ou orientation",
        (
            "gardez ce qui a gêné dans la formation et ce qui aiderait, sans dire pourquoi",
            DEJA_ENREGISTRE,
        ),
    )


RULE = Rule(
    "donnee-sensible",
    "G4",
    "Une donnée sensible dans un verbatim",
    Severity.ERREUR,
    (30, 31),
    Gradation.OBSERVATION,
    _check,
)
