"""Provers of indicator 32 about the démarche: it is written, lives, looks for causes, weighs risks."""

from collections import Counter
from collections.abc import Iterator, Sequence

from filrouge.audit.origines import naissances
from filrouge.diagnostics.french import excerpt, long_date, lowered, percent, plural
from filrouge.history import SansHistorique
from filrouge.preaudit.phrases import Dit, Lien, Manque, Phrase, Preuve, SansObjet, Section, enumerer, refs
from filrouge.preaudit.provers.actions import avancement
from filrouge.preaudit.scope import Scope, label, passages
from filrouge.records import Abandon, Bilan, Procedure, Ref, Revue, Risque
from filrouge.records.types.abandon import CauseAbandon
from filrouge.records.types.appreciation import Sens
from filrouge.records.types.commun import Categorie
from filrouge.records.types.revue import StatutRevue
from filrouge.records.types.risque import StatutRisque


def procedure(scope: Scope) -> Iterator[Dit]:
    """The procedures in force that cover the indicator; a model still to be filled in shows nothing.

    Where a version came after the day that is judged, the one before it is no more in the records.
    """
    found = [one for one in scope.graph.of(Procedure) if scope.numero in one.indicateurs]
    for one in found:
        ref = Ref(one.id)
        if one.applicable_le > scope.today:
            told = f"\u00a0: la version {one.version} n’est applicable que le {long_date(one.applicable_le)}"
            past = one.applicable_le <= scope.evidence.project.horloge
            before = "\u00a0; version alors applicable\u00a0: non vérifiable dans les fiches d’aujourd’hui"
            yield Manque((ref, f"{told}{before if past else ''}"), (ref,), inconnu=past)
            continue
        if left := passages(one):
            holes = plural(left, "passage")
            yield Manque((ref, f"\u00a0: modèle à compléter ({holes} «\u00a0[à compléter…]\u00a0»)"), (ref,))
            continue
        told = f" «\u00a0{excerpt(one.titre)}\u00a0», version {one.version}, applicable depuis le {long_date(one.applicable_le)}, "
        told += f"approuvée par\u00a0: {scope.role(one.approuvee_par)}{_versions(scope, one)}"
        yield Preuve((ref, told), (ref,))
    if not found:
        yield Manque((f"aucune procédure ne cite l’indicateur {scope.numero}",))


def _versions(scope: Scope, one: Procedure) -> str:
    """Say how many versions of a procedure git knows, and since when; "" when it knows but one."""
    historique = scope.evidence.historique
    if isinstance(historique, SansHistorique):
        return ""
    found = historique.de(one.id)
    known = {version.donnees.get("version") for version in found if version.donnees}
    if len(known) < 2:
        return ""
    return f"\u00a0; {plural(len(known), 'version enregistrée', 'versions enregistrées')} depuis le {long_date(found[0].arrivee.date())}"


def formalisation(scope: Scope) -> Iterator[Dit]:
    """The procedure, and the reviews that show it is followed; a new entrant has none yet."""
    yield from procedure(scope)
    if scope.nouvel_entrant and not scope.revues:
        yield SansObjet(("Nouvel entrant\u00a0: pas encore de revue à montrer",))
    else:
        yield from revues(scope)


def revues(scope: Scope) -> Iterator[Dit]:
    """Validated reviews: how many, the last one and what it holds; drafts are not proofs."""
    drafts = tuple(Ref(one.id) for one in scope.de(Revue) if one.statut is StatutRevue.BROUILLON)
    if scope.revues:
        last = scope.revues[-1]
        number = plural(len(scope.revues), "revue validée", "revues validées")
        told = f", la dernière le {long_date(last.date)}\u00a0: "
        decisions = plural(len(last.decisions), "décision")
        points = plural(len(last.suivi_actions), "action revue", "actions revues")
        phrase: Phrase = (Lien(Section.REVUES, number), told, Ref(last.id), f" ({decisions}, {points})")
        yield Preuve(phrase, tuple(Ref(one.id) for one in scope.revues))
    else:
        yield Manque(("aucune revue validée",))
    if drafts:
        yield Manque(("encore en brouillon\u00a0: ", *refs(drafts)), drafts)


def risques(scope: Scope) -> Iterator[Dit]:
    """The risks followed, how many weigh much, when they were last rated, and the actions they caused."""
    found = scope.de(Risque)
    if not found:
        yield Manque(("aucun risque n’est analysé",))
        return
    followed = [one for one in found if one.statut is not StatutRisque.CLOS]
    high = sum(one.criticite >= scope.seuils.criticite_elevee for one in followed)
    number = (
        plural(len(followed), "risque suivi", "risques suivis")
        if followed
        else plural(len(found), "risque analysé, clos", "risques analysés, tous clos")
    )
    heavy = (
        f", dont {high} de criticité élevée" if high else ", aucun de criticité élevée" if followed else ""
    )
    phrase = (Lien(Section.RISQUES, number), f"{heavy}, {_relus(followed or found)}")
    yield Preuve(phrase, tuple(Ref(one.id) for one in found))
    actions = scope.actions_de("RSQ")
    if actions:
        told = avancement(scope, actions, "risque")
        born = f"\u00a0; {naissances(scope.graph, actions)}"
        yield Preuve(("Liées à un risque\u00a0: ", *told.phrase, born), told.fiches)


