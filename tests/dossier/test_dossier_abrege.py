"""What paper leaves out of a page."""

from filrouge.dossier.abrege import shortened

CURVE = '<figure class="fil-graphique fil-figure-tendance fil-complete"><figcaption>De 4,2 à 4,3.</figcaption><svg></svg></figure>'
BAR = '<figure class="fil-graphique fil-figure-repartition"><figcaption>4 ou 5.</figcaption><svg></svg></figure>'


def test_a_question_says_its_curve_in_words() -> None:
    question = f'<article class="fil-item" id="APP-1.q.accueil">\n{BAR}\n{CURVE}\n</article>'
    assert shortened(question) == (
        '<article class="fil-item dossier-question" id="APP-1.q.accueil">\n'
        f'{BAR}\n<p class="fil-discreet">De 4,2 à 4,3.</p>\n</article>'
    )


def test_a_curve_that_stands_only_there_stays() -> None:
    html = f'<article class="fil-item" id="APP-1.acces"></article><section>{CURVE}</section>'
    assert shortened(html) == html


def test_what_points_to_a_record_is_named_by_its_id() -> None:
    link = '<a href="#R.x"><span class="fil-id">R<wbr>#x</span> Ne pas ouvrir.</a> <span>prend une décision</span>'
    html = f'<section data-autour><ul class="fil-links"><li>{link}</li></ul></section><ul class="fil-links"><li>{link}</li></ul>'
    short = '<a href="#R.x"><span class="fil-id">R<wbr>#x</span></a> <span>prend une décision</span>'
    assert shortened(html) == (
        f'<section data-autour><ul class="fil-links"><li>{short}</li></ul></section><ul class="fil-links"><li>{link}</li></ul>'
    )
