"""A change as a sentence needs it: nouns, whose they are, values in words."""

from dataclasses import dataclass, replace
from functools import cached_property

from filrouge.diagnostics.french import jour, lowered
from filrouge.history.changement import Changement, Lieu, Valeur, est_rien
from filrouge.history.mots_changement import Mots, court, dire, est_libre, libelles
from filrouge.history.natures import jour_de
from filrouge.history.noms_changement import Etape, Nom, etapes

_PAR_CODE = frozenset({"constats", "decisions", "formations", "questions", "repartition", "roles", "themes"})
"""Lists and mappings whose entries are called by their code."""


@dataclass(frozen=True)
class Dit:
    """A change in words: whole, short among others, and short when there are several alike ("" if never told so)."""

    phrase: str
    court: str
    plusieurs: str = ""


@dataclass(frozen=True)
class Vue:
    """One change, the words of the organisation, and what both make of it."""

    changement: Changement
    mots: Mots

    @cached_property
    def etapes(self) -> tuple[Etape, ...]:
        """The steps of the pointer."""
        return etapes(self.changement)

    @property
    def etape(self) -> Etape:
        """The last step: there is one, unless the record came or went as a whole."""
        return self.etapes[-1]

    @property
    def lieu(self) -> Lieu:
        """The place of the value."""
        return self.etape.dedans

    @property
    def titre(self) -> str:
        """The schema's title of the value, inside a sentence."""
        return lowered(self.lieu.noeud.get("title", court(self.lieu.nom)))

    @property
    def ajout(self) -> bool:
        """True when there was nothing before."""
        return est_rien(self.changement.avant)

    @property
    def retrait(self) -> bool:
        """True when there is nothing now."""
        return est_rien(self.changement.apres)

    @property
    def avant(self) -> str | None:
        """What was there, in words; free words are not repeated once they were changed."""
        libre = est_libre(self.lieu, self.changement.avant)
        return None if libre else self.dire(self.changement.avant)

    @property
    def apres(self) -> str | None:
        """What is there now, in words; free words of the past are not repeated."""
        libre = not self.mots.citer and est_libre(self.lieu, self.changement.apres)
        return None if libre else self.dire(self.changement.apres)

    def dire(self, valeur: Valeur, *cles: str) -> str | None:
        """Write a value of this place, or of a key inside it."""
        lieu = self.lieu
        for cle in cles:
            lieu = lieu.cle(cle)
            valeur = valeur.get(cle) if isinstance(valeur, dict) else None
        return dire(lieu, valeur, self.mots)

    @cached_property
    def de_qui(self) -> str:
        """Whose the value is: « de la suite du constat « rythme » », with a space before; "" at the top."""
        pairs = zip(self.etapes[-2::-1], self.etapes[:0:-1], strict=True)
        return "".join(f" {self._nomme(holder).de}" for holder, step in pairs if not step.propre)

    @property
    def entre_parentheses(self) -> str:
        """Whose it is, for a sentence that has no noun: « (suite du constat « rythme ») »."""
        if len(self.etapes) < 2:
            return ""
        holder = Vue(replace(self.changement, pointer=self._pointeur_parent, entree=False), self.mots)
        return f" ({holder.nomme.texte}{holder.de_qui})"

    @property
    def _pointeur_parent(self) -> tuple[str, ...]:
        return self.changement.pointer[: -2 if self.etape.choisie else -1]

    @property
    def nomme(self) -> Nom:
        """The noun of the place, with the code or the day of the entry."""
        return self._nomme(self.etape)

    def _nomme(self, etape: Etape) -> Nom:
        return replace(etape.nom, texte=f"{etape.nom.texte}{self._laquelle(etape)}")

    def _laquelle(self, etape: Etape) -> str:
        day = jour_de(etape.entree)
        if not etape.choisie:
            return ""
        if day is not None:
            return f" du {jour(day)}"
        if etape.cle in _PAR_CODE and not _simple(etape):
            return f" « {court(etape.entree)} »"
        if etape.cle == "suivi_actions":
            return f" sur {court(etape.entree)}"
        if etape.cle == "causes_abandon":
            labels = libelles(etape.dedans.cle("cause"))
            return f" « {court(labels.get(etape.entree, etape.entree))} »"
        return ""

    def verbe(self, participe: str, detail: str = "", bref: str = "", nom: Nom | None = None) -> Dit:
        """Say that something was done to the value; ``bref`` is the shorter participle, ``nom`` another noun."""
        whole, bare = nom or self.nomme, nom or self.etape.nom
        short = bref or participe
        return Dit(
            f"{whole.texte}{self.de_qui} {whole.accord(participe)}{detail}",
            f"{bare.texte} {bare.accord(short)}",
            f"{bare.plusieurs} {bare.accord(short, nombre=2)}" if bare.plusieurs else "",
        )


def _simple(etape: Etape) -> bool:
    """Tell whether an entry of a list is a plain code, which is said after the verb and names nothing."""
    return "items" in etape.lieu.noeud and etape.dedans.noeud.get("type") == "string"


def suite_de(texte: str | None) -> str:
    """Add what is said after a verb, if anything is."""
    return f" : {texte}" if texte else ""
