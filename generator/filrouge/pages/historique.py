"""The life of one record as git saw it: who recorded what, when, and what vouches for the dates."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache, partial

from markupsafe import Markup

from filrouge.evidence import Evidence
from filrouge.garde import detecteur
from filrouge.history import (
    Changement,
    Historique,
    Mots,
    NiveauPreuve,
    SansHistorique,
    Version,
    raconter,
    renommages,
    resume,
)
from filrouge.history.recit import Renommages
from filrouge.pages import french
from filrouge.pages.context import Context
from filrouge.pages.fragments import mark
from filrouge.pages.html import html
from filrouge.project import Project
from filrouge.vie import DatesFiche, auteur, autres_dates, dates_declarees, non_enregistres
from filrouge.vie.comparaison import phrase_discrete

CHRONIQUE = "chronique"
"""What a page reads of the history: the life of one record."""
_SHORT = 7
_BEAUCOUP = 100
"""Changes of one commit that are told one by one: beyond, nobody reads them."""
_MISE_EN_FORME = "mise en forme, sans changement de valeur"
NIVEAUX: Mapping[NiveauPreuve, str] = {
    NiveauPreuve.TIERS: "Date attestée par un tiers : il atteste que l’enregistrement existait au plus tard à la date dite.",
    NiveauPreuve.FORGE: "Date attestée par l’hébergeur : le service en ligne qui garde le plan atteste l’arrivée de l’enregistrement.",
    NiveauPreuve.DECLAREE: "Date donnée par l’auteur : celle de son ordinateur, qui peut être changée.",
}
"""What each level of proof means, to be printed with the dates."""
_PREUVES: Mapping[NiveauPreuve, str] = {
    NiveauPreuve.TIERS: "date attestée par un tiers",
    NiveauPreuve.FORGE: "date attestée par l’hébergeur",
    NiveauPreuve.DECLAREE: "date donnée par l’auteur",
}


@dataclass(frozen=True, slots=True)
class Entree:
    """One commit that changed a record: words to be printed, no name, no address, no text of the record.

    ``autres_dates`` is "" when it was written, committed and landed on the same day.
    """

    jour: date
    phrases: tuple[str, ...]
    auteur: str
    preuve: str
    commit: Markup
    autres_dates: str


@dataclass(frozen=True, slots=True)
class Chronique:
    """The timeline of a record, newest first; ``phrase`` sets the declared day beside the first commit's.

    ``non_enregistre`` is what the file says and git does not know yet.
    """

    phrase: str
    non_enregistre: tuple[str, ...]
    entrees: tuple[Entree, ...]
    niveaux: str


@dataclass(frozen=True, eq=False)
class Journal:
    """The history told in sentences, each commit once for a whole run."""

    evidence: Evidence
    historique: Historique
    _told: dict[tuple[str, str], tuple[Changement, ...]] = field(default_factory=dict)
    _courts: dict[tuple[str, str], str] = field(default_factory=dict)

    @cached_property
    def _mots(self) -> Mots:
        return Mots.de(self.evidence.graph.organisme)

    def _mots_de(self, id_: str, version: Version) -> Mots:
        """Return the words for a version: those of the past are not quoted, nor those that the file already took back."""
        current = version is self.historique.de(id_)[-1] and id_ not in self.non_enregistres
        return self._mots if current else replace(self._mots, citer=False)

    def _phrase(self, changement: Changement, mots: Mots) -> str:
        told = phrase_discrete(changement, mots, self.evidence.project.noms)
        return french.spaced(f"{told[:1].upper()}{told[1:]}")

    @cached_property
    def commun(self) -> str:
        """The mark of what every sentence stands on: the words of the organisation, the settings, the authors."""
        return mark(repr((self.evidence.graph.organisme, self.evidence.project)))

    @cached_property
    def _renommages(self) -> Renommages:
        return renommages(self.historique)

    @cached_property
    def dates(self) -> Mapping[str, DatesFiche]:
        """The two dates of each record that declares one, by id."""
        return {one.id: one for one in dates_declarees(self.evidence).fiches}

    @cached_property
    def non_enregistres(self) -> Mapping[str, tuple[Changement, ...]]:
        """What the files say and git does not know yet, by id."""
        return non_enregistres(self.evidence)

    def attente(self, id_: str) -> tuple[str, ...]:
        """Tell what waits to be committed in a record that git knows."""
        told = (one for one in self.non_enregistres.get(id_, ()) if not one.nature.entiere)
        return tuple(self._phrase(one, self._mots) for one in told)

    def _changements(self, id_: str, version: Version) -> tuple[Changement, ...]:
        key = id_, version.commit
        if key not in self._told:
            self._told[key] = raconter(id_, version, self._renommages)
        return self._told[key]

    def court(self, id_: str, version: Version) -> str:
        """Tell a commit in few words."""
        key = id_, version.commit
        if key not in self._courts:
            self._courts[key] = self._court(id_, version)
        return self._courts[key]

    def _court(self, id_: str, version: Version) -> str:
        changes = self._changements(id_, version)
        if len(changes) > _BEAUCOUP:
            return f"{len(changes)} changements"
        told = resume(changes, self._mots_de(id_, version))
        return french.spaced(detecteur(self.evidence.project.noms).masque(told) or _MISE_EN_FORME)

    def entree(self, id_: str, version: Version) -> Entree:
        """Tell a commit in full."""
        mots = self._mots_de(id_, version)
        changes = self._changements(id_, version)
        told = tuple(self._phrase(one, mots) for one in changes[:_BEAUCOUP])
        if len(changes) > _BEAUCOUP:
            told = (*told, f"Et {len(changes) - _BEAUCOUP} autres changements")
        return Entree(
            jour=version.arrivee.date(),
            phrases=told or (f"{_MISE_EN_FORME[0].upper()}{_MISE_EN_FORME[1:]}",),
            auteur=french.spaced(auteur(self.evidence, version)),
            preuve=preuve(version),
            commit=enregistrement(self.evidence.project, version.commit),
            autres_dates=french.spaced(autres_dates(version)),
        )


# The last run alone: the preview renders again and again, and must not keep what it read before.
@lru_cache(maxsize=1)
def journal(context: Context) -> Journal | None:
    """Return the history of a run, told; None when there is none to tell."""
    historique = context.evidence.historique
    return Journal(context.evidence, historique) if isinstance(historique, Historique) else None


def chronique(context: Context, id_: str) -> Chronique | None:
    """Return the timeline of a record; None without history, of which nothing can be said here."""
    found = journal(context.of_run(CHRONIQUE, id_))
    if found is None:
        return None
    lived = [pair for pair in reversed(found.historique.vie(id_)) if not pair[1].sans_effet]
    said = found.dates.get(id_)
    if said is not None:
        words = said.phrase
    elif lived:
        words = f"Entrée dans l’historique le {french.long_date(lived[-1][1].arrivee.date())}."
    else:
        words = "Pas encore enregistrée."
    return Chronique(
        phrase=french.spaced(words),
        non_enregistre=found.attente(id_),
        entrees=tuple(found.entree(name, version) for name, version in lived),
        niveaux=niveaux(version for _, version in lived),
    )


def courts(context: Context, id_: str) -> Mapping[str, str]:
    """Return the few words for each commit that changed a record."""
    return context.keep(f"mots {id_}", partial(_courts, id_))  # type: ignore[no-any-return] # JSON's


def _courts(id_: str, context: Context) -> dict[str, str]:
    found = journal(context.of_run(CHRONIQUE, id_))
    return {one.commit: found.court(id_, one) for one in found.historique.de(id_)} if found else {}


def sans_historique(context: Context) -> SansHistorique | None:
    """Return why there is no history to tell; None when there is one."""
    historique = context.of_run(CHRONIQUE, "").evidence.historique
    return historique if isinstance(historique, SansHistorique) else None


def empreinte(context: Context, id_: str) -> str:
    """Return the mark of all that ``chronique`` tells a record's life from; for no record, why there is none to tell."""
    found = journal(context)
    if found is None or not id_:
        return mark(repr(sans_historique(context)))
    told = (found.historique.empreinte(id_), found.dates.get(id_), found.non_enregistres.get(id_))
    return mark(f"{told!r} {found.commun}")


