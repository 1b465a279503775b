"""What people call the places of a record: a noun with its gender, and what it belongs to."""

from dataclasses import dataclass

from filrouge.diagnostics.french import lowered
from filrouge.history.changement import Changement, Lieu
from filrouge.history.mots_changement import court

_VOYELLES = "aàâeéèêiîoôuyh"


@dataclass(frozen=True)
class Nom:
    """A noun and what follows it; ``plusieurs`` is its plural, for nouns that are counted."""

    texte: str
    feminin: bool = False
    pluriel: bool = False
    plusieurs: str = ""

    @property
    def de(self) -> str:
        """Write « du constat », « de la suite », « de l’abandon »."""
        if self.pluriel:
            return f"des {self.texte}"
        if self.texte[0] in _VOYELLES:
            return f"de l’{self.texte}"
        return f"{'de la' if self.feminin else 'du'} {self.texte}"

    def accord(self, verbe: str, *, nombre: int = 1) -> str:
        """Make a participle agree, by its first word: « passé de » becomes « passée de »."""
        mot, espace, suite = verbe.partition(" ")
        pluriel = (self.pluriel or nombre > 1) and (self.feminin or not mot.endswith("s"))
        return f"{mot}{'e' if self.feminin else ''}{'s' if pluriel else ''}{espace}{suite}"


_MASCULINS = {
    "approuvee_par": "rôle qui approuve",
    "contacte_par": "rôle qui a pris contact",
    "par": "rôle indiqué",
    "titre": "titre",
    "type": "type",
    "statut": "statut",
    "constat": "constat",
    "abandon": "abandon",
    "reussite": "critère de réussite",
    "reussite.indicateur": "indicateur de réussite",
    "reussite.sens": "sens de l’indicateur",
    "sens": "sens",
    "verdict": "verdict",
    "commentaire": "commentaire",
    "motif": "motif",
    "objet": "objet",
    "delai_jours": "délai après la fin, en jours,",
    "libelle": "libellé",
    "sans_reponse": "nombre de sans-réponse",
    "texte": "texte",
    "theme": "thème",
    "nombre": "nombre",
    "effectif": "effectif",
    "source.outil": "outil d’enquête",
    "canal": "canal",
    "traitement": "traitement immédiat",
    "corps": "texte",
    "suivi_actions.point": "texte",
    "decisions.decision": "texte",
    "stade": "stade",
    "referentiel": "référentiel cité",
    "nom": "nom de l’organisme",
    "nda": "numéro de déclaration d’activité",
    "referent_qualite": "référent qualité",
    "resultat": "résultat",
    "audits.commit": "commit présenté",
    "delais.accuse_jours": "délai d’accusé de réception, en jours,",
    "delais.reponse_jours": "délai de réponse, en jours,",
    "objectifs.a_chaud": "objectif de réponse à chaud (%)",
    "objectifs.a_froid": "objectif de réponse à froid (%)",
    "intitule": "intitulé",
    "periode.du": "début",
}
_FEMININS = {
    "decidee_en": "décision d’origine",
    "priorite": "priorité",
    "autre_origine": "autre origine",
    "autre_origine.nature": "nature de l’autre origine",
    "autre_origine.texte": "description de l’autre origine",
    "causes": "analyse des causes",
    "causes.methode": "méthode d’analyse des causes",
    "causes.texte": "cause retenue",
    "mesure": "mesure",
    "responsable": "responsabilité",
    "reussite.unite": "unité de l’indicateur",
    "reussite.cible": "cible",
    "reussite.serie": "série suivie",
    "cible": "cible",
    "modalite": "modalité",
    "partie_prenante": "partie prenante",
    "categorie": "catégorie",
    "reussite.avant": "valeur avant",
    "reussite.apres": "valeur après",
    "echeance": "échéance",
    "efficacite": "vérification",
    "repris_de": "mention de reprise",
    "source": "source des chiffres",
    "source.sha256": "empreinte de l’export",
    "periode": "période",
    "periode.au": "fin",
    "libre_expression": "libre expression",
    "echelle": "échelle",
    "question": "question",
    "cause": "cause",
    "suite": "suite",
    "suite.nature": "suite",
    "nature": "nature",
    "qualite": "qualité de la personne",
    "formation": "formation",
    "session": "session",
    "description": "description",
    "gravite": "gravité",
    "analyse": "analyse",
    "reponse": "réponse",
    "instance": "instance",
    "decision": "décision",
    "probabilite": "probabilité",
    "impact": "note d’impact",
    "maitrise": "mesure de maîtrise",
    "annee": "année",
    "version": "version",
    "ville": "ville",
    "fictif": "mention « organisme fictif »",
    "personne_seule": "mention « une seule personne »",
    "sans_entreprise": "mention « aucune entreprise concernée »",
    "nouvel_entrant": "mention « nouvel entrant »",
    "frequence_revues": "fréquence des revues",
    "note_interne": "note interne",
}
_MASCULINS_PLURIELS = {
    "envoyes": "questionnaires envoyés",
    "candidats_debut": "candidats en début d’accompagnement",
    "candidats_fin": "candidats en fin d’accompagnement",
    "echecs": "échecs",
    "delais": "délais de la maison",
    "objectifs": "objectifs de taux de réponse",
}
_FEMININS_PLURIELS = {
    "reponses": "réponses reçues",
    "reussites_totales": "réussites totales",
    "reussites_partielles": "réussites partielles",
}
_NOMS = {
    **{cle: Nom(texte) for cle, texte in _MASCULINS.items()},
    **{cle: Nom(texte, feminin=True) for cle, texte in _FEMININS.items()},
    **{cle: Nom(texte, pluriel=True) for cle, texte in _MASCULINS_PLURIELS.items()},
    **{cle: Nom(texte, feminin=True, pluriel=True) for cle, texte in _FEMININS_PLURIELS.items()},
}
"""The nouns of keys, or of keys inside another: ``causes.texte``."""

