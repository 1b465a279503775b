"""Make a repository of any size: quarters of appréciations, each with its revue, signalements and actions."""

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
"""

APPRECIATION = """\
titre: Stagiaires à chaud, lot {n}
partie_prenante: beneficiaires
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
nature: reclamation
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
origines: [APP-LOT-{lot}#rythme, {signalement}]
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
  cible: 4.0
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


def generate(root: Path, size: int) -> None:
    """Write about ``size`` records: one appréciation for two signalements and three actions."""
    folders = {name: root / "content" / name for name in ("appreciations", "signalements", "actions")}
    for folder in folders.values():
        folder.mkdir(parents=True)
    (root / "content/organisme.yaml").write_text(ORGANISME, encoding="utf-8")
    first = date(2016, 1, 4)
    for lot in range(size // 6):
        start = first + timedelta(days=lot % 3600)
        days = {
            "start": start,
            "end": start + timedelta(days=20),
            "written": start + timedelta(days=25),
            "due": start + timedelta(days=60),
            "checked": start + timedelta(days=120),
        }
        write(folders["appreciations"] / f"APP-LOT-{lot}.yaml", APPRECIATION.format(n=lot, **days))
        for number in range(2):
            write(
                folders["signalements"] / f"{numbered('REC', 2 * lot + number)}.yaml",
                SIGNALEMENT.format(n=lot, **days),
            )
        for number in range(3):
            signalement = numbered("REC", 2 * lot + number % 2)
            text = ACTION.format(n=lot, lot=lot, signalement=signalement, **days)
            write(folders["actions"] / f"{numbered('ACT', 3 * lot + number)}.yaml", text)


def numbered(prefix: str, number: int) -> str:
    """Spread the numbers over years of 900."""
    return f"{prefix}-{2016 + number // 900}-{number % 900 + 1:03d}"


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
