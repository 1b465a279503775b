"""The search of the site: what finished pages show, as files that a browser reads when somebody searches.

Nothing here knows a record: whatever a page does not show cannot be found, nor read in the files.
"""

from filrouge.recherche.files import search_files

__all__ = ["search_files"]
