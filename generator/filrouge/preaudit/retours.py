"""A return in one sentence, and what an auditor would miss in it."""

from collections.abc import Iterator

from filrouge.audit.etat import traite
from filrouge.audit.recueil import QUESTIONNAIRES, sans_relance
from filrouge.diagnostics.french import long_date, lowered, percent, plural
from filrouge.preaudit.phrases import Phrase
from filrouge.preaudit.scope import Scope, label
from filrouge.records import Abandon, Action, Appreciation, Bilan, Record, Ref, Risque, Signalement
from filrouge.records.types.appreciation import PartiePrenante
from filrouge.records.types.signalement import Nature


def raconter(scope: Scope, ref: Ref) -> Phrase:
    """Tell a return: its address, its title, and its days."""
    record = scope.graph.records.get(ref.id)
    if record is None:
        return ref, "\u00a0: fiche absente"
    return ref, f" «\u00a0{scope.titre(Ref(ref.id))}\u00a0»{_facts(record)}"


def lacunes(scope: Scope, ref: Ref) -> Iterator[Phrase]:
    """Yield what is missing in a return itself."""
    match scope.graph.records.get(ref.id):
        case Signalement() as one:
            holes = _reclamation(one) if one.nature is Nature.RECLAMATION else _untreated(scope, one)
        case Appreciation() as one:
            holes = _recueil(scope, one)
        case Abandon(contacte_le=None):
            holes = iter(("personne n’a repris contact",))
        case _:
            holes = iter(())
    yield from ((ref, f"\u00a0: {hole}") for hole in holes)


def libre(one: Appreciation) -> bool:
    """Tell whether people could say what they wanted (rule D6): a talk is free, verbatims show that a form was."""
    if one.modalite not in QUESTIONNAIRES:
        return True
    return bool(one.verbatims) if one.libre_expression is None else one.libre_expression


def dite_par_l_equipe(one: Appreciation) -> bool:
    """Tell whether it is the team that spoke: its results need not be shared with it."""
    return one.partie_prenante is PartiePrenante.EQUIPE_PEDAGOGIQUE


def _reclamation(one: Signalement) -> Iterator[str]:
    if one.accuse_le is None and one.repondu_le is None:
        yield "pas d’accusé de réception daté"
    if one.reponse is None:
        yield "pas encore de réponse" if one.clos_le is None else "close sans réponse écrite"
    elif one.repondu_le is None:
        yield "réponse sans date"


def _untreated(scope: Scope, one: Signalement) -> Iterator[str]:
    if not traite(scope.graph, one):
        yield "ni analyse, ni suite, ni clôture"


def _recueil(scope: Scope, one: Appreciation) -> Iterator[str]:
    if not libre(one):
        yield "pas d’expression libre"
    if sans_relance(one):
        yield "aucune relance notée"
    if not (one.partages or scope.seul or dite_par_l_equipe(one)):
        yield "pas de partage noté avec l’équipe"


def _facts(record: Record) -> str:
    told = ""
    match record:
        case Signalement():
            told = _signalement(record)
        case Appreciation():
            told = _appreciation(record)
        case Abandon():
            contact = f", contact le {long_date(record.contacte_le)}" if record.contacte_le else ""
            told = f", le {long_date(record.survenu_le)}{contact}"
        case Risque():
            told = f", criticité {record.criticite} sur 16, coté le {long_date(record.faits[1])}"
        case Bilan():
            told = f", établi le {long_date(record.etabli_le)}"
        case Action() if record.efficacite:
            word = lowered(label("action", "efficacite", "verdict", record.efficacite.verdict))
            told = f", action jugée {word} le {long_date(record.efficacite.verifiee_le)}"
    return told


def _signalement(one: Signalement) -> str:
    masculine = one.nature is Nature.ALEA
    steps = (
        ("survenu le" if masculine else "reçue le", one.recu_le),
        ("accusé de réception le", one.accuse_le),
        ("réponse le", one.repondu_le),
        ("clos le" if masculine else "close le", one.clos_le),
    )
    return "".join(f", {word} {long_date(day)}" for word, day in steps if day)


def _appreciation(one: Appreciation) -> str:
    who = lowered(label("appreciation", "partie_prenante", one.partie_prenante))
    how = lowered(label("appreciation", "modalite", one.modalite))
    answers = plural(one.reponses, "réponse")
    if one.taux_reponse is not None:
        answers += f" sur {one.envoyes} ({percent(one.taux_reponse)})"
    again = f", {plural(len(one.relances), 'relance')}" if one.relances else ""
    return f", {who}, {how}, du {long_date(one.periode.du)} au {long_date(one.periode.au)}, {answers}{again}"
