"""The figures of a year, as the VAE needs them (guide V9, ind. 32)."""

from dataclasses import dataclass
from datetime import date

from filrouge.records.types.abandon import CauseAbandon
from filrouge.records.types.commun import Categorie
from filrouge.records.types.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class CauseComptee:
    """A cause of abandon, and how many times."""

    cause: CauseAbandon
    nombre: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilan(Record):
    """One year of one category; rates are computed."""

    titre: str
    annee: int
    categorie: Categorie
    etabli_le: date
    candidats_debut: int | None = None
    candidats_fin: int | None = None
    causes_abandon: tuple[CauseComptee, ...] = ()
    reussites_totales: int | None = None
    reussites_partielles: int | None = None
    echecs: int | None = None
    commentaire: str | None = None
    repris_de: str | None = None
    repris_le: date | None = None
    note_interne: str | None = None

    @property
    def taux_abandon(self) -> float | None:
        """(Début − fin) / début, in per cent."""
        if not self.candidats_debut or self.candidats_fin is None:
            return None
        return 100 * (self.candidats_debut - self.candidats_fin) / self.candidats_debut

    @property
    def taux_reussite(self) -> float | None:
        """Réussites totales over all results known (totales, partielles, échecs), in per cent."""
        results = (self.reussites_totales or 0) + (self.reussites_partielles or 0) + (self.echecs or 0)
        return 100 * (self.reussites_totales or 0) / results if results else None

    @property
    def faits(self) -> tuple[date, date]:
        """First and last day of the facts told."""
        return date(self.annee, 1, 1), self.etabli_le