_DEPENDANTS = frozenset({"decisions.decision", "periode.au", "periode.du", "suivi_actions.point"})
"""Keys whose noun does not say whose it is, although it is only theirs."""

_ENTREES = {
    "audits": Nom("audit", plusieurs="audits"),
    "categories": Nom("catégorie", feminin=True, plusieurs="catégories"),
    "causes_abandon": Nom("cause d’abandon", feminin=True, plusieurs="causes d’abandon"),
    "constats": Nom("constat", plusieurs="constats"),
    "decisions": Nom("décision", feminin=True, plusieurs="décisions"),
    "examines": Nom("élément examiné", plusieurs="éléments examinés"),
    "financeurs": Nom("financeur", plusieurs="financeurs"),
    "formations": Nom("formation", feminin=True, plusieurs="formations"),
    "indicateurs": Nom("indicateur", plusieurs="indicateurs"),
    "neant": Nom("registre vide", plusieurs="registres vides"),
    "origines": Nom("origine", feminin=True, plusieurs="origines"),
    "partages": Nom("partage", plusieurs="partages"),
    "participants": Nom("participant", plusieurs="participants"),
    "points_forts": Nom("point fort", plusieurs="points forts"),
    "preuves": Nom("pièce jointe", feminin=True, plusieurs="pièces jointes"),
    "questions": Nom("question", feminin=True, plusieurs="questions"),
    "relances": Nom("relance", feminin=True, plusieurs="relances"),
    "repartition": Nom("nombre de réponses", plusieurs="nombres de réponses"),
    "reports": Nom("report", plusieurs="reports"),
    "roles": Nom("rôle", plusieurs="rôles"),
    "sessions": Nom("session", feminin=True, plusieurs="sessions"),
    "suivi": Nom("note", feminin=True, plusieurs="notes"),
    "suivi_actions": Nom("point", plusieurs="points"),
    "sur": Nom("source", feminin=True, plusieurs="sources"),
    "themes": Nom("thème", plusieurs="thèmes"),
    "verbatims": Nom("verbatim", plusieurs="verbatims"),
}
"""What an entry of a list is called, by the list."""

