"""XHTML and AMP pages read as any page does."""

import pytest

from onrecord.page.read import read_page

PROLOG = (
    '<?xml version="1.0" encoding="{encoding}"?>\n'
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://127.0.0.1/strict.dtd">\n'
    '<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="it" lang="it">'
)


def lines(raw: str | bytes, declared_type: str | None = None) -> list[str]:
    """The visible lines of a page that is told to be HTML by its content."""
    raw = raw.encode() if isinstance(raw, str) else raw
    page, _ = read_page(raw, "page", declared_type=declared_type)
    assert page.media_type == "text/html"
    return page.text.split("\n")


def xhtml(body: str, head: str = "") -> str:
    """An XHTML page."""
    return f"{PROLOG.format(encoding='UTF-8')}<head>{head}</head><body>{body}</body></html>"


def test_prolog_and_references() -> None:
    page = xhtml(
        "<h1>Nessun accordo</h1><p>Ha detto&#160;che &#171;il piano non &#xE8; pronto&#187;.</p>"
        "<p>L&apos;aula vota.</p>"
    )
    assert lines(page, "application/xhtml+xml") == [
        "Nessun accordo",
        "Ha detto che «il piano non è pronto».",
        "L'aula vota.",
    ]


def test_the_encoding_of_the_prolog() -> None:
    page = PROLOG.format(encoding="ISO-8859-2") + "<body><p>Rząd mówi: nie.</p></body></html>"
    assert lines(page.encode("iso-8859-2")) == ["Rząd mówi: nie."]


@pytest.mark.parametrize("mark", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_before_the_prolog(mark: str) -> None:
    assert lines(xhtml("<p>Non è pronto.</p>").encode(mark)) == ["Non è pronto."]


def test_cdata_of_scripts_and_styles_is_not_shown() -> None:
    page = xhtml(
        "<p>Ha detto no.</p>",
        '<title>t</title><script type="text/javascript">//<![CDATA[\n'
        'if (a < b && c) document.write("<p>no</p>");\n//]]></script>'
        "<style>/*<![CDATA[*/ p > a { color: red } /*]]>*/</style>",
    )
    assert lines(page) == ["Ha detto no."]


def test_tags_that_close_themselves_do_not_swallow_the_page() -> None:
    page = xhtml(
        '<div id="a"/><a name="top" id="top"/><span class="x"/><h1>Nessun accordo</h1><p/>'
        '<p>Prima<br/>seconda.</p><hr/><script src="a.js"/><p>Dopo lo script.</p>'
        '<iframe src="x"/><p>Dopo la cornice.</p>'
    )
    assert lines(page) == [
        "Nessun accordo",
        "Prima",
        "seconda.",
        "Dopo lo script.",
        "Dopo la cornice.",
    ]


def test_drawings_and_formulas_of_other_namespaces_are_left_out() -> None:
    page = xhtml(
        '<p>Prima.</p><svg xmlns="http://www.w3.org/2000/svg"><text>12 %</text></svg>'
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math><p>Dopo.</p>'
    )
    assert lines(page) == ["Prima.", "Dopo."]


def test_entities_of_its_own_are_not_expanded() -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "haha">{laughs}'
        '<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><p>Ha detto &a11; &x; no.</p>'
        "</body></html>"
    )
    text = "\n".join(lines(page))
    assert "no." in text
    assert len(text) < 2_000
    assert "root:" not in text


def test_cdata_between_tags_is_shown() -> None:
    page = xhtml("<p>L'aula vota <![CDATA[martedì & <poi>]]> giovedì.</p>")
    assert lines(page) == ["L'aula vota martedì & <poi> giovedì."]


def test_names_with_a_prefix() -> None:
    page = (
        '<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"><h:body>'
        "<h:h1>Titolo</h:h1><h:p>Il ministro ha detto no.</h:p></h:body></h:html>"
    )
    assert lines(page) == ["Titolo", "Il ministro ha detto no."]


AMP = """<!doctype html><html ⚡ lang="it"><head><meta charset="utf-8"><title>Nessun accordo</title>
<link rel="canonical" href="https://m.example/a"><script async src="https://c.example/v0.js">
</script><style amp-boilerplate>body{visibility:hidden}</style><noscript><style amp-boilerplate>
body{visibility:visible}</style></noscript><style amp-custom>p{color:red}</style></head><body>
<amp-sidebar id="s" layout="nodisplay"><ul><li>Home</li><li>Politica</li></ul></amp-sidebar>
<amp-analytics><script type="application/json">{"a": "b"}</script></amp-analytics>
<h1>Nessun accordo</h1><amp-img src="a.jpg" alt="La sala" width="1" height="1"><noscript>
<img src="a.jpg" alt="La sala"></noscript></amp-img>
<p>Il ministro ha detto che <amp-fit-text>il piano</amp-fit-text> non è pronto.</p>
<amp-list src="x"><template type="amp-mustache"><p>{{title}}</p></template></amp-list>
<p>Il voto è previsto per martedì in aula.</p><amp-youtube data-videoid="x"></amp-youtube>
<amp-accordion><section><h4>Leggi tutto</h4><p>Il seguito della storia.</p></section>
</amp-accordion></body></html>"""


def test_amp() -> None:
    found = lines(AMP)
    assert [line for line in found if line not in ("Home", "Politica")] == [
        "Nessun accordo",
        "Il ministro ha detto che il piano non è pronto.",
        "Il voto è previsto per martedì in aula.",
        "Leggi tutto",
        "Il seguito della storia.",
    ]


def test_the_menu_of_an_amp_page_is_no_part_of_its_story() -> None:
    page, article = read_page(AMP.encode(), "page")
    kinds = {block.of(page.text): block.kind for block in article.blocks}
    assert kinds["Nessun accordo"] == "headline"
    assert kinds.get("Politica", "navigation") == "navigation"
    assert article.title == "Nessun accordo"
