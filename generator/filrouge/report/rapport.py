"""What every output says: one value, made once from the evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from filrouge import __version__
from filrouge.audit import RULES, Ecartee
from filrouge.audit.derogations import Derogation
from filrouge.diagnostics import Finding, Severity
from filrouge.evidence import Evidence
from filrouge.report.catalogue import Regle, catalogue
from filrouge.report.empreinte import empreintes


@dataclass(frozen=True, slots=True)
class Defaut:
    """A finding, what was checked, and the fingerprint by which the next run knows it again."""

    finding: Finding
    regle: Regle
    empreinte: str


@dataclass(frozen=True, slots=True)
class DefautAccepte:
    """A finding that a dérogation accepts: told, and blocking nothing."""

    defaut: Defaut
    derogation: Derogation


@dataclass(frozen=True, slots=True)
class SansVerdict:
    """A rule that gave no verdict, and why; ``aide`` says what to do about it."""

    regle: Regle
    raison: str
    aide: str = ""


@dataclass(frozen=True, eq=False)
class Rapport:
    """All that an output needs, whatever its format.

    ``defauts`` and ``acceptes`` are in the order of the files. ``regles`` is all that was checked. ``sources``
    are the texts read, by path; ``read`` counts the records. ``today`` is the day of analysis, ``audit`` the day
    of the audit that is prepared, ``referentiel`` the code of the version it applies, ``version`` the tool's.
    With ``depuis``, it is about what time alone has made a fault since that day.
    """

    regles: tuple[Regle, ...]
    defauts: tuple[Defaut, ...]
    acceptes: tuple[DefautAccepte, ...]
    non_verifiees: tuple[SansVerdict, ...]
    sans_objet: tuple[SansVerdict, ...]
    sources: Mapping[str, str]
    read: int
    today: date
    audit: date
    referentiel: str
    version: str
    depuis: date | None = None

    @classmethod
    def of(cls, evidence: Evidence, familles: Mapping[str, Mapping[str, str]]) -> "Rapport":
        """Make the report of a repository; ``familles`` are the faults of reading: family, then code, to one line.

        Raises:
            KeyError: a finding has a code that neither a rule nor a family knows.
        """
        regles = catalogue(RULES, familles)
        known = {regle.code: regle for regle in regles}
        derogations = {id(one.finding): one.derogation for one in evidence.acceptees}
        found = sorted((*evidence.findings, *(one.finding for one in evidence.acceptees)), key=_place)
        marks = empreintes(found, evidence.sources, frozenset(r.code for r in regles if r.repere))
        told = [Defaut(f, known[f.code], mark) for f, mark in zip(found, marks, strict=True)]
        return cls(
            regles=regles,
            defauts=tuple(one for one in told if id(one.finding) not in derogations),
            acceptes=tuple(
                DefautAccepte(one, derogations[id(one.finding)])
                for one in told
                if id(one.finding) in derogations
            ),
            non_verifiees=_without(evidence.non_verifiees, known),
            sans_objet=_without(evidence.sans_objet, known),
            sources=evidence.sources,
            read=evidence.read,
            today=evidence.project.today,
            audit=evidence.audit,
            referentiel=evidence.referentiel.code,
            version=__version__,
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings that no dérogation accepts."""
        return tuple(defaut.finding for defaut in self.defauts)

    def apparus(self, avant: "Rapport") -> "Rapport":
        """Return what is a fault and was none ``avant``, when the same records were judged on an earlier day."""
        known = {one.empreinte for one in avant.defauts}
        fresh = tuple(one for one in self.defauts if one.empreinte not in known)
        return replace(self, defauts=fresh, acceptes=(), depuis=avant.today)

    def restreint(self, indicateur: int, findings: Iterable[Finding]) -> "Rapport":
        """Return what concerns one indicator: of the findings these, of what is checked its rules and what they tell."""
        kept = frozenset(findings)
        defauts = tuple(one for one in self.defauts if one.finding in kept)
        acceptes = tuple(one for one in self.acceptes if one.defaut.finding in kept)
        told = {one.regle.code for one in (*defauts, *(one.defaut for one in acceptes))}
        return replace(
            self,
            regles=tuple(
                regle for regle in self.regles if indicateur in regle.indicateurs or regle.code in told
            ),
            defauts=defauts,
            acceptes=acceptes,
            non_verifiees=tuple(one for one in self.non_verifiees if indicateur in one.regle.indicateurs),
            sans_objet=tuple(one for one in self.sans_objet if indicateur in one.regle.indicateurs),
        )

    def of_severity(self, severity: Severity) -> tuple[Defaut, ...]:
        """Return those of one severity."""
        return tuple(defaut for defaut in self.defauts if defaut.finding.severity is severity)


def _place(finding: Finding) -> tuple[object, ...]:
    return (finding.span, finding.code, finding.message)


def _without(rules: Iterable[Ecartee], known: Mapping[str, Regle]) -> tuple[SansVerdict, ...]:
    return tuple(SansVerdict(known[rule.code], rule.raison, rule.aide) for rule in rules)