def _relus(found: Sequence[Risque]) -> str:
    """Say when risks were last read again, each on its day."""
    first, last = (pick(one.faits[1] for one in found) for pick in (min, max))
    if first == last:
        return f"{'relu' if len(found) == 1 else 'tous relus'} le {long_date(last)}"
    return f"relus chacun entre le {long_date(first)} et le {long_date(last)}"


def causes_insatisfaction(scope: Scope) -> Iterator[Dit]:
    """The reasons of dissatisfaction that were looked for."""
    found = [
        (Ref(one.id, constat.code), constat)
        for one in scope.appreciations
        for constat in one.constats
        if constat.sens is Sens.INSATISFACTION
    ]
    known = [(ref, constat) for ref, constat in found if constat.cause]
    if known:
        ref, constat = known[-1]
        told = f"{plural(len(known), 'insatisfaction')} sur {len(found)} avec une cause écrite, par exemple "
        yield Preuve(
            (told, ref, f"\u00a0: {excerpt(constat.cause or '', 120)}"), tuple(ref for ref, _ in known)
        )
    left = [ref for ref, constat in found if not constat.cause]
    if left:
        yield Manque(("sans cause écrite\u00a0: ", *refs(left)), tuple(left))


def causes_abandon(scope: Scope) -> Iterator[Dit]:
    """The abandons: how many, why, how many people were contacted, and the actions they caused."""
    found = scope.de(Abandon)
    counted = tuple(_arrets_vae(scope))
    if not found and not counted:
        yield SansObjet(("Aucun abandon enregistré",))
    if found:
        yield from _abandons(scope, found)
    if counted:
        head = "Arrêts en VAE, comptés dans le bilan de l’année\u00a0: "
        yield Preuve((head, *enumerer(phrase for phrase, _ in counted)), tuple(ref for _, ref in counted))


def _arrets_vae(scope: Scope) -> Iterator[tuple[Phrase, Ref]]:
    """Yield the candidates who stopped, year by year; their causes are in the bilan."""
    for one in sorted(scope.de(Bilan), key=lambda one: one.annee):
        left = sum(cause.nombre for cause in one.causes_abandon)
        if one.candidats_debut is not None and one.candidats_fin is not None:
            left = max(left, one.candidats_debut - one.candidats_fin)
        if one.categorie is Categorie.VAE and left:
            yield (f"{left} en {one.annee} (", Ref(one.id), ")"), Ref(one.id)


def _abandons(scope: Scope, found: Sequence[Abandon]) -> Iterator[Dit]:
    """Say how many left, why, who was contacted, and the actions that followed."""
    causes = Counter(one.cause for one in found).most_common()
    words = ", ".join(f"{lowered(label('abandon', 'cause', cause))} ({number})" for cause, number in causes)
    contacted = sum(one.contacte_le is not None for one in found)
    told = f"\u00a0: {words}\u00a0; {plural(contacted, 'personne contactée', 'personnes contactées')}"
    ids = tuple(Ref(one.id) for one in found)
    yield Preuve((Lien(Section.ABANDONS, plural(len(found), "abandon")), told), ids)
    actions = scope.actions_de("ABD")
    if actions:
        yield avancement(scope, actions, "abandon")
    unknown = [
        Ref(one.id) for one in found if one.cause is CauseAbandon.NON_COMMUNIQUEE and not one.contacte_le
    ]
    if unknown:
        yield Manque(("ni cause ni contact\u00a0: ", *refs(unknown)), tuple(unknown))


def bilan_vae(scope: Scope) -> Iterator[Dit]:
    """The figures of each year of VAE: candidates at the start and at the end, abandons, results."""
    found = sorted(
        (one for one in scope.de(Bilan) if one.categorie is Categorie.VAE), key=lambda one: one.annee
    )
    for one in found:
        parts = [f"{_or(one.candidats_debut)} candidats au début, {_or(one.candidats_fin)} à la fin"]
        if one.taux_abandon is not None:
            parts.append(f"taux d’abandon {percent(one.taux_abandon)}")
        if one.causes_abandon:
            parts.append(
                ", ".join(
                    f"{lowered(label('abandon', 'cause', c.cause))} ({c.nombre})" for c in one.causes_abandon
                )
            )
        if one.taux_reussite is not None:
            parts.append(_reussite(one, one.taux_reussite))
        yield Preuve(
            (f"{one.annee}, ", Ref(one.id), f"\u00a0: {'; '.join(parts)}".replace("; ", "\u00a0; ")),
            (Ref(one.id),),
        )


def _reussite(one: Bilan, taux: float) -> str:
    """« taux de réussite 67 % (16 validations totales sur 24 résultats connus, 7 partielles, 1 échec) »."""
    whole, partial, failed = (one.reussites_totales or 0, one.reussites_partielles or 0, one.echecs or 0)
    told = (
        f"taux de réussite {percent(taux)} ({plural(whole, 'validation totale', 'validations totales')} sur "
    )
    told += plural(whole + partial + failed, "résultat connu", "résultats connus")
    return f"{told}, {plural(partial, 'partielle')}, {plural(failed, 'échec')})"


def _or(figure: int | None) -> str:
    return "?" if figure is None else str(figure)
