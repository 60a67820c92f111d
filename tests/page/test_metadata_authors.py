"""People, agencies and outlets as authors."""

import pytest

from onrecord.page.metadata.lexicon import lexicon
from onrecord.page.metadata.names import Namer
from onrecord.values import Envelope
from tests.page.pages import BODY, GERMAN, html, ld, linked, meta, origins, read


def person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


@pytest.mark.parametrize(
    ("text", "language", "people", "agencies"),
    [
        ("By Ann Lee", "en", ("Ann Lee",), ()),
        ("Ann Lee and Bo Rask", "en", ("Ann Lee", "Bo Rask"), ()),
        ("By Ann Lee, Chief Political Correspondent", "en", ("Ann Lee",), ()),
        ("Political Editor Ann Lee", "en", ("Ann Lee",), ()),
        ("Ann Lee (AFP)", "en", ("Ann Lee",), ("AFP",)),
        ("Ann Lee The Associated Press", "en", ("Ann Lee",), ("The Associated Press",)),
        ("LEE, Ann", "en", ("Ann LEE",), ()),
        ("ANN LEE, BO RASK", "en", ("ANN LEE", "BO RASK"), ()),
        ("By Ann Lee ann@post.example @annlee", "en", ("Ann Lee",), ()),
        ("Ann Lee | Reuters", "en", ("Ann Lee",), ("Reuters",)),
        ("Staff Writer", "en", (), ()),
        ("Post Staff", "en", (), ("Post Staff",)),
        ("1482088941", "en", (), ()),
        ("https://post.example/ann-lee", "en", (), ()),
        ("Von Anna Berg und Bo Rask", "de", ("Anna Berg", "Bo Rask"), ()),
        ("dpa/Anna Berg", "de", ("Anna Berg",), ("dpa",)),
        ("Autor: Anna von der Aa", "de", ("Anna von der Aa",), ()),
        ("Redaktion", "de", (), ("Redaktion",)),
        ("Ein Gastbeitrag von Anna Berg", "de", ("Anna Berg",), ()),
        ("di Anna Bo e Carlo Di Fo", "it", ("Anna Bo", "Carlo Di Fo"), ()),
        ("a cura della Redazione ANSA", "it", (), ("Redazione ANSA",)),
        ("Par Anne Bé et Jean-Luc Fa", "fr", ("Anne Bé", "Jean-Luc Fa"), ()),
        ("Por Ana Bo y Luis Fa", "es", ("Ana Bo", "Luis Fa"), ()),
        ("Автор: Анна Бо", "ru", ("Анна Бо",), ()),
        ("(责编：王明、李小红)", "zh", ("王明", "李小红"), ()),
        ("post.example", "en", (), ("post.example",)),
        ("The Post", "en", (), ("The Post",)),
        ("", "en", (), ()),
    ],
)  # fmt: skip
def test_names(
    text: str, language: str, people: tuple[str, ...], agencies: tuple[str, ...]
) -> None:
    found = Namer(lexicon(language), ("The Post",)).read(text)
    assert (found.people, found.agencies) == (people, agencies)


def test_a_person_who_is_called_like_the_outlet() -> None:
    assert Namer(lexicon("de"), ("Stern",)).read("Daniel Stern").people == ("Daniel Stern",)


@pytest.mark.parametrize(
    ("author", "people", "agencies"),
    [
        (person("ann lee"), ("ann lee",), ()),
        ([person("Ann Lee"), person("Bo Rask")], ("Ann Lee", "Bo Rask"), ()),
        ("Ann Lee and Bo Rask", ("Ann Lee", "Bo Rask"), ()),
        ({"@type": "Organization", "name": "The Post"}, (), ("The Post",)),
        (person("AFP"), (), ("AFP",)),
        (person("Pelé"), ("Pelé",), ()),
        (person("admin"), (), ("admin",)),
        ([person("Ann Lee"), {"@type": "NewsMediaOrganization", "name": "AP"}],
         ("Ann Lee",), ("AP",)),
        ({"@type": ["Person"], "name": ["Ann Lee", "Bo Rask"]}, ("Ann Lee", "Bo Rask"), ()),
        (7, (), ()), (None, (), ()), ([[]], (), ()), ({"name": {"name": {}}}, (), ()),
    ],
)  # fmt: skip
def test_linked_data(author: object, people: tuple[str, ...], agencies: tuple[str, ...]) -> None:
    article = read(html(linked(author=author)))
    assert (article.authors, article.agencies) == (people or agencies, agencies)


def test_references_into_the_graph() -> None:
    graph = [
        {"@type": "NewsArticle", "author": {"@id": "#ann"}, "publisher": {"@id": "#post"}},
        {"@id": "#ann", **person("Ann Lee")},
        {"@id": "#post", "@type": "Organization", "name": "The Post"},
    ]
    article = read(html(ld({"@graph": graph})))
    assert (article.authors, article.outlet) == (("Ann Lee",), "The Post")


def test_the_author_of_a_related_story_is_not_this_one_s() -> None:
    other = {"@type": "NewsArticle", "headline": "Another story", "author": person("Bo Rask")}
    head = ld({"@type": "ItemList", "itemListElement": [other]}) + linked(
        headline="Ministers agree on the treaty", author=person("Ann Lee")
    )
    assert read(html(head)).authors == ("Ann Lee",)


@pytest.mark.parametrize(
    ("above", "below", "people"),
    [
        ("<p itemprop='author'><span itemprop='name'>Ann Lee</span></p>", "", ("Ann Lee",)),
        ("<a rel='author' href='/ann'>Ann Lee</a>", "", ("Ann Lee",)),
        ("<p class='byline'>Ann Lee</p>", "", ("Ann Lee",)),
        ("<p>By Ann Lee</p>", "", ("Ann Lee",)),
        ("<p>1 March 2024 | By Ann Lee</p>", "", ("Ann Lee",)),
        ("", "<p>Reporting by Ann Lee</p>", ("Ann Lee",)),
        ("", "<p>Ann Lee</p>", ("Ann Lee",)),
        ("", "<div class='teaser-card'><a rel='author'>Bo Rask</a></div>", ()),
        ("", "<p class='comment-author'>By Bo Rask</p>", ()),
        ("<p>By the river they met for talks</p>", "", ()),
    ],
)
def test_in_the_page(above: str, below: str, people: tuple[str, ...]) -> None:
    assert read(html(above=above, below=below)).authors == people


def test_the_template_s_default_gives_way_to_a_person() -> None:
    head = meta(og__site_name="The Post") + linked(author=person("The Post"))
    article = read(html(head, above="<p class='byline'>By Ann Lee</p>"))
    assert (article.authors, article.agencies) == (("Ann Lee",), ())
    assert origins(article)["authors"] == "line"


def test_an_agency_alone() -> None:
    article = read(html(linked(author=person("dpa")), body=GERMAN, lang="de"))
    assert (article.authors, article.agencies) == (("dpa",), ("dpa",))
    assert origins(article)["agencies"] == "JSON-LD"


def test_the_agency_that_signs_the_first_paragraph() -> None:
    body = (f"LONDON (Reuters) - {BODY[0]}", *BODY[1:])
    assert read(html(body=body)).agencies == ("Reuters",)


def test_the_authors_of_a_feed() -> None:
    said = Envelope(carrier="feed entry", authors=("Ann Lee", "AFP"))
    article = read(html(), said)
    assert (article.authors, article.agencies) == (("Ann Lee",), ("AFP",))
