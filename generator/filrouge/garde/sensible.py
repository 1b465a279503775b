"""What a sentence says of somebody's private life: health, disability, union, belief, origin, orientation, justice.

A word alone says nothing: a topic of a course, a trade, a public or a function is nobody's. It is somebody's where a
person is spoken of.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import groupby

from filrouge.garde.genres import Confiance, Genre, Trouvaille
from filrouge.garde.lecture import lire
from filrouge.garde.mots_sensibles import D_UNE_MATIERE, D_UNE_PERSONNE
from filrouge.garde.noms import plain

_SIGNS = str.maketrans("’\u00a0\u202f\u2009\t", "'    ")
_HEAD = re.compile(r"\(\?:([^()]*)\)(?![?*+{])(.*)")


def _expanded(line: str) -> Iterator[str]:
    """Yield an expression with a plain first letter: « (?:son|sa|mon) casier » as « s(?:on|a) casier » and « m(?:on) casier »."""
    head = _HEAD.fullmatch(line)
    if head is None:
        yield line
        return
    for letter, same in groupby(sorted(head[1].split("|")), key=lambda word: word[0]):
        yield f"{letter}(?:{'|'.join(word[1:] for word in same)}){head[2]}"


def _any_of(lines: Iterable[str]) -> str:
    """Return one pattern for many: the first letter of a word tells which are tried, and most words end there."""
    starts = groupby(sorted(lines), key=lambda line: line[0])
    return "|".join(f"{first}(?:{'|'.join(line[1:] for line in same)})" for first, same in starts)


def _table(words: Mapping[Genre, str]) -> re.Pattern[str]:
    groups = []
    for genre, text in words.items():
        lines = (line.replace("~", "e?s?") for line in text.split("\n") if line)
        groups.append(f"(?P<{genre.name}>{_any_of(one for line in lines for one in _expanded(line))})")
    return re.compile(rf"(?<!\w)(?:{'|'.join(groups)})(?!\w)")


_OF_A_PERSON = _table(D_UNE_PERSONNE)
_MATTER = _table(D_UNE_MATIERE)

# Words that stand near these matters and say nothing of anybody.
_NEUTRAL = re.compile(
    r"""\b(?:
    referent\w*[ ](?:au[ ])?handicap | (?:mission|politique|plan|accueil|volet|registre|fiche|journee|semaine|correspondant\w*)[ ]handicap
  | sante[ ](?:et[ ](?:la[ ])?securite|au[ ]travail|publique) | (?:ministere|agence[ ]regionale)[ ]de[ ](?:la[ ])?(?:sante|justice)
  | (?:metiers|secteur|professionnel\w*|etablissements?|domaine|monde|centre|maison|formations?|filiere|cadres?|carnet)[ ](?:de[ ](?:la[ ])?)?sante
  | (?:places?|parking|toilettes|acces|rampe|stationnement)[ ](?:pour[ ])?handicape\w*
  | (?:acces\w*|accessib\w+|circulations?|deplacements?|place|pret|largeur)[ ](?:\w+[ ]){0,2}fauteuil[ ]roulant
  | syndicats?[ ](?:professionnels?|patron\w+|d'initiative|mixtes?|de[ ]copropriete)
  | (?:l'|cette[ ]|d'|une[ ])enceinte(?:[ ](?:de|du|des|sportive|acoustique|fermee|bluetooth))
  | dans[ ]l'enceinte | enceintes?[ ](?:acoustique|bluetooth|audio)s?
  | (?:gel|solution|lingette\w*|feutres?|marqueurs?)[ ](?:hydro[- ]?)?(?:a[ ]base[ ]d')?alcool\w* | boissons?[ ](?:sans[ ])?alcool\w*
  | (?:fichiers?|donnees|documents?|pieces?|produits?|colis)[ ]d'origine[ ]\w+
  | (?:accord|dialogue|droit|local|reunion|heures?)[ ]syndical\w* | organisations?[ ]syndicales?
  | (?:depression|zone)[ ](?:barometrique|tropicale) | malades?[ ]imaginaires?
  )""",
    re.VERBOSE,
)

# What is spoken of, when a word comes right after one of these: a topic or a public, nobody present.
_TOPIC = re.compile(
    r"""\b(?: (?:modules?|cours|formations?|sequences?|ateliers?|chapitres?|parties?|themes?|sujets?|notions?|questions?|fiches?
      |contenus?|exercices?|videos?|supports?|quiz|cas|etudes?|jeux?|informations?|droit|gestion|mises?[ ]en[ ]situation)\b
      (?: [^,;:]{0,40}\b(?:sur|du|de|des|d'|liee?s?[ ](?:a|aux?))[^,;:]{0,25} | [ ](?:[\w-]+[ ])? )
    | (?:accueillir|accompagner|amenager|adapter|former|orienter|recevoir|aborder|expliquer|evoquer|traiter|prevenir|reperer|sensibiliser)\b [^,;:]{0,60}
    | (?:travaill\w+|gere|dirige|intervien\w+|exerce|educat\w+|aide[- ](?:soignant\w*|a[ ]domicile)|infirmi\w+|surveillant\w*|avocat\w*|benevole\w*
      |specialiste|responsable|auxiliaire|medecin|tut(?:eur|rice)[ ](?:au|en))\b [^,;:]{0,45}
    | (?:pour|envers|avec|aupres)[ ](?:de[ ]|d')?(?:une?|des|les)[ ](?:personnes?|publics?|client\w*|patient\w*|usagers?|residents?)\b [^,;:]{0,25}
    | (?:evoque|aborde)(?![ ](?:sa|son|ses|ma|mon|mes)\b)\b [^,;:]{0,60}
    | (?:prevention|sensibilisation|depistage|prise[ ]en[ ]charge|accompagnement|accueil|aide|soins?|lutte|accessibilite)[ ]
      (?:a|aux?|du|de|des|d'|contre)[^,;:]{0,25}
    | (?:publics?|clients?|client?eles?|patients?|residents?|usagers?|eleves|enfants?|personnes|adultes|travailleurs|salaries)\b
      [^,;:]{0,25}
    )\Z""",
    re.VERBOSE,
)

# « Son cancer », « atteinte de surdité »: somebody's own, whoever it is.
_HIS = re.compile(
    r"""\b(?: (?:son|sa|ses)[ ](?:(?:etat[ ]de|grave|long|longue|ancien|ancienne|propre|nouveau|nouvelle)[ ])?
    | (?:atteinte?|porteu(?:r|se)|victime|diagnostiquee?|souffr\w+|concernee?)s?[ ](?:par[ ]|d'|de[ ]|du[ ]|des[ ])(?:une?[ ]|la[ ]|l')?(?:\w+[ ])?
    )\Z""",
    re.VERBOSE,
)
# « En fauteuil roulant, j’ai… »: what is put first is said of who speaks.
_FIRST = re.compile(r"\A\W*(?:en|dans[ ]un|avec[ ]un)[ ]fauteuil[ ]roulant\b")

# Somebody: the one who speaks, or one of the group.
_SOMEBODY = re.compile(
    r"""\b(?: je[ ](?:suis|sors|vis|reprends|reviens|souffre|prends|traverse) | j'(?:ai|etais) | (?:ma|mon|mes)[ ](?!avis|formation|format|stage|cours|travail|poste|metier|entreprise|equipe|client)
    | (?:elle|il)[ ](?:(?:a|avait|souffre|souffrait|fait|faisait|vit|voit|consulte|prend|suit|sort|revient)\b(?![ ](?:fallu|manque))|est[ ](?:atteinte?|suivie?|porteu))
    | (?:une?|la|le|du|au|cette?|l'|notre|deux|trois)[ ]?(?:stagiaire|participante?|personne|collegue|apprentie?|candidate?|beneficiaire
      |formateur|formatrice|salariee?|eleve|jeune)s?\b
    | (?:m\.|mr|mme|mlle|monsieur|madame)[ ]\w
    | (?:sa|son|ma|mon)[ ](?:fille|fils|mari|femme|mere|pere|conjointe?|compagne|compagnon|enfant)\b
    )""",
    re.VERBOSE,
)
# « Le cours ne tient pas compte de ma dyslexie » has a topic, and speaks of the speaker.
_OWN = re.compile(
    r"""\b(?: mon|ma|mes | je[ ]suis | j'(?:ai|etais)
    | (?:une?|cette?)[ ](?:stagiaire|participante?|collegue|apprentie?|candidate?|formateur|formatrice)
    )\b (?:[ ][^\s,;:]+){0,3} \Z""",
    re.VERBOSE,
)
_NEAR = 120
"""Characters in which a topic or a person is looked for before a word."""

_SENTENCE = re.compile(r"(?:(?![.!?;\n]\s).)+.?", re.DOTALL)


@lru_cache(maxsize=2**14)
def vie_privee(text: str) -> tuple[Trouvaille, ...]:
    """Return what a text says of somebody's private life, word by word; a topic, a trade, a public or a function is none.

    Places are those of the text as given.
    """
    lu = lire(text)
    said = plain(lu.texte).translate(_SIGNS)
    if not (_OF_A_PERSON.search(said) or _MATTER.search(said)):
        return ()
    return tuple(
        Trouvaille(
            Genre[str(word.lastgroup)],
            *lu.region(start + word.start(), start + word.end()),
            Confiance.SURE,
        )
        for start, sentence in _sentences(said)
        for word in _told(sentence)
    )


def _sentences(said: str) -> Iterator[tuple[int, str]]:
    for match in _SENTENCE.finditer(said):
        yield match.start(), _NEUTRAL.sub(lambda neutral: " " * len(neutral[0]), match[0])


def _told(said: str) -> Iterator[re.Match[str]]:
    """Yield the words of a sentence that say a private matter of somebody, in their order, none over another."""
    about = _SOMEBODY.search(said) is not None
    first = _FIRST.search(said) is not None
    own = [match for match in _OF_A_PERSON.finditer(said) if _is_private(said, match)]
    matters = [
        match
        for match in _MATTER.finditer(said)
        if (first and match.start() < _NEAR // 4)
        or (
            (about or _HIS.search(said[max(match.start() - _NEAR, 0) : match.start()]))
            and _is_private(said, match)
        )
    ]
    end = 0
    for match in sorted((*own, *matters), key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            end = match.end()
            yield match


def _is_private(said: str, match: re.Match[str]) -> bool:
    start = max(match.start() - _NEAR, 0)
    own = _OWN.search(said[start : match.end()])
    return own is not None or _TOPIC.search(said[start : match.start()]) is None
