"""What a page says of itself, and how credits and encodings are told."""

import pytest

from onrecord.page import read_page
from onrecord.page.credits import find_credit

BODY = "".join(
    f"<p>The ministers of both countries agreed on point {n} of the treaty, officials said.</p>"
    for n in range(5)
)


def page(head: str, body: str = "") -> bytes:
    title = "<h1>Ministers agree on the treaty</h1>"
    return f"<html lang='en'><head>{head}</head><body>{title}{body}{BODY}</body></html>".encode()


@pytest.mark.parametrize(
    ("head", "outlet", "published", "authors"),
    [
        ('<meta name="author" content="Ann Lee, Bo Rask">', None, None, ("Ann Lee", "Bo Rask")),
        ("<title>Ministers agree on the treaty | The Post</title>", "The Post", None, ()),
        ('<link rel="canonical" href="https://www.post.example/2022/05/06/x">', "post.example",
         "2022-05-06", ()),
        ('<script type="application/ld+json">[{"@type": ["NewsArticle"], "author": "Ann Lee", '
         '"datePublished": ["2022-05-06"], "publisher": [{"name": "A &amp; B"}]}]</script>',
         "A & B", "2022-05-06", ("Ann Lee",)),
        ('<script type="application/ld+json">{"@type": "Article", "author": [{"name": ["Ann Lee"]},'
         ' {"@type": "Organization", "name": "The Post"}, 7]}</script>', None, None, ("Ann Lee",)),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', None, None, ()),
        ('<meta property="og:url" content="http://[bad"><meta name="date" content="soon">',
         None, None, ()),
    ],
)  # fmt: skip
def test_declared(
    head: str, outlet: str | None, published: str | None, authors: tuple[str, ...]
) -> None:
    article = read_page(page(head), "page.html")[1]
    assert (article.outlet, article.published, article.authors) == (outlet, published, authors)
    assert article.title == "Ministers agree on the treaty"
    assert article.language == "en"


def test_time_elements_and_a_visible_time() -> None:
    raw = page("", "<time datetime='2022-05-06'>Friday</time><p>6 May 2022, 10:30</p>")
    assert read_page(raw, "page.html")[1].published == "2022-05-06T10:30"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("© Reuters", "credit"),
        ("© 2022 Reuters", None),
        ("The minister at the airport on Monday © Jane Doe", "caption"),
        ("Jane Doe/AFP", "credit"),
        ("The minister at the airport. (Jane Doe/AFP)", "caption"),
        ("The minister - The Post, 1920, 01.02.2022", "caption"),
        ("An ordinary sentence, which ends here.", None),
    ],
)
def test_credits(text: str, kind: str | None) -> None:
    credit = find_credit(text)
    assert (credit.kind if credit else None) == kind