def empreinte_entiere(context: Context, _: str) -> str:
    """Return the mark of a whole history."""
    historique = context.evidence.historique
    if isinstance(historique, SansHistorique):
        return mark(repr(historique))
    versions = [(id_, one.empreinte) for id_, those in historique.versions.items() for one in those]
    return mark(repr((versions, historique)))


def niveaux(versions: Iterable[Version]) -> str:
    """Say what the levels of proof of some versions mean."""
    found = {version.niveau for version in versions}
    return french.spaced(" ".join(words for niveau, words in NIVEAUX.items() if niveau in found))


def enregistrement(project: Project, commit: str) -> Markup:
    """Return the short id of a commit, which leads to the forge when the settings say where it is."""
    short = commit[:_SHORT]
    code = html("<code>%s</code>", short)
    address = project.lien(commit)
    if address is None:
        return code
    words = f"Enregistrement {short} chez l’hébergeur"
    # The forge is not told which page was read, nor given a hand on it.
    return html(
        '<a href="%s" rel="noopener noreferrer" title="%s" aria-label="%s">%s</a>',
        address,
        words,
        words,
        code,
    )


def preuve(version: Version) -> str:
    """Return who vouches for the date: « date attestée par un tiers, au plus tard le 3 juin 2026 »."""
    words = _PREUVES[version.niveau]
    if version.prouvee is None:
        return words
    return f"{words}, au plus tard le {french.long_date(version.prouvee.date())}"
