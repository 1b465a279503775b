"""Records written back: the values asked for change, and everything else of a file stays as its author wrote it."""

from filrouge.ecriture.formater import formater, gagnerait
from filrouge.ecriture.modifier import modifier
from filrouge.ecriture.nouveau import nouveau
from filrouge.ecriture.poser import Ecrit, poser

__all__ = ["Ecrit", "formater", "gagnerait", "modifier", "nouveau", "poser"]
