"""Make a repository of any size, of every type of record, sound enough for the rules to have little to say."""

from datetime import date, timedelta
from pathlib import Path

ORGANISME = """\
nom: Organisme de mesure
categories: [formation]
referent_qualite: referent_qualite
roles:
  referent_qualite: Référente qualité
  responsable_pedagogique: Responsable pédagogique
formations:
  TAB: {intitule: Tableur, categorie: formation}
themes:
  rythme: Rythme et durée
financeurs: []
sans_entreprise: true
"""

APPRECIATION = """\
titre: Stagiaires à chaud, lot {n}
partie_prenante: {partie}
modalite: a_chaud
formations: [TAB]
sessions: [TAB-{n}-1, TAB-{n}-2]
periode: {{du: {start}, au: {end}}}
etablie_le: {written}
envoyes: 24
relances: [{end}]
reponses: 20
libre_expression: true
questions:
  - code: rythme
    libelle: Le rythme vous a-t-il convenu ?
    echelle: note_5
    repartition: {{1: 0, 2: 2, 3: 5, 4: 8, 5: 5}}
    cible: 4.0
  - code: supports
    libelle: Les supports vous ont-ils aidé ?
    echelle: satisfaction_4
    repartition: {{tres_satisfait: 9, satisfait: 8, peu_satisfait: 2, pas_satisfait: 1}}
  - code: recommandation
    libelle: Recommanderiez-vous cette formation ?
    echelle: nps_10
    repartition: {{5: 1, 7: 4, 8: 5, 9: 6, 10: 4}}
points_forts:
  - Les exercices sur des cas réels.
verbatims:
  - {{texte: Le deuxième jour va trop vite., theme: rythme, nombre: 3}}
constats:
  - code: rythme
    texte: Trois stagiaires sur vingt décrochent l’après-midi du jour 2.
    sens: insatisfaction
    theme: rythme
    question: rythme
    cause: Six séquences neuves le même jour.
    suite: {{nature: action, le: {written}, par: referent_qualite}}
partages:
  - {{le: {written}, avec: Équipe pédagogique}}
"""

SIGNALEMENT = """\
titre: Attestation reçue trop tard, cas {n}
nature: {nature}
recu_le: {start}
canal: courriel
qualite: beneficiaire
formation: TAB
session: TAB-{n}-1
description: |-
  Attestation reçue six semaines après la fin de la session, après deux demandes.
gravite: moderee
theme: rythme
accuse_le: {start}
analyse: |-
  L’attestation est éditée à la main, une fois par mois.
reponse: |-
  Attestation envoyée le jour même, avec nos excuses.
repondu_le: {end}
clos_le: {end}
suite: {{nature: action, le: {end}, par: referent_qualite}}
"""

ACTION = """\
titre: Scinder la deuxième journée, lot {n}
type: corrective
priorite: haute
origines: [{synthese}#rythme, {signalement}, {abandon}]
themes: [rythme]
constat: Trois stagiaires sur vingt décrochent l’après-midi du jour 2.
causes:
  methode: 5_pourquoi
  texte: |-
    Six séquences neuves le même jour, aucun travail préparatoire.
mesure: |-
  Scinder la journée et envoyer un travail préparatoire à J-7.
responsable: responsable_pedagogique
ouverte_le: {written}
echeance: {due}
reports:
  - {{le: {written}, ancienne: {written}, motif: Formateur absent.}}
statut: verifiee
realisee_le: {due}
reussite:
  indicateur: Note « rythme » à chaud, sur 5
  serie: {{question: rythme, modalite: a_chaud}}
  cible: 3.0
efficacite:
  verdict: efficace
  verifiee_le: {checked}
  par: referent_qualite
  commentaire: 3,1 avant, 4,2 sur les deux sessions suivantes.
suivi:
  - le: {written}
    note: |-
      Nouveau déroulé relu par les deux formateurs.
    par: responsable_pedagogique
  - {{le: {due}, note: Programme version 4 en ligne.}}
"""


ABANDON = """\
formation: TAB
session: TAB-{n}-2
survenu_le: {start}
stade: milieu
cause: rythme
contacte_le: {start}
contacte_par: responsable_pedagogique
analyse: |-
  Deux jours de suite impossibles pour la personne, qui l’a dit trop tard.
suite: {{nature: action, le: {written}, par: referent_qualite}}
"""

