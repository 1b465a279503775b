"""What the provers look at: the evidence, on the day it is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from filrouge.audit.chain import months_before, sources
from filrouge.audit.recueil import constat_depuis, vise
from filrouge.diagnostics import Severity, french
from filrouge.evidence import Evidence
from filrouge.graph import Effet, Graph, effet, formations_reunies, points
from filrouge.preaudit.jour import Jour, au_jour
from filrouge.project import Seuils
from filrouge.records import Abandon, Action, Appreciation, Organisme, Procedure, Record, Ref, Revue
from filrouge.records.figures import measure
from filrouge.records.types.appreciation import Objet, PartiePrenante
from filrouge.records.types.commun import Categorie
from filrouge.records.types.revue import StatutRevue
from filrouge.records.types.signalement import Nature
from filrouge.referentiel import Referentiel
from filrouge.validation import load_schema

R = TypeVar("R", bound=Record)

_BELIED = "verifiee-sans-verdict"


@dataclass(frozen=True, eq=False)
class Scope:
    """The evidence, and what several provers read from it; ``numero`` is the indicator to be shown.

    ``whole`` is the scope of the same evidence that knows the records of the day already, if one does.
    """

    evidence: Evidence
    numero: int = 32
    whole: "Scope | None" = None

    @cached_property
    def jour(self) -> Jour:
        """The records of the day of analysis: what is dated later shows nothing."""
        return self.whole.jour if self.whole else au_jour(self.evidence.graph, self.today)

    @property
    def graph(self) -> Graph:
        """The records of that day and their links."""
        return self.jour.graph

    @property
    def today(self) -> date:
        """The day of analysis."""
        return self.evidence.project.today

    @property
    def version(self) -> Referentiel:
        """The référentiel of the day of the audit."""
        return self.evidence.referentiel

    @property
    def organisme(self) -> Organisme | None:
        """The organisation, when its file could be read."""
        return self.graph.organisme

    @property
    def seuils(self) -> Seuils:
        """The house thresholds."""
        return self.evidence.project.reglages.seuils

    @property
    def categories(self) -> tuple[Categorie, ...]:
        """The categories of the organisation; none while its own file is at fault."""
        return self.organisme.categories if self.organisme else ()

    @property
    def nouvel_entrant(self) -> bool:
        """True before the initial audit of a new entrant, where only the formalisation is checked (guide V9)."""
        return self.organisme is not None and self.organisme.est_nouvel_entrant(self.evidence.audit)

    @property
    def seul(self) -> bool:
        """True when one person does everything: there is no team to ask or to inform."""
        return self.organisme is not None and self.organisme.personne_seule

    def dispense(self, partie: PartiePrenante) -> str:
        """Return why an organisation need not ask a partie prenante that its categories name; "" when it must."""
        organisme = self.organisme
        if organisme is None:
            return ""
        if partie is PartiePrenante.EQUIPE_PEDAGOGIQUE and organisme.personne_seule:
            return "une seule personne, pas d’équipe à solliciter"
        if partie is PartiePrenante.ENTREPRISES and organisme.sans_entreprise:
            return "aucune entreprise concernée, l’organisme le déclare"
        if partie is PartiePrenante.FINANCEURS and organisme.financeurs == ():
            return "aucun financeur déclaré par l’organisme"
        return ""

    @property
    def parties(self) -> tuple[PartiePrenante, ...]:
        """Who must be asked."""
        named = self.version.parties(self.categories)
        return tuple(partie for partie in named if not self.dispense(partie))

    @cached_property
    def illisibles(self) -> tuple[str, ...]:
        """The ids of the records that are there but could not be read."""
        told = {finding.record for finding in self.evidence.findings if finding.severity is Severity.ERREUR}
        return tuple(sorted(id_ for id_ in told if id_ and id_ not in self.evidence.graph.records))

    @cached_property
    def contredites(self) -> frozenset[str]:
        """The ids of the actions whose verdict their own figures belie (rule C3)."""
        found = (*self.evidence.findings, *(one.finding for one in self.evidence.acceptees))
        return frozenset(one.record for one in found if one.record and one.code == _BELIED)

    def de(self, cls: type[R]) -> tuple[R, ...]:
        """Return the records of a type whose facts have begun."""
        return tuple(
            record for record in self.graph.of(cls) if record.faits is None or record.faits[0] <= self.today
        )

    def depuis(self, mois: int) -> date:
        """Return the day some months before the day of analysis."""
        return months_before(self.today, mois)

    @cached_property
    def appreciations(self) -> tuple[Appreciation, ...]:
        """Every synthesis made by now; an évaluation des acquis is none."""
        return tuple(
            one
            for one in self.de(Appreciation)
            if one.objet is not Objet.ACQUIS and one.etablie_le <= self.today
        )

    def recentes(self, mois: int, partie: PartiePrenante | None = None) -> tuple[Appreciation, ...]:
        """Return the syntheses made in the last months, oldest first.

        The day that counts is the one on which the answers were in: à froid, months after the period.
        """
        since = self.depuis(mois)
        found = (one for one in self.appreciations if one.etablie_le >= since)
        kept = (one for one in found if partie is None or one.partie_prenante is partie)
        return tuple(sorted(kept, key=lambda one: (one.etablie_le, one.faits[1], one.id)))

    def recueils(self, mois: int, partie: PartiePrenante) -> tuple[Appreciation, ...]:
        """Return those of a partie prenante that gather its satisfaction: the évaluation of contents is apart (ind. 33)."""
        found = self.recentes(mois, partie)
        return tuple(one for one in found if one.objet is not Objet.CONTENUS_ENSEIGNEMENTS)

    @cached_property
    def contenus(self) -> tuple[Appreciation, ...]:
        """The évaluations of contents and teaching by apprentices, oldest first."""
        return tuple(
            one
            for one in sorted(self.appreciations, key=lambda one: (one.etablie_le, one.id))
            if one.objet is Objet.CONTENUS_ENSEIGNEMENTS
            and one.partie_prenante is PartiePrenante.BENEFICIAIRES
            and vise(one, Categorie.APPRENTISSAGE)
        )

    @cached_property
    def actions(self) -> tuple[Action, ...]:
        """Every action opened by now."""
        return self.de(Action)

    @cached_property
    def revues(self) -> tuple[Revue, ...]:
        """Every validated review, oldest first."""
        found = (revue for revue in self.de(Revue) if revue.statut is StatutRevue.VALIDEE)
        return tuple(sorted(found, key=lambda revue: (revue.date, revue.id)))

    def neant(self, nature: Nature, since: date) -> Revue | None:
        """Return the last validated review that says nothing of that nature came in, while that is still good."""
        good = constat_depuis(self.today, since)
        said = (revue for revue in self.revues if nature in revue.neant and revue.date >= good)
        return max(said, key=lambda revue: revue.date, default=None)

    @cached_property
    def sources(self) -> Mapping[str, frozenset[Ref]]:
        """The returns each action comes from, by id."""
        return {action.id: sources(self.graph, action) for action in self.actions}

    def actions_de(self, *prefixes: str) -> tuple[Action, ...]:
        """Return the actions that come from returns whose id begins so."""
        starts = tuple(f"{prefix}-" for prefix in prefixes)
        return self._actions_where(lambda ref: ref.id.startswith(starts))

    def actions_des(self, ids: frozenset[str]) -> tuple[Action, ...]:
        """Return the actions that come from these records."""
        return self._actions_where(lambda ref: ref.id in ids)

    def _actions_where(self, holds: Callable[[Ref], bool]) -> tuple[Action, ...]:
        return tuple(action for action in self.actions if any(map(holds, self.sources[action.id])))

    def effet(self, action: Action) -> Effet | None:
        """Return the measured effect of an action."""
        return effet(self.graph, action)

    def avant_apres(self, action: Action) -> str:
        """Return « 3,1 → 4,2 / 5 », and how many formations it puts together; "" unless both figures are known."""
        found = self.effet(action)
        if found is None or found.avant is None or found.apres is None:
            return ""
        series = points(self.graph, action)
        scale = series[0].score.echelle if series else None
        before = measure(found.avant, "", scale)
        together = formations_reunies(self.graph, found)
        who = f" ({together} formations réunies)" if together else ""
        return f"{before}{french.NBSP}→ {measure(found.apres, found.unite, scale)}{who}"

    def role(self, code: str) -> str:
        """Return the name of a role."""
        return self.organisme.roles.get(code, code) if self.organisme else code

    def formation(self, code: str) -> str:
        """Return the name of a formation."""
        found = self.organisme.formations.get(code) if self.organisme else None
        return found.intitule if found else code

    def titre(self, ref: Ref) -> str:
        """Return what people call a record, or the first words of a constat or a décision."""
        record = self.graph.records.get(ref.id)
        if isinstance(record, Appreciation) and ref.fragment:
            constat = record.constat(ref.fragment)
            return french.excerpt(constat.texte) if constat else ""
        if isinstance(record, Revue) and ref.fragment:
            decision = record.decision(ref.fragment)
            return french.excerpt(decision.decision) if decision else ""
        if isinstance(record, Abandon):
            return f"Abandon en {self.formation(record.formation)}, {french.lowered(label('abandon', 'cause', record.cause))}"
        if isinstance(record, Organisme):
            return record.nom
        return french.excerpt(str(getattr(record, "titre", "")))


def passages(procedure: Procedure) -> int:
    """Count what is left to be written in the model of a procédure; such a model shows nothing."""
    return procedure.corps.count("[à compléter")


def label(schema: str, *keys: str) -> str:
    """Return the word of a value: ``label("action", "statut", action.statut)``."""
    return load_schema(schema).labels(*keys[:-1])[keys[-1]]
