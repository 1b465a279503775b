"""Numbers that lead to a person: telephone, NIR, IBAN, card, IP address; and those of an organisation.

A form is looked for first, in one passage over the text; the libraries that know the keys and the numbering plans are
loaded when a text has something of that form, which nearly none has.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from ipaddress import ip_address

from filrouge.garde.genres import Confiance, Genre, Trouvaille
from filrouge.garde.separateurs import SEP

# The rest of « 05.06.2026 » or « 06 2026 » after its first figure.
_DATE = r"[0-9](?:[ ./-](?:0[1-9]|1[0-2]))?[ ./-](?:19|20)[0-9]{2}(?![0-9])"
# The first figure of a number that no letter, slash or other figure comes before.
_ALONE = r"(?<![\w/].) (?<![0-9][.,].) (?<!\w-.)"
_END = r"(?![\w@]|[.,-][0-9])"
_FRENCH = rf"(?:33|262|590|594|596) {SEP}{{0,2}} (?:\(0\){SEP}?)? 0?"

# The first character alone decides which branch is tried, and most end there.
_PATTERN = re.compile(
    rf"""
    [+0-9]
    (?: (?<=(?<!\w)[A-Za-z]{{2}}[0-9]) (?P<IBAN> [0-9] (?:{SEP}?[0-9A-Za-z]){{11,30}} )
      | {_ALONE} (?: (?<=[+0])
        (?P<TELEPHONE> (?: (?<=\+) {_FRENCH} | 0 {SEP}? {_FRENCH} | (?<=0) \)? (?! {_DATE} ) [ ]? )
            [1-9] (?: (?:{SEP}?[0-9]{{2}}){{4}} | (?:/[0-9]{{2}}){{4}} ) (?!\w) )
      | (?<=[+0])
        (?P<ETRANGER> (?: (?<=\+) | 0 {SEP}? | (?<=0) (?! {_DATE} ) ) [1-9] (?: {SEP}? [(/]? [0-9] \)? ){{7,13}} {_END} )
      | (?<=[1-478])
        (?P<NIR> {SEP}? [0-9]{{2}} {SEP}? [0-9]{{2}} {SEP}? (?:[0-9]{{2}}|2[ABab])
            {SEP}? [0-9]{{3}} {SEP}? [0-9]{{3}} {SEP}? [0-9]{{2}} (?!\w) )
      | (?<=[2-6])
        (?P<CARTE> (?: [0-9]{{3}} (?:{SEP}?[0-9]{{4}}){{3}} | [47][0-9]{{2}} {SEP}? [0-9]{{6}} {SEP}? [0-9]{{5}} ) {_END} )
      | (?<=[0-9])
        (?P<SIRET> [0-9]{{2}} {SEP}? [0-9]{{3}} {SEP}? [0-9]{{3}} {SEP}? [0-9]{{5}} {_END} )
      | (?<=[1-9])
        (?P<ADRESSE_IP> [0-9]{{0,2}} (?:\.[0-9]{{1,3}}){{3}} (?![\w]|\.[0-9]) )
      )
    )
    """,
    re.VERBOSE,
)
_IPV6 = re.compile(
    r"(?<![\w:.])(?=[0-9A-Fa-f:]*[0-9])(?:[0-9A-Fa-f]{1,4}:|:){3,7}(?::|[0-9A-Fa-f]{1,4})(?![\w:])"
)

# A number that only the word before it tells: « tél. 639981234 » (workbooks drop a zero), « SIREN 123456789 ».
_SPACE = r"[ .\u00a0\u202f-]?"
_BARE = re.compile(
    rf"(?<![\w.,/+-])[1-9](?:{_SPACE}[0-9]){{5}}{_SPACE}[0-9ABab](?:{_SPACE}[0-9]){{2,6}}(?!\w|[.,-][0-9])"
)
_TELEPHONE = re.compile(
    r"""\b(?: t[ée]l(?:[ée]phone)? | portable | mobile | gsm | fax | whatsapp | sms
    | (?: r?appel(?:er|ez) | joindre | joignable ) (?:[- ]l[ae])? [ ]au ) \b [ .:\u00a0]{0,3} \Z""",
    re.IGNORECASE | re.VERBOSE,
)
_SECURITE_SOCIALE = re.compile(
    r"\b(?:nir|s[ée]cu(?:rit[ée] sociale)?|num[ée]ro ss|n° ?ss)\b[^\n0-9]{0,12}\Z", re.IGNORECASE
)
_NIR = re.compile(r"[1-4][0-9]{2}(?:0[1-9]|1[0-2]|[2-9][0-9])(?:[0-9]{2}|2[AB])[0-9]{6}", re.IGNORECASE)
"""A NIR without its key."""
_SIREN = re.compile(r"\b(?:SIREN|RCS(?: [A-ZÀ-Ý][\w’'-]+){0,2})\b[^\n0-9]{0,12}\Z", re.IGNORECASE)
# A number that these words come before is one of a paper or of a thing.
_CHOSE = re.compile(
    r"""\b(?: factures? | avoirs? | ch[èe]ques? | mandats? | quittances? | bordereaux? | commandes? | dossiers? | contrats? | conventions? | devis | r[ée]f[ée]rences? | r[ée]f\.? | bons? | s[ée]rie
    | identifiants? | lots? | tickets? | d[ée]claration | nda | agr[ée]ment | code[ ]barres? | ean | isbn | inventaire | uai | version
    | article | chapitre | paragraphe | firmware | siren | siret | rcs | naf )
    (?: [ ]\w+ )? [ ]? (?: [(]?(?:n°|no|nº|num[ée]ro) )? [ ]? [:=]? [ ]? \Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = 40
"""Characters in which these words are looked for."""
_AMOUNT = re.compile(r"[ \u00a0\u202f]?(?:€|%|\$|euros?\b|EUR\b|k€|heures?\b|h\b|octets?\b|[kMG]?o\b)")
_LOCAL = ("10.", "192.168.", *(f"172.{number}." for number in range(16, 32)), "fc", "fd", "255.")
_NEIGHBOURS = ("FR", "BE", "CH", "LU")
"""Where a number without its country may come from."""
_ROW_BEFORE, _ROW_AFTER = re.compile(r"[0-9]{2}[ .]\Z"), re.compile(r"[ .][0-9]{2}(?![0-9])")
_MOBILE = ("06", "07", "+", "00")
_GAP = re.compile(r"(?<=[0-9])[^0-9()]+(?=[0-9])")
# Seven figures near one another, the colons or dots of an address, or a number that goes on at the next line.
_ENOUGH = re.compile(r"[0-9](?:[^0-9\n]{0,3}[0-9]){6}|:[0-9A-Fa-f]{0,4}:|[0-9]\.[0-9]{1,3}\.|[0-9]\n")


def numeros(text: str) -> Iterator[Trouvaille]:
    """Yield the numbers of a text; of two that overlap, the first that is sound."""
    if _ENOUGH.search(text) is None:
        return
    start = 0
    while (match := _PATTERN.search(text, start)) is not None:
        found = _checked(text, match)
        start = found.fin if found else match.start() + 1
        if found:
            yield found
    yield from _after_a_word(text)
    if "::" in text or text.count(":") >= 3:
        for match in _IPV6.finditer(text):
            if _is_address(match[0]):
                yield Trouvaille(Genre.ADRESSE_IP, *match.span())


def _after_a_word(text: str) -> Iterator[Trouvaille]:
    for match in _BARE.finditer(text):
        before, signs = text[max(match.start() - _BEFORE, 0) : match.start()], _signs(match[0])
        if _NIR.fullmatch(signs) and _SECURITE_SOCIALE.search(before):
            yield Trouvaille(Genre.NIR, *match.span())
        elif _TELEPHONE.search(before) and (_is_possible(f"+33{signs}") or _is_valid(f"+{signs}")):
            yield Trouvaille(Genre.TELEPHONE, *match.span())
        elif len(signs) == len("732829320") and _SIREN.search(before) and _siren(signs):
            yield Trouvaille(Genre.SIRET, *match.span())


def _checked(text: str, match: re.Match[str]) -> Trouvaille | None:
    kind = str(match.lastgroup)
    end = match.end()
    if kind == "IBAN":
        start = match.start() - len("FR")
        end = _iban_end(text, start, end)
        return Trouvaille(Genre.IBAN, start, end) if end else None
    if kind in {"ETRANGER", "TELEPHONE"}:
        return _telephone(text, match)
    sound = _CHECKS[kind](match[0])
    if not sound or (kind in _DOUBTFUL and _is_of_a_thing(text, match.start())):
        return None
    return Trouvaille(Genre[kind], match.start(), end)


def _telephone(text: str, match: re.Match[str]) -> Trouvaille | None:
    """Tell a number from a column of figures, which is folded more than once, from an amount, and from a reference."""
    number = match[0]
    if number.count("\n") > 1 or (number.isdigit() and _is_of_a_thing(text, match.start())):
        return None
    if match.lastgroup == "TELEPHONE":
        if not number.startswith(_MOBILE) and _is_in_a_row(text, match):
            return None
        return Trouvaille(Genre.TELEPHONE, *match.span())
    if _AMOUNT.match(text, match.end()) or number.count(" 0") + number.count("\n0") > 3:
        return None
    for end in (len(number), *reversed([gap.start() for gap in _GAP.finditer(number)])):
        if _is_sound(number[:end]):
            return Trouvaille(Genre.TELEPHONE, match.start(), match.start() + end)
    known = number.startswith("+") and _is_possible(_whole(number))
    return Trouvaille(Genre.TELEPHONE, *match.span(), Confiance.PROBABLE) if known else None


def _is_in_a_row(text: str, match: re.Match[str]) -> bool:
    """Tell a piece of a row of hours or of days: « 08 00 12 00 13 30 »."""
    before = text[max(match.start() - 3, 0) : match.start()]
    return bool(_ROW_BEFORE.search(before) or _ROW_AFTER.match(text, match.end()))


def _is_sound(number: str) -> bool:
    """Tell a number that the numbering plan of its country holds, or that of a neighbour where it names none."""
    if number.startswith(("+", "00")):
        return _is_valid(_whole(number))
    if number.isdigit() and len(number) < 10:
        return False
    return len(_figures(number)) in {9, 10} and any(_is_valid(number, region) for region in _NEIGHBOURS)


def _whole(number: str) -> str:
    return "+" + _figures(number.replace("(0)", "")).removeprefix("00")


def _is_valid(number: str, region: str | None = None) -> bool:
    import phonenumbers  # noqa: PLC0415 # 30 ms, for the few texts that need it

    try:
        return bool(phonenumbers.is_valid_number(phonenumbers.parse(number, region)))
    except phonenumbers.NumberParseException:
        return False


def _is_possible(number: str) -> bool:
    """Tell a number as long as its country wants, in a range that is perhaps not given out."""
    import phonenumbers  # noqa: PLC0415 # as above

    try:
        asked = phonenumbers.is_possible_number_with_reason(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return False
    return bool(asked == phonenumbers.ValidationResult.IS_POSSIBLE)


def _is_of_a_thing(text: str, start: int) -> bool:
    return _CHOSE.search(text[max(start - _BEFORE, 0) : start]) is not None


def _nir(text: str) -> bool:
    from stdnum.fr import nir  # noqa: PLC0415 # for the few texts that need it

    return bool(nir.is_valid(_signs(text)))


def _siret(text: str) -> bool:
    from stdnum.fr import siret  # noqa: PLC0415 # as above

    return bool(siret.is_valid(_signs(text)))


def _siren(text: str) -> bool:
    from stdnum.fr import siren  # noqa: PLC0415 # as above

    return bool(siren.is_valid(_signs(text)))


def _carte(text: str) -> bool:
    """Check the key of a card of payment: the networks that are met in France, sixteen figures or fifteen."""
    from stdnum import luhn  # noqa: PLC0415 # as above

    figures = _signs(text)
    network = figures[0] in "45" or figures[:2] in {"34", "37"} or "2221" <= figures[:4] <= "2720"
    return network and luhn.is_valid(figures)


def _iban_end(text: str, start: int, end: int) -> int:
    """Return where the longest sound IBAN of a region ends; 0 when there is none."""
    from stdnum import iban  # noqa: PLC0415 # as above

    places = [at for at in range(start, end) if text[at].isalnum()]
    signs = "".join(text[at] for at in places).upper()
    for length in range(len(signs), 14, -1):
        after = places[length - 1] + 1
        if not text[after : after + 1].isalnum() and iban.is_valid(signs[:length], check_country=False):
            return after
    return 0


def _is_address(text: str) -> bool:
    """Tell an address of the network at large; one of the local network, or a number of version, names nobody."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    local = address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified
    return not (local or any(text.startswith(start) for start in _LOCAL)) and len(_figures(text)) >= 6


def _figures(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def _signs(text: str) -> str:
    return "".join(sign for sign in text if sign.isalnum())


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "NIR": _nir,
    "CARTE": _carte,
    "SIRET": _siret,
    "ADRESSE_IP": _is_address,
}
_DOUBTFUL = {"CARTE", "ADRESSE_IP"}
