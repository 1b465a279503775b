"""Faults accepted on purpose: which, why, until when, and by whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from cattrs import Converter

from filrouge.audit.chain import months_after
from filrouge.audit.faults import FAULTS
from filrouge.audit.rule import Inputs
from filrouge.audit.rules import RULES
from filrouge.audit.run import Jugement
from filrouge.diagnostics import Finding, Label, Severity, closest
from filrouge.diagnostics.french import jour
from filrouge.graph.faults import FAULTS as LINKS
from filrouge.project import DEROGATIONS_PATH
from filrouge.records.faults import FAULTS as RECORDS
from filrouge.source import Document, Pointer, read_document
from filrouge.source.discover import refusal
from filrouge.source.faults import FAULTS as FILES
from filrouge.validation import load_schema, violations
from filrouge.validation.faults import FAULTS as SCHEMA

_KEY = "derogations"
_LONGEST = 12
"""Months: accepted for longer, a fault is accepted for good."""
_CODES = frozenset(rule.code for rule in RULES)
_BY_MARK = {rule.repere: rule.code for rule in RULES}
_OF_READING = frozenset((*FILES, *SCHEMA, *RECORDS, *LINKS, *FAULTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Derogation:
    """One entry of ``site_config/derogations.yaml``: in force until the evening of ``jusqu_au``.

    An auditor reads ``motif``, never ``note_interne``.
    """

    code: str
    fiche: str
    motif: str
    jusqu_au: date
    par: str
    note_interne: str | None = None


@dataclass(frozen=True, slots=True)
class Acceptee:
    """A finding that a dérogation accepts: it blocks nothing, and is still told."""

    finding: Finding
    derogation: Derogation


@dataclass(frozen=True, slots=True, eq=False)
class Derogations:
    """The file as read: no entry when there is none or when it is at fault.

    ``text`` is what it holds, for excerpts.
    """

    entries: tuple[Derogation, ...] = ()
    document: Document | None = None
    text: str = ""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Tri:
    """The findings of the rules, sorted: those that stand, those accepted, and what is wrong with the dérogations."""

    findings: tuple[Finding, ...]
    acceptees: tuple[Acceptee, ...]
    fautes: tuple[Finding, ...]


def read_derogations(root: Path) -> Derogations:
    """Read the file of a repository; the opening of the settings already told of a link in its place."""
    path, shown = root / DEROGATIONS_PATH, str(DEROGATIONS_PATH)
    if not path.exists() or refusal(root, shown) is not None:
        return Derogations()
    raw = path.read_bytes()
    text = raw.decode("utf-8", "replace")
    if all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines()):
        return Derogations(text=text)
    document, findings = read_document(shown, raw)
    if document is None:
        return Derogations(text=text, findings=findings)
    findings = findings or tuple(violations(document, load_schema(_KEY)))
    if findings:
        return Derogations(text=document.text, findings=findings)
    entries = _converter().structure(document.data[_KEY], tuple[Derogation, ...])
    return Derogations(entries, document, document.text)


def sort_findings(judged: Jugement, derogations: Derogations, inputs: Inputs) -> Tri:
    """Take out of the findings of the rules those that a dérogation in force accepts.

    An entry that is at fault, or over, accepts nothing.
    """
    if derogations.document is None:
        return Tri(judged.findings, (), derogations.findings)
    check = _Check(derogations.entries, derogations.document, inputs)
    wrong = dict(check.wrong())
    sound = [index for index in range(len(derogations.entries)) if index not in wrong]
    over = [index for index in sound if derogations.entries[index].jusqu_au < inputs.today]
    force = {_accepts(derogations.entries[index]): index for index in sound if index not in over}
    accepted = tuple(
        Acceptee(finding, derogations.entries[force[_key(finding)]])
        for finding in judged.findings
        if _key(finding) in force
    )
    moot = {_key(acceptee.finding) for acceptee in accepted} | {
        key for key in force if check.is_unknown(key, judged)
    }
    idle = [index for key, index in force.items() if key not in moot]
    far = [
        index for index in sound if derogations.entries[index].jusqu_au > months_after(inputs.today, _LONGEST)
    ]
    said = (*wrong.values(), *map(check.over, over), *map(check.idle, idle), *map(check.far, far))
    kept = tuple(finding for finding in judged.findings if _key(finding) not in force)
    return Tri(kept, accepted, said)


@dataclass(frozen=True, slots=True)
class _Check:
    """What the entries cite, and how to tell what is wrong with them."""

    entries: tuple[Derogation, ...]
    document: Document
    inputs: Inputs

    def wrong(self) -> Iterator[tuple[int, Finding]]:
        """Yield the entries at fault, by their place in the file, each with the first thing to mend."""
        first: dict[tuple[str, str], int] = {}
        for index, entry in enumerate(self.entries):
            earlier = first.setdefault(_accepts(entry), index)
            found = (
                self._code(index, entry)
                or self._fiche(index, entry)
                or self._role(index, entry)
                or (self._twice(index, entry, earlier) if earlier != index else None)
            )
            if found is not None:
                yield index, found

    def is_unknown(self, key: tuple[str, str], judged: Jugement) -> bool:
        """True when nobody can tell whether the fault is there: the rule or the record could not be read."""
        code, fiche = key
        blind = (ecartee.code for ecartee in (*judged.non_verifiees, *judged.sans_objet))
        return code in blind or fiche not in self.inputs.graph.records

    def over(self, index: int) -> Finding:
        """Tell of an entry that is over."""
        entry = self.entries[index]
        return Finding(
            "derogation-expiree",
            Severity.AVERTISSEMENT,
            f"la dérogation à « {entry.code} » pour {entry.fiche} a pris fin le {jour(entry.jusqu_au)}",
            self.document.span(_at(index, "jusqu_au")),
            "n’a plus d’effet",
            (
                "corrigez le défaut et retirez la dérogation",
                "s’il faut encore l’accepter, changez « jusqu_au » et dites pourquoi dans « motif »",
            ),
        )

    def far(self, index: int) -> Finding:
        """Tell of an entry whose end is too far to be one."""
        entry = self.entries[index]
        return Finding(
            "derogation-lointaine",
            Severity.AVERTISSEMENT,
            f"la dérogation à « {entry.code} » pour {entry.fiche} court jusqu’au {jour(entry.jusqu_au)}",
            self.document.span(_at(index, "jusqu_au")),
            "plus d’un an",
            ("donnez une fin plus proche : vous reverrez alors si le défaut s’accepte encore",),
        )

    def idle(self, index: int) -> Finding:
        """Tell of an entry that accepts nothing to this day; it may have been written ahead."""
        entry = self.entries[index]
        return Finding(
            "derogation-inutile",
            Severity.AVERTISSEMENT,
            f"la dérogation à « {entry.code} » pour {entry.fiche} n’accepte rien au {jour(self.inputs.today)}",
            self.document.span(_at(index, "code")),
            helps=(
                "si le défaut est corrigé, retirez-la : elle le cacherait s’il revenait",
                "si elle attend un défaut à venir, vérifiez-le : « filrouge verifier --le AAAA-MM-JJ »",
            ),
        )

    def _code(self, index: int, entry: Derogation) -> Finding | None:
        span = self.document.span(_at(index, "code"))
        if entry.code in _CODES:
            return None
        if entry.code in _OF_READING:
            return Finding(
                "derogation-impossible",
                Severity.ERREUR,
                f"« {entry.code} » n’est pas le code d’une règle : ce défaut se corrige, il ne s’accepte pas",
                span,
                helps=("corrigez le défaut, et retirez cette dérogation",),
            )
        return Finding(
            "derogation-code-inconnu",
            Severity.ERREUR,
            f"« {entry.code} » n’est pas le code d’une règle",
            span,
            helps=(_code_meant(entry.code),),
        )

    def _fiche(self, index: int, entry: Derogation) -> Finding | None:
        known = {"organisme", *self.inputs.graph.records, *self.inputs.broken}
        if entry.fiche in known:
            return None
        return Finding(
            "derogation-fiche-inconnue",
            Severity.ERREUR,
            f"la fiche « {entry.fiche} » n’existe pas",
            self.document.span(_at(index, "fiche")),
            helps=(_meant(entry.fiche, known, "donnez le numéro de la fiche où le défaut est signalé"),),
        )

    def _role(self, index: int, entry: Derogation) -> Finding | None:
        organisme = self.inputs.organisme
        if organisme is None or entry.par in organisme.roles:
            return None
        roles = f"rôles déclarés : {', '.join(organisme.roles)}"
        return Finding(
            "derogation-role-inconnu",
            Severity.ERREUR,
            f"le rôle « {entry.par} » n’est pas déclaré dans content/organisme.yaml",
            self.document.span(_at(index, "par")),
            helps=(_meant(entry.par, organisme.roles, roles),),
        )

    def _twice(self, index: int, entry: Derogation, earlier: int) -> Finding:
        return Finding(
            "derogation-en-double",
            Severity.ERREUR,
            f"« {entry.code} » est déjà accepté pour {entry.fiche}",
            self.document.span(_at(index, "code")),
            helps=("gardez une seule des deux dérogations",),
            related=(Label(self.document.span(_at(earlier, "code")), "ici d’abord"),),
        )


def _code_meant(written: str) -> str:
    """Suggest a code: that of the mark when a mark was written (« C1 »), else the nearest."""
    if written.upper() in _BY_MARK:
        return f"écrivez « {_BY_MARK[written.upper()]} » : {written.upper()} n’est que son repère"
    return _meant(written, _CODES, "« filrouge expliquer » donne le code de chaque règle")


def _accepts(entry: Derogation) -> tuple[str, str]:
    return entry.code, entry.fiche


def _key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.record or ""


def _at(index: int, key: str) -> Pointer:
    return (_KEY, index, key)


def _meant(word: str, known: Iterable[str], otherwise: str) -> str:
    near = closest(word, sorted(known))
    return f"vouliez-vous dire « {near} » ?" if near else otherwise


def _converter() -> Converter:
    converter = Converter(detailed_validation=False)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter
