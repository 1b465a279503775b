"""What touches on somebody's private life in a sentence: health, disability, union, religion, origin, orientation."""

import re
from functools import lru_cache

# Words that stand near these matters and say nothing of anybody.
_NEUTRAL = re.compile(
    r"""\b(?:
    r[ée]f[ée]rent\w*[ ](?:au[ ])?handicap | (?:mission|politique|plan|accueil|volet|registre)[ ]handicap
  | sant[ée][ ](?:et[ ](?:la[ ])?s[ée]curit[ée]|au[ ]travail|publique)
  | (?:m[ée]tiers|secteur|professionnel\w*|[ée]tablissements?|domaine|monde|centre|maison)[ ](?:de[ ](?:la[ ])?)sant[ée]
  | (?:places?|parking|toilettes|acc[èe]s|rampe|stationnement)[ ](?:pour[ ])?handicap[ée]\w*
  | (?:acc[èe]s\w*|accessib\w+|circul\w+|d[ée]plac\w+|place|pr[êe]t|largeur)[ ](?:\w+[ ]){0,2}fauteuil[ ]roulant
  | syndicats?[ ](?:professionnels?|patron\w+|d['’]initiative|mixtes?|de[ ]copropri[ée]t[ée])
  )""",
    re.IGNORECASE | re.VERBOSE,
)

# What is spoken of, when a word comes right after one of these: a topic or a public, nobody present.
_TOPIC = re.compile(
    r"""\b(?: (?:modules?|cours|formations?|s[ée]quences?|ateliers?|chapitres?|parties?|th[èe]mes?|sujets?|notions?
      |contenus?|exercices?|vid[ée]os?|supports?|quiz|cas|[ée]tudes?|jeux?|informations?|droit|gestion)\b
      (?: [^,;:]{0,40}\b(?:sur|du|de|des|d['’]|li[ée]e?s?[ ](?:à|aux?))[^,;:]{0,25} | [ ](?:[\w-]+[ ])? )
    | (?:accueillir|accompagner|adapter|former|orienter|recevoir|aborder|expliquer)\b [^,;:]{0,60}
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
  | s[ée]ropositivit[ée] | trisomiques? | h[ée]mipl[ée]giques? | parapl[ée]giques? | asthmatiques? | canc[ée]reu(?:x|se)s?
  | sous[ ](?:antid[ée]presseurs?|anxiolytiques?|neuroleptiques?|morphine|m[ée]thadone|chimio\w*|traitement[ ]m[ée]dical)
  | (?:suis|est|sont|[ée]tais|[ée]tait|[ée]taient|[ée]t[ée]|[ée]tant|tomb[ée]+s?|mise?|toujours|encore)[ ]
    (?:(?:en|dans[ ]une)[ ])? (?:(?:longue|forte|grave|pleine)[ ])?
    (?:d[ée]pression|d[ée]prim[ée]e?|burn[- ]?out|arr[êe]t[ ](?:maladie|de[ ]travail)|cong[ée][ ](?:maladie|maternit[ée])
      |maladie|r[ée]mission|invalidit[ée]|mi-temps[ ]th[ée]rapeutique|malade|enceinte)
  | (?:raisons?|probl[èe]mes?|soucis?|motifs?|ennuis?)[ ](?:graves?[ ])?(?:de[ ]sant[ée]|m[ée]dica(?:l|le|les|ux))
  | (?:stagiaire|participante|coll[èe]gue|personne|apprentie|candidate|femme|[ée]l[èe]ve)[ ]voil[ée]e | ramadan | hijab | kippa
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

# « Son cancer », « depuis sa dépression »: somebody's own, whoever it is.
_HIS = re.compile(
    r"\b(?:son|sa|ses)[ ](?:(?:grave|long|longue|ancien|ancienne|propre|nouveau|nouvelle)[ ])?\Z",
    re.IGNORECASE,
)
# « En fauteuil roulant, j’ai… »: what is put first is said of who speaks.
_FIRST = re.compile(r"\A\W*(?:en|dans[ ]un|avec[ ]un)[ ]fauteuil[ ]roulant\b", re.IGNORECASE)

# Somebody: the one who speaks, or one of the group.
_SOMEBODY = re.compile(
    r"""\b(?: je[ ]suis | j['’](?:ai|[ée]tais) | (?:ma|mon|mes)[ ](?!avis|formation|format|stage|cours|travail|poste|m[ée]tier|entreprise|[ée]quipe|client)
    | (?:elle|il)[ ](?:(?:a|avait|souffre|souffrait|fait|faisait|vit)\b(?![ ](?:fallu|manqu[ée]))|est[ ](?:atteinte?|suivie?|porteu))
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


@lru_cache(maxsize=2**14)
def touche_a_la_vie_privee(text: str) -> bool:
    """Tell whether a text says a private matter of somebody; a topic, a trade, a public or a function is none."""
    if not (_OF_A_PERSON.search(text) or _MATTER.search(text)):
        return False
    return any(map(_tells, _END.split(text)))


def _tells(sentence: str) -> bool:
    """Tell whether a sentence says a private matter of somebody."""
    said = _NEUTRAL.sub("", sentence)
    if _FIRST.search(said):
        return True
    about = bool(_SOMEBODY.search(said))
    matters = [match for match in _MATTER.finditer(said) if about or _HIS.search(said[: match.start()])]
    return any(_is_private(said, match) for match in (*_OF_A_PERSON.finditer(said), *matters))


def _is_private(said: str, match: re.Match[str]) -> bool:
    start = max(match.start() - _NEAR, 0)
    own = _OWN.search(said[start : match.end()])
    return own is not None or _TOPIC.search(said[start : match.start()]) is None
