"""Reports made of constructed findings: one of everything, one hostile, one with thousands."""

from collections.abc import Iterable
from datetime import date

from filrouge.audit import Gradation
from filrouge.audit.derogations import Derogation
from filrouge.diagnostics import Finding, Label, Severity, Span
from filrouge.report.catalogue import Regle
from filrouge.report.empreinte import empreintes
from filrouge.report.rapport import Defaut, DefautAccepte, Rapport, SansVerdict

REVUE = "content/revues/REV-2026-T1.md"
ACTION = "content/actions/ACT-2026-014.yaml"
SOURCES = {
    REVUE: "---\ndate: 2026-04-02\nstatut: validee\ninstance: comite\ndecisions: []\nexamine:\n  - ACT-2026-041\n---\n",
    ACTION: "titre: Scinder la journée\ntype: corrective\nresponsable: referent_qualite\nouverte_le: 2026-04-09\n"
    "echeance: 2026-06-30\nmesure: |\n  Deux demi-journées,\n  au lieu d’une.\nstatut: en_cours\n",
}

ORIGINE = Regle(
    "action-sans-origine",
    "Une action sans origine",
    "Du retour à l’action",
    Severity.ERREUR,
    "A1",
    (32,),
    Gradation.MAJEURE,
    "Une action ne dit pas d’où elle vient.\n\n## Pourquoi\n\nL’indicateur 32 le demande.\n",
)
RETARD = Regle(
    "retard-sans-explication",
    "Un retard sans explication",
    "Vie du plan",
    Severity.ERREUR,
    "C1",
    (32,),
    Gradation.MAJEURE,
    "Une échéance est passée.\n",
)
FIGE = Regle("plan-fige", "Un plan figé", "Vie du plan", Severity.ERREUR, "C6", (32,), Gradation.MINEURE)
RAFALE = Regle(
    "rafale-avant-audit", "Une rafale", "Vie du plan", Severity.AVERTISSEMENT, "C10", (32,), Gradation.MINEURE
)
DATES = Regle("date-sans-trace", "Une date", "Vie du plan", Severity.AVERTISSEMENT, "C13", (31, 32))
TAUX = Regle("taux-bas", "Un taux bas", "Parties prenantes", Severity.INFORMATION, "D8", (30,))
FIGURES = Regle("vae-sans-chiffres", "VAE sans chiffres", "VAE", Severity.AVERTISSEMENT, "F3", (32,))
LIEN = Regle("lien-inconnu", "Un lien mène à une fiche qui n’existe pas", "Liens entre fiches")
BOM = Regle("fichier-bom", "Une marque invisible commence le fichier", "Lecture des fichiers")
REGLES = (ORIGINE, RETARD, FIGE, RAFALE, DATES, TAUX, FIGURES, LIEN, BOM)

SANS_ORIGINE = Finding(
    "action-sans-origine",
    Severity.ERREUR,
    "l’action ACT-2026-014 ne dit pas d’où elle vient",
    Span(ACTION, 1, 8, 1, 26),
    label="d’où vient cette action ?",
    helps=("ajoutez « origines » : un constat, un signalement…", "sinon, remplissez « autre_origine »"),
    record="ACT-2026-014",
)
EN_RETARD = Finding(
    "retard-sans-explication",
    Severity.ERREUR,
    "l’échéance est dépassée de 139 jours",
    Span(ACTION, 5, 11, 5, 21),
    related=(
        Label(Span(ACTION, 9, 9, 9, 17), "toujours en cours"),
        Label(Span(REVUE, 2, 7, 2, 17), "décidée"),
    ),
    helps=("expliquez le retard :\nsuivi:\n  - le: 2026-11-16",),
    record="ACT-2026-014",
    cle="echeance",
)
SANS_TRACE = Finding(
    "date-sans-trace",
    Severity.AVERTISSEMENT,
    "la mesure n’a pas de trace",
    Span(ACTION, 6, 9, 8, 17),
    record="ACT-2026-014",
    cle="mesure",
)
INCONNU = Finding(
    "lien-inconnu",
    Severity.ERREUR,
    "l’action « ACT-2026-041 » n’existe pas",
    Span(REVUE, 7, 5, 7, 17),
    label="citée ici",
    helps=("vouliez-vous dire « ACT-2026-014 » ?",),
)
BAS = Finding(
    "taux-bas",
    Severity.INFORMATION,
    "18 % de réponses",
    Span("content/appreciations/APP-2026-T1-FROID.yaml", 9, 12, 9, 14),
    record="APP-2026-T1-FROID",
    cle="reponses",
)
FIGE_ACCEPTE = Finding(
    "plan-fige",
    Severity.ERREUR,
    "rien n’a changé depuis 7 mois",
    Span("content/organisme.yaml", 1, 6, 1, 12),
    record="organisme",
    cle="nom",
)
DEROGATION = Derogation(
    code="plan-fige",
    fiche="organisme",
    motif="Fermeture annuelle, reprise en janvier.",
    jusqu_au=date(2027, 1, 31),
    par="referent_qualite",
)
SANS_HISTOIRE = ("l’historique git n’a pas été lu", "lancez « filrouge verifier » dans un dépôt git")


