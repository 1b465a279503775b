"""What ``mkdocs.yml`` may say: everything else is refused, because a pull request can change that file."""

from collections.abc import Mapping

TOP_KEYS = (
    "site_name",
    "site_description",
    "site_url",
    "site_author",
    "copyright",
    "nav",
    "theme",
    "extra_css",
    "extra",
)
THEME_KEYS = ("name", "language", "palette", "features", "logo", "favicon")
PALETTE_KEYS = ("media", "scheme", "primary", "accent", "toggle")
TOGGLE_KEYS = ("icon", "name")
EXTRA_KEYS = ("generator",)

THEMES = ("material",)
LANGUAGES = ("fr",)
SCHEMES = ("default", "slate")
MEDIA = (
    "(prefers-color-scheme)",
    "(prefers-color-scheme: light)",
    "(prefers-color-scheme: dark)",
)
ACCENTS = (
    "red",
    "pink",
    "purple",
    "deep purple",
    "indigo",
    "blue",
    "light blue",
    "cyan",
    "teal",
    "green",
    "light green",
    "lime",
    "yellow",
    "amber",
    "orange",
    "deep orange",
)
PRIMARIES = (*ACCENTS, "brown", "grey", "blue grey", "black", "white", "custom")
FEATURES = (
    "header.autohide",
    "navigation.tabs",
    "navigation.tabs.sticky",
    "navigation.top",
    "navigation.tracking",
)
IMAGES = (".png", ".jpg", ".jpeg", ".webp", ".ico")

_PROGRAM = "ce serait un programme, exécuté sur la machine qui publie le site"
_FOLDERS = (
    "Fil Rouge choisit les dossiers ; celui du site se donne avec « filrouge construire --sortie DOSSIER »"
)
_DEPOT = (
    "l’adresse du dépôt s’écrit dans site_config/reglages.yaml (« depot ») ; ici, le thème interrogerait la forge "
    "depuis le navigateur de chaque lecteur"
)
_LINKS = "Fil Rouge vérifie tous les liens à chaque construction"

REASONS: Mapping[str, str] = {
    "INHERIT": "la configuration tient dans ce seul fichier, pour être relue d’un coup d’œil",
    "custom_dir": _PROGRAM,
    "dev_addr": "l’adresse se donne avec « filrouge servir --hote … --port … »",
    "docs_dir": _FOLDERS,
    "edit_uri": _DEPOT,
    "extra_javascript": "un script s’exécuterait chez chaque lecteur du site",
    "extra_templates": _PROGRAM,
    "font": "ces polices viennent d’un autre serveur, et le site n’en contacte aucun",
    "hooks": _PROGRAM,
    "markdown_extensions": "Fil Rouge écrit les pages lui-même, et une extension peut lire n’importe quel fichier",
    "plugins": _PROGRAM,
    "repo_name": _DEPOT,
    "repo_url": _DEPOT,
    "site_dir": _FOLDERS,
    "strict": _LINKS,
    "use_directory_urls": "le site doit s’ouvrir aussi depuis un simple dossier ou une clé USB",
    "validation": _LINKS,
    "navigation.footer": "précédent et suivant n’auraient pas de sens sur la page d’une fiche",
    "navigation.instant": "le site doit s’ouvrir aussi depuis un simple dossier ou une clé USB",
    "navigation.instant.prefetch": "le site doit s’ouvrir aussi depuis un simple dossier ou une clé USB",
    "navigation.path": "Fil Rouge écrit lui-même le chemin de chaque page",
}
"""Why the usual keys and features of MkDocs are refused, where there is more to say than « inconnue »."""
