"""One content, three engines, the same site: every page, link target, anchor and thread is in each."""

from moteurs_site import THEME, Built


def test_the_same_files(site: Built, reference: Built) -> None:
    def ours(built: Built) -> list[str]:
        return [path for path in built.files if not path.startswith(THEME)]

    assert ours(site) == ours(reference)
    assert len(site.pages) > 200


def test_the_same_bytes_wherever_the_engine_has_no_part(site: Built, reference: Built) -> None:
    """Downloads, attachments, style and script."""
    marker = ".filrouge-site"  # lists the files of the theme too

    def ours(built: Built) -> dict[str, bytes]:
        others = {path: text for path, text in built.files.items() if path not in built.pages}
        return {path: text for path, text in others.items() if not path.startswith((*THEME, marker))}

    assert ours(site) == ours(reference)
    assert any(path.startswith("pieces/") for path in ours(site))


def test_the_same_words_on_every_page(site: Built, reference: Built) -> None:
    assert site.titles == reference.titles
    different = [path for path, html in site.contents.items() if html != reference.contents[path]]
    assert different == []


def test_the_same_threads(site: Built, reference: Built) -> None:
    assert site.threads == reference.threads
    assert sum(map(len, site.threads.values())) > 100


def test_the_same_menu_on_every_page(site: Built, reference: Built) -> None:
    different = [path for path, links in site.menus.items() if links != reference.menus[path]]
    assert different == []
    assert "index.html Accueil" in site.menus["index.html"]


def test_every_link_leads_somewhere(site: Built) -> None:
    assert site.broken == []


def test_every_anchor_of_ours_is_there(site: Built, reference: Built) -> None:
    """What an engine adds for its own use (« __skip ») is its own."""

    def ours(built: Built) -> dict[str, set[str]]:
        return {
            path: {anchor for anchor in anchors if not anchor.startswith("__")}
            for path, anchors in built.anchors.items()
        }

    assert ours(site) == ours(reference)
    assert all("contenu-principal" in anchors for anchors in site.anchors.values())


def test_the_skip_link_leads_to_the_content(site: Built) -> None:
    for path, html in site.pages.items():
        anchor = html.partition('<a href="#')[2].partition('" class="md-skip"')[0]
        before, found, after = html.partition(f' id="{anchor}"')
        assert found, path
        assert "<main" in before
        assert site.contents[path] in after


def test_no_trace_of_a_search_that_is_not_ours(site: Built) -> None:
    """Its script would ask for an index that is not there."""
    assert [path for path, html in site.pages.items() if 'class="md-search' in html] == []
