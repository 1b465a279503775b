"""Une fiche contient une donnée qui désigne une personne.

## Pourquoi

Git n’oublie rien : ce qui est enregistré reste dans l’historique et dans chaque copie, même effacé ensuite.
Un courriel, un téléphone ou un nom ne prouve rien de plus à un auditeur, et une personne peut en demander
l’effacement. Un rôle, un code ou une reformulation disent la même chose.

Toutes les fiches sont relues en entier : rubriques, notes internes, texte en Markdown, commentaires. Le
message ne répète jamais ce qui est trouvé. C’est un filet, pas une garantie : relisez avant d’enregistrer.

## Signalé

Une adresse de courriel, même d’un service ou écrite « nom (at) domaine », un numéro de téléphone de n’importe quel pays, un numéro de
sécurité sociale, un IBAN, une carte bancaire, une date de naissance :

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Accès à la plateforme refusé
nature: difficulte
recu_le: 2026-06-08
canal: courriel
qualite: beneficiaire
description: Message reçu de jeanne.exemple@exemple.fr, à rappeler au 06 39 98 12 34 ou au +32 470 12 34 56, née le 12/03/1985.
gravite: mineure
analyse: Compte non activé.
suite: {nature: sans_suite, motif: "Compte activé le jour même, cas unique."}
note_interne: "Virement à faire sur FR76 3000 6000 0112 3456 7890 189."
```

Un nom de la liste de l’organisme (un nom par ligne, dans un fichier qui n’est jamais enregistré dans git) :

```yaml title="site_config/noms-a-proteger.txt"
Lefèvre-Exemple
```

```markdown title="content/procedures/PRC-ACCUEIL.md"
---
titre: Accueil des stagiaires
version: "1"
applicable_le: 2026-11-02
approuvee_par: direction
---

Le premier matin, LEFEVRE EXEMPLE ouvre la salle.
```

Le nom se retrouve sans ses accents, en capitales, avec un autre trait d’union, et le prénom après le nom. Des initiales ne sont
reconnues que si la liste les donne (« M. D. »).

Une personne appelée « M. » ou « Mme » suivi d’un nom est nommée : c’est une erreur aussi ; le nom d’une salle ou d’un auteur s’écrit
sans civilité. Une adresse IP, un numéro dont l’indicatif existe sans que la tranche soit connue ne valent qu’un avertissement. Un SIRET ou un SIREN n’est qu’une information : celui d’une société ne désigne personne, celui
d’une personne qui exerce seule la désigne.

## Accepté

Un rôle, un code, une reformulation ; le numéro de déclaration d’activité, un numéro de facture, une date ou un montant
ne sont pas pris pour une donnée personnelle, ni les adresses d’exemple (domaine « .example ») :

```yaml title="content/signalements/DIF-2026-001.yaml"
titre: Accès à la plateforme refusé
nature: difficulte
recu_le: 2026-06-08
canal: courriel
qualite: beneficiaire
description: |-
  Message d’une stagiaire de la session TAB-2026-03, rappelée par l’assistante de formation le 08.06.2026
  à 10 h. Facture n° 0612345678 de 1 250,00 €, NDA 52440000000.
gravite: mineure
analyse: Compte non activé.
suite: {nature: sans_suite, motif: "Compte activé le jour même, cas unique."}
```

Dans `content/organisme.yaml`, le courriel, le téléphone et le SIRET de l’organisme lui-même sont admis.

« filrouge garde » dit la même chose de ce qui va être enregistré, avant que git ne le garde ; « filrouge demarrer --crochets »
la fait lancer par git.

## Source

Lecture de Fil Rouge : ce n’est pas une non-conformité Qualiopi, c’est la protection des personnes (RGPD). C’est
pourquoi la publication est bloquée alors qu’un auditeur, lui, ne noterait qu’une observation.

## Réglages

Aucun.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TypeAlias

from filrouge.audit.publies import CORPS, DEJA_ENREGISTRE, textes
from filrouge.audit.rule import Fault, Gradation, Inputs, Place, Rule
from filrouge.diagnostics import Severity
from filrouge.garde import Detecteur, Genre, Trouvaille, detecteur
from filrouge.garde.fichier import DE_L_ORGANISME
from filrouge.source import Document, Pointer

_Vu: TypeAlias = tuple[Genre, Severity]


def _check(inputs: Inputs) -> Iterator[Fault]:
    """Look into every file that could be read, its values at fault or not: it is in git all the same."""
    finder = detecteur(inputs.noms)
    for id_, document in inputs.documents.items():
        admitted = DE_L_ORGANISME if id_ == "organisme" else frozenset()
        for (genre, gravite), pointer in _places(finder, document):
            if genre not in admitted:
                yield _fault(id_, genre, gravite, pointer)


def _places(finder: Detecteur, document: Document) -> Iterator[tuple[_Vu, Pointer]]:
    """Yield what a file holds, each kind once by place; what no value holds stands at ``()``.

    Nearly all files hold nothing, and one look at the whole text says so. A backslash may hide
    from it what the value says (an accent as an escape).
    """
    whole = Counter(map(_seen, finder.trouve(document.text)))
    if not whole and "\\" not in document.text:
        return
    told: Counter[_Vu] = Counter()
    for pointer, text in textes(document):
        found = finder.trouve(text)
        told.update(map(_seen, found))
        if pointer == (CORPS,):
            lines = (text.count("\n", 0, one.debut) + 1 for one in found)
            yield from dict.fromkeys(
                (_seen(one), (CORPS, line)) for one, line in zip(found, lines, strict=True)
            )
        else:
            yield from dict.fromkeys((_seen(one), pointer) for one in found)
    yield from ((seen, ()) for seen in whole - told)


def _seen(one: Trouvaille) -> _Vu:
    return one.genre, one.gravite


def _fault(id_: str, genre: Genre, gravite: Severity, pointer: Pointer) -> Fault:
    where = "" if pointer else ", dans un commentaire ou le nom d’une rubrique"
    return Fault(
        Place(id_, pointer, "ne l’enregistrez pas" if gravite is not Severity.INFORMATION else "à vérifier"),
        f"{id_} {genre.phrase}{where}",
        (genre.remede, DEJA_ENREGISTRE) if gravite is not Severity.INFORMATION else (genre.remede,),
        severity=gravite,
    )


RULE = Rule(
    "donnee-personnelle",
    "G3",
    "Une donnée personnelle",
    Severity.ERREUR,
    (30, 31, 32),
    Gradation.OBSERVATION,
    _check,
)
