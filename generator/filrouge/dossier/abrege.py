"""What paper leaves out: what a dossier says again elsewhere, and links that have no meaning where nothing is clicked.

Cut on the finished page, by its classes: the same document as on screen, shorter. Nothing is cut that stands only there.
"""

import re

_QUESTION = re.compile(r'<article class="fil-item"( id="[^"]*\.q\.[^"]*">.*?</article>)', re.DOTALL)
_TREND = re.compile(
    r'<figure class="[^"]*\bfil-figure-tendance\b[^"]*"><figcaption>(.*?)</figcaption>.*?</figure>', re.DOTALL
)
_BACK = re.compile(r'<ul class="fil-links">.*?</ul>', re.DOTALL)
_AROUND = re.compile(r"<section data-autour>.*?</section>", re.DOTALL)
_TITLE = re.compile(r'(<a [^>]*><span class="fil-id">[^<]*(?:<wbr>[^<]*)?</span>)[^<]*(</a>)')


def shortened(html: str) -> str:
    """Return the HTML of a text as paper shows it.

    - A question of a questionnaire keeps what its curve says, in words: the part « Retours » draws the curve.
    - What points to a record is named by its id: its title stands on its own page and in the contents.
    """
    html = _QUESTION.sub(lambda one: f'<article class="fil-item dossier-question"{_said(one[1])}', html)
    return _AROUND.sub(lambda one: _BACK.sub(lambda links: _TITLE.sub(r"\1\2", links[0]), one[0]), html)


def _said(html: str) -> str:
    return _TREND.sub(r'<p class="fil-discreet">\1</p>', html)
