"""Written forms that designate a person: an e-mail address, a civility with a name, a date of birth."""

import re
from collections.abc import Iterator

from filrouge.garde.genres import Confiance, Genre, Trouvaille
from filrouge.garde.separateurs import ESPACE

_FOURNISSEURS = r"(?:gmail|hotmail|outlook|yahoo|orange|wanadoo|laposte|sfr|bbox|icloud|protonmail|live|msn)"
_COURRIEL = re.compile(
    rf"""(?<![\w.+-]) [\w.+'%-]{{1,64}} (?<!\bgit)
    (?: @ (?:[\w-]{{1,63}}\.){{1,5}} (?! (?:png|jpe?g|svg|webp|gif|css|js|ts)\b ) [^\W\d_]{{2,24}}
      | [ ]?@[ ] (?:[\w-]{{1,63}}\.){{1,5}} [^\W\d_]{{2,24}}\b
      | [ ]@ (?:[\w-]{{1,63}}\.){{1,5}} [^\W\d_]{{2,24}}\b
      | [ ]?@[ ]? {_FOURNISSEURS}\b )""",
    re.IGNORECASE | re.VERBOSE,
)
_RESERVED = re.compile(
    r"(?:\.(?:example|invalid|test|localhost)|[@.]example\.(?:com|org|net))\Z", re.IGNORECASE
)
"""Names that no one can have (RFC 2606): what examples are written with."""
# An address that hides its sign: « nom (at) domaine.fr », « nom arobase domaine point fr », « nom.nom chez orange ».
_DETOUR = re.compile(
    rf"""(?<![\w.+-]) (?: [\w+'%-]{{1,32}} (?:\.[\w+'%-]{{1,32}}){{0,3}} ) \s?
    (?: [(\[{{<] \s? (?:at|arobase?|@) \s? [)\]}}>] | (?<=\s) arobase? (?=\s) ) \s?
    (?: [\w-]{{1,63}} (?:\.|\s?[(\[](?:dot|point)[)\]]\s?|\s(?:point|dot)\s) ){{1,4}} [^\W\d_]{{2,24}}\b
    | (?<![\w.+-]) [\w+'%-]{{2,32}} \. [\w+'%-]{{2,32}} \s arobase? \s [\w-]{{2,63}}\b
    | (?<![\w.+-]) [\w+'%-]{{1,32}} \. [\w+'%-]{{2,32}} \s (?:chez|at) \s
      (?: {_FOURNISSEURS}\b (?:(?:\.|\spoint\s)[a-z]{{2,3}}\b)? | (?:[\w-]{{2,63}}\.){{1,3}} (?:fr|com|org|net|eu)\b )""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNES = (
    "arobas",
    "at)",
    "at]",
    "at}",
    "at>",
    "at )",
    "at ]",
    "@)",
    "@]",
    "@}",
    "@ )",
    "@ ]",
    " chez ",
    " at ",
)
"""Without one of these, in small letters, no address hides."""

# A sentence that begins after « salle M. » is no name; « M. Le Goff » is one.
_NO_NAME = (
    r"(?:Au|Aucune?|Ce|Cette|Ces|Des?|Elles?|Ils?|La|Les?|Nous|On|Pour|Une?|Vous|M|Mme|Mlle|Monsieur|Madame)"
)
_CIVILITE = re.compile(
    rf"""
    [MD] (?: (?<=M) (?<!\w.)
        (?: M?\. | [rR]\b\.? | (?:me|ME|lle|LLE)s?\b\.? | onsieur | essieurs | adame | esdames | ademoiselle )
      | (?<=D) (?<!\w.) (?: r\b\.? | octeur | octeure ) )
    (?: {ESPACE} | (?<=\.)(?=[A-ZÀ-Ý]{{2}}) ) (?! {_NO_NAME}\b (?! [ \u00a0\u202f][A-ZÀ-Ý] ) )
    (?P<nom> (?: (?:de[ ]la|de|du|van|von|ben|di)[ ] )? [A-ZÀ-ÝŒ] [\w’'-]+ (?: {ESPACE} [A-ZÀ-ÝŒ] [\w’'-]+ ){{0,3}} )
    """,
    re.VERBOSE,
)

_MOIS = r"(?:janv(?:ier|\.)|f[ée]v(?:rier|r?\.)|mars|avril|mai|juin|juil(?:let|\.)|ao[ûu]t|sept(?:embre|\.)|oct(?:obre|\.)|nov(?:embre|\.)|d[ée]c(?:embre|\.))"
_NAISSANCE = re.compile(
    rf"""\b(?: (?P<mot> (?:date[ _](?:de[ _])?naissance | ddn | naissance)\b [^\n0-9]{{0,12}} ) | n[ée](?:\(?e\)?|[.·-]e)?s?[ ](?:[^\s\d]+[ ]){{0,3}}?(?:le|en|:)[ ] )
    (?P<date> (?:0?[1-9]|[12][0-9]|3[01]) (?:er)? (?:[ ]?[ ./-][ ]?(?:0?[1-9]|1[0-2])[ ]?[ ./-][ ]?|[ ]{_MOIS}[ ]) (?P<an>(?:19|20)[0-9]{{2}}|[0-9]{{2}})\b
      | (?P<an2>(?:19|20)[0-9]{{2}})-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\b )""",
    re.IGNORECASE | re.VERBOSE,
)
_YOUNGEST = 2012
"""Year: what was born later is a session or a project, not somebody in training."""
_BORN = re.compile(r"[nN](?:[éÉ]|ee\b)[\s.·(e-]|NEE? |(?<![^\W_])[nN](?:aissance|AISSANCE)|\b[dD](?:dn|DN)\b")


def formes(text: str) -> Iterator[Trouvaille]:
    """Yield the written forms of a text."""
    if "@" in text:
        for match in _COURRIEL.finditer(text):
            if _RESERVED.search(match[0]) is None:
                yield Trouvaille(Genre.COURRIEL, *match.span())
    low = text.lower()
    if any(sign in low for sign in _SIGNES):
        for match in _DETOUR.finditer(text):
            yield Trouvaille(Genre.COURRIEL, *match.span())
    for match in _CIVILITE.finditer(text):
        yield Trouvaille(Genre.CIVILITE, *match.span("nom"))
    if ("né" in low or "nee" in low or "naissance" in low or "ddn" in low) and _BORN.search(text):
        yield from _births(text)


def _births(text: str) -> Iterator[Trouvaille]:
    for match in _NAISSANCE.finditer(text):
        year = match["an"] or match["an2"]
        short = len(year) == 2
        if short or int(year) <= _YOUNGEST:
            doubt = short and not match["mot"]
            yield Trouvaille(
                Genre.NAISSANCE, *match.span("date"), Confiance.PROBABLE if doubt else Confiance.SURE
            )