_DATES = {
    "accuse_le": "de l’accusé de réception",
    "applicable_le": "d’application",
    "approuvee_le": "d’approbation",
    "clos_le": "de clôture",
    "contacte_le": "de la prise de contact",
    "date": "de la revue",
    "etabli_le": "du bilan",
    "etablie_le": "de la synthèse",
    "identifie_le": "d’identification",
    "ouverte_le": "d’ouverture",
    "prochaine": "de la prochaine revue",
    "prochaine_revision": "de la prochaine révision",
    "realisee_le": "de réalisation",
    "recu_le": "de réception",
    "repondu_le": "de la réponse",
    "repris_le": "de reprise",
    "revu_le": "du dernier examen",
    "survenu_le": "de l’abandon",
    "trace_ecrite_le": "de la trace écrite",
    "verification_prevue_le": "de la vérification prévue",
}


@dataclass(frozen=True)
class Etape:
    """One step of a way: a key, and the entry chosen in its list ("" for the key itself).

    ``lieu`` is the place of the key, ``dedans`` that of the entry (the same when there is none), ``parente``
    the key before ("" for none).
    """

    lieu: Lieu
    dedans: Lieu
    cle: str
    parente: str
    choisie: bool = False

    @property
    def entree(self) -> str:
        """The key of the chosen entry."""
        return self.dedans.nom if self.choisie else ""

    @property
    def nom(self) -> Nom:
        """The noun of the place, without saying whose it is."""
        if self.choisie:
            unknown = f"élément de « {self.titre} »"
            return _ENTREES.get(self.cle, Nom(unknown, plusieurs=unknown.replace("élément", "éléments", 1)))
        named = _NOMS.get(f"{self.parente}.{self.cle}") or _NOMS.get(self.cle)
        if named:
            return named
        if self.lieu.noeud.get("format") == "date":
            whose = f" {_DATES.get(self.cle, f'« {self.titre} »')}"
            return Nom(f"date{'' if self.parente else whose}", feminin=True)
        return Nom(f"{'liste' if _a_entrees(self.lieu) else 'rubrique'} « {self.titre} »", feminin=True)

    @property
    def propre(self) -> bool:
        """True when the noun already says whose it is."""
        return f"{self.parente}.{self.cle}" in _NOMS.keys() - _DEPENDANTS

    @property
    def titre(self) -> str:
        """What the schema calls the list or the key; else the key itself."""
        return lowered(self.lieu.noeud.get("title", court(self.cle)))


def etapes(changement: Changement) -> tuple[Etape, ...]:
    """Cut a pointer into keys and chosen entries."""
    found: list[Etape] = []
    lieu, steps = Lieu.racine(changement.type), list(changement.pointer)
    while steps:
        lieu = lieu.cle(steps.pop(0))
        dedans = lieu
        # The last step of an entry is its key, even in a list of the past that no schema knows.
        chosen = bool(steps) and (_a_entrees(lieu) or (changement.entree and len(steps) == 1))
        if chosen:
            step = steps.pop(0)
            dedans = lieu.element(step) if "items" in lieu.noeud or not _libre(lieu) else lieu.cle(step)
        found.append(Etape(lieu, dedans, lieu.nom, found[-1].cle if found else "", chosen))
        lieu = dedans
    return tuple(found)


def _a_entrees(lieu: Lieu) -> bool:
    return "items" in lieu.noeud or _libre(lieu)


def _libre(lieu: Lieu) -> bool:
    """Tell whether a mapping's keys are the organisation's own codes."""
    return isinstance(lieu.noeud.get("additionalProperties"), dict)
