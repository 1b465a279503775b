"""A text cut short: what is left never holds half of an address, a number or a name."""

_MARK = "…"


def shorten(text: str, limit: int = 40) -> str:
    """Return a text of at most ``limit`` characters, cut between two words and ended by « … ».

    Personal data are hidden later, where a whole form is recognised: a part of one would be shown. So the last
    words left go too while they hold a figure, an « @ » or a capital, which may begin what was cut.
    """
    if len(text) <= limit:
        return text
    # What stands before the last space: the word that is cut is left out.
    words = text[:limit].rpartition(" ")[0].split(" ")
    while words and _may_go_on(words[-1]):
        words.pop()
    return f"{' '.join(words)}{_MARK}"


def _may_go_on(word: str) -> bool:
    return not word.isalpha() or not word.islower()
