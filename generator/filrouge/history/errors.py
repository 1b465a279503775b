"""Why a history cannot be told; neither exception ever leaves this package."""

from filrouge.history.history import SansHistorique


class NoHistoryError(Exception):
    """The history is not there, or not whole."""

    def __init__(self, raison: str, aide: str, *, incomplet: bool = True) -> None:
        super().__init__(raison)
        self.sans = SansHistorique(raison, aide, incomplet)


class IncompleteError(NoHistoryError):
    """Git no longer holds, or did not give, all that the history is made of."""

    def __init__(
        self,
        raison: str = "le dépôt git est incomplet ou abîmé : une partie de l’historique manque",
        aide: str = "lancez « git fsck » pour savoir laquelle, ou clonez de nouveau le dépôt en entier",
    ) -> None:
        super().__init__(raison, aide)
