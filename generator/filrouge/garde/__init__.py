"""Personal data in a text: the one detector that the rules, the reports, the importers and the hook of git share.

    finder = detecteur(project.noms)
    for found in finder.trouve(text):            # what designates a person: a telephone number, a listed name
        found.genre, text[found.debut : found.fin], found.gravite, found.genre.remede
    finder.trouve_tout(verbatim)                 # the same, and what people say of somebody's private life
    finder.masque(text)                          # a block for each character found: for what is shown

Pure functions of the text and of the names. It is a net, no guarantee: see ``tests/garde/corpus``.
"""

from filrouge.garde.detecteur import Detecteur, detecteur
from filrouge.garde.genres import Confiance, Genre, Trouvaille
from filrouge.garde.sensible import vie_privee

__all__ = ["Confiance", "Detecteur", "Genre", "Trouvaille", "detecteur", "vie_privee"]