def rapport(
    findings: Iterable[Finding] = (),
    accepted: Iterable[Finding] = (),
    without: Iterable[SansVerdict] = (),
    beside: Iterable[SansVerdict] = (),
    *,
    sources: dict[str, str] = SOURCES,
    read: int = 12,
    regles: tuple[Regle, ...] = REGLES,
) -> Rapport:
    known = {regle.code: regle for regle in regles}
    own, other = sorted(findings, key=lambda finding: finding.span), list(accepted)
    marks = empreintes((*own, *other), sources, frozenset(r.code for r in regles if r.repere))
    told = [Defaut(f, known[f.code], mark) for f, mark in zip((*own, *other), marks, strict=True)]
    return Rapport(
        regles=regles,
        defauts=tuple(told[: len(own)]),
        acceptes=tuple(DefautAccepte(one, DEROGATION) for one in told[len(own) :]),
        non_verifiees=tuple(without),
        sans_objet=tuple(beside),
        sources=sources,
        read=read,
        today=date(2026, 11, 16),
        audit=date(2027, 3, 9),
        referentiel="decret-2026-728",
        version="1.2.3",
    )


COMPLET = rapport(
    (SANS_ORIGINE, EN_RETARD, SANS_TRACE, INCONNU, BAS),
    (FIGE_ACCEPTE,),
    (
        SansVerdict(RAFALE, *SANS_HISTOIRE),
        SansVerdict(DATES, *SANS_HISTOIRE),
        SansVerdict(TAUX, "des fiches nécessaires sont illisibles : APP-2026-T2-CHAUD"),
    ),
    (SansVerdict(FIGURES, "l’organisme ne fait pas de VAE"),),
)
VIDE = rapport()

POISON = (
    "x\n::set-output name=a::b\r\n  ::error::y\n##[add-path]/tmp ##vso[task.setvariable]z ]]> <b>&amp;</b> %0A::warning::w "
    "%25 \x1b[2J \x00\x07\x7f\x85\u2028\u202e\u200b\ufeff\ufffe\uffff\U000e0041 | `c` [lien](http://x) ![i](j) {0} {{n}} "
    "@ana #12 $m$ www.exemple.fr \\ ::stop-commands::jeton ::endgroup::"
)
HOSTILE_PATH = "content/actions/a,b:c%0A::error::\n##[group]\u202e.yaml"
HOSTILE = rapport(
    (
        Finding(
            "lien-inconnu",
            Severity.ERREUR,
            POISON,
            Span(HOSTILE_PATH, 1, 3, 2, 4),
            label=POISON,
            helps=(POISON, "ligne\n::error::par l’aide\n   ::add-mask::a"),
            related=(Label(Span(HOSTILE_PATH, 2, 1, 2, 4), POISON),),
            record=POISON,
        ),
        Finding(
            "rafale-avant-audit",
            Severity.AVERTISSEMENT,
            POISON,
            Span(HOSTILE_PATH, 1, 1, 1, 2),
            record=POISON,
            cle=POISON,
        ),
    ),
    (Finding("plan-fige", Severity.ERREUR, POISON, Span(HOSTILE_PATH), record=POISON),),
    (SansVerdict(DATES, POISON, POISON),),
    (SansVerdict(TAUX, POISON),),
    sources={HOSTILE_PATH: POISON},
)


def many(number: int) -> Rapport:
    """As many errors and warnings, on lines of their own."""
    kinds = (("lien-inconnu", Severity.ERREUR), ("rafale-avant-audit", Severity.AVERTISSEMENT))
    found = (
        Finding(
            code, severity, f"défaut numéro {line}", Span(ACTION, line, 1, line, 5), record="ACT-2026-014"
        )
        for line in range(1, number + 1)
        for code, severity in kinds
    )
    return rapport(found, sources={ACTION: "lien\n" * number})