RISQUE = """\
titre: Dépendance à un formateur unique, lot {n}
cause: Une seule personne connaît le parcours et ses jeux de données.
formations: [TAB]
theme: rythme
probabilite: 2
impact: 3
maitrise: |-
  Deux remplaçants sous contrat, support versionné, binôme une fois par an.
responsable: responsable_pedagogique
identifie_le: {start}
revu_le: {reviewed}
statut: maitrise
suivi:
  - {{le: {written}, note: Coté 2 × 3 à la revue., par: referent_qualite}}
"""

REVUE = """\
---
titre: Revue qualité, lot {n}
date: {written}
instance: revue_qualite
statut: validee
participants: [referent_qualite, responsable_pedagogique]
approuvee_par: referent_qualite
approuvee_le: {written}
examines: [APP-LOT-{n}, {signalement}, {risque}]
decisions:
  - code: rythme
    sur: [APP-LOT-{n}#rythme, {signalement}, {abandon}]
    decision: Scinder la deuxième journée du parcours.
    suite: {{nature: action, le: {written}, par: referent_qualite}}
---

## Retours examinés

Rythme à 3,4 sur 5, une attestation tardive, un abandon au milieu du parcours.

## Décisions

Scinder la deuxième journée.
"""

TODAY = date(2026, 2, 2)
"""The day to read it: the last lot is then four months old."""
LOT = 12
_YEARS = 9
_FOLDERS = ("abandons", "actions", "appreciations", "revues", "risques", "signalements")
_NATURES = (("REC", "reclamation"), ("DIF", "difficulte"), ("ALE", "alea"))


def generate(root: Path, size: int) -> None:
    """Write about ``size`` records: lots of twelve, spread over nine years."""
    for name in _FOLDERS:
        (root / "content" / name).mkdir(parents=True)
    write(root / "content/organisme.yaml", ORGANISME)
    lots = max(size // LOT, 1)
    for lot in range(lots):
        age = (lots - 1 - lot) * 365 * _YEARS // lots
        _lot(root / "content", lot, TODAY - timedelta(days=125 + age))


def _lot(content: Path, lot: int, start: date) -> None:
    """Write two syntheses, their revue, three signalements, four actions, an abandon and a risk."""
    days = {
        "start": start,
        "end": start + timedelta(days=20),
        "written": start + timedelta(days=25),
        "due": start + timedelta(days=60),
        "checked": start + timedelta(days=120),
        "reviewed": max(start, TODAY - timedelta(days=200)),
    }
    ids = {
        "abandon": numbered("ABD", lot),
        "risque": numbered("RSQ", lot),
        "signalement": numbered("REC", lot),
    }
    write(
        content / f"appreciations/APP-LOT-{lot}.yaml",
        APPRECIATION.format(n=lot, partie="beneficiaires", **days),
    )
    team = APPRECIATION.format(n=lot, partie="equipe_pedagogique", **days)
    write(content / f"appreciations/APP-EQUIPE-{lot}.yaml", team)
    for prefix, nature in _NATURES:
        text = SIGNALEMENT.format(n=lot, nature=nature, **days)
        write(content / f"signalements/{numbered(prefix, lot)}.yaml", text)
    for number in range(4):
        prefix = _NATURES[number % 3][0]
        synthese = f"APP-EQUIPE-{lot}" if number == 3 else f"APP-LOT-{lot}"
        origins = {"synthese": synthese, "signalement": numbered(prefix, lot), "abandon": ids["abandon"]}
        text = ACTION.format(n=lot, **origins, **days)
        write(content / f"actions/{numbered('ACT', 4 * lot + number)}.yaml", text)
    write(content / f"abandons/{ids['abandon']}.yaml", ABANDON.format(n=lot, **days))
    write(content / f"risques/{ids['risque']}.yaml", RISQUE.format(n=lot, **days))
    write(content / f"revues/REV-LOT-{lot}.md", REVUE.format(n=lot, **ids, **days))


def numbered(prefix: str, number: int) -> str:
    """Spread the numbers over years of 900."""
    return f"{prefix}-{2016 + number // 900}-{number % 900 + 1:03d}"


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
