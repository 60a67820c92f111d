"""Feeds to pages: formats, broken entries, hostile input. Nothing here may open a connection."""

import io
import socket
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.containers import feeds
from onrecord.containers.feed_entry import MAX_ENTRIES
from onrecord.containers.member import Member
from onrecord.errors import InputError
from onrecord.page.read import read_page

LIMIT = 32 * 1024 * 1024
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


@pytest.fixture(autouse=True)
def _no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a feed made a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    started = time.process_time()
    yield
    assert time.process_time() - started < 10


def pages(raw: bytes | str, limit: int = LIMIT) -> list[Member | InputError]:
    """All that a feed holds."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return list(feeds.open_pages(io.BytesIO(raw), "feed.xml", limit))


def members(raw: bytes | str) -> list[Member]:
    """The pages of a feed without a fault."""
    found = pages(raw)
    assert [item for item in found if isinstance(item, InputError)] == []
    return [item for item in found if isinstance(item, Member)]


def rss(items: str, doctype: str = "", channel: str = "") -> str:
    """An RSS 2.0 feed."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{doctype}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>La Gazzetta</title>'
        f"<language>it-IT</language>{channel}{items}</channel></rss>"
    )


def atom(entries: str, doctype: str = "") -> str:
    """An Atom feed."""
    return (
        f'{doctype}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Der Bote</title>'
        f"<author><name>Redaktion</name></author>{entries}</feed>"
    )


STORY = (
    "<p>Il ministro ha detto ieri che «il piano è pronto».</p><p>Il testo va in aula martedì "
    "prossimo, secondo fonti di governo citate dalla stampa.</p>"
)
ITEM = (
    "<item><title>Il piano &amp; l'aula</title><link>https://g.example/piano</link>"
    "<dc:creator>Anna Rossi</dc:creator><pubDate>Mon, 05 Jan 2026 10:00:00 +0100</pubDate>"
    f"<description>Breve.</description><content:encoded><![CDATA[{STORY}]]></content:encoded>"
    "</item>"
)


def test_rss_with_the_whole_content() -> None:
    (page,) = members(rss(ITEM))
    assert page.source == "feed.xml#1"
    assert page.declared_type == "text/html; charset=utf-8"
    assert STORY in page.raw.decode()
    assert "Breve" not in page.raw.decode()
    assert "<h1>Il piano &amp; l'aula</h1>" in page.raw.decode()
    envelope = page.envelope
    assert envelope is not None
    assert envelope.carrier == "feed entry"
    assert envelope.title == "Il piano & l'aula"
    assert envelope.published == "2026-01-05T10:00:00+01:00"
    assert envelope.authors == ("Anna Rossi",)
    assert envelope.address == "https://g.example/piano"
    assert (envelope.outlet, envelope.language) == ("La Gazzetta", "it-IT")


def test_the_composed_page_reads() -> None:
    (member,) = members(rss(ITEM))
    page, article = read_page(
        member.raw, member.source, declared_type=member.declared_type, envelope=member.envelope
    )
    assert article.title == "Il piano & l'aula"
    kinds = {block.of(page.text): block.kind for block in article.blocks}
    assert kinds["Il piano & l'aula"] == "headline"
    assert kinds["Il ministro ha detto ieri che «il piano è pronto»."] in ("body", "lead")


def test_rss_summary_as_text_and_as_html() -> None:
    first, second = members(
        rss(
            "<item><title>a</title><description>5 &lt; 6, he said</description></item>"
            "<item><title>b</title><description>&lt;p&gt;He said &amp;quot;no&amp;quot;.&lt;/p&gt;"
            "</description></item>"
        )
    )
    assert "<p>5 &lt; 6, he said</p>" in first.raw.decode()
    assert "<p>He said &quot;no&quot;.</p>" in second.raw.decode()


def test_rss_authors_as_mailboxes() -> None:
    (page,) = members(
        rss(
            "<item><title>a</title><author>a@b.example (Anna Rossi)</author>"
            "<author>x@b.example</author></item>"
        )
    )
    assert page.envelope is not None
    assert page.envelope.authors == ("Anna Rossi",)


def test_rss_1_keeps_its_items_beside_the_channel() -> None:
    (page,) = members(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        '<channel rdf:about="x"><title>Kanal</title><items><rdf:Seq><rdf:li/></rdf:Seq></items>'
        '</channel><item rdf:about="y"><title>Eins</title><link>http://k.example/1</link>'
        "<dc:date>2026-01-05T10:00:00Z</dc:date></item></rdf:RDF>"
    )
    assert page.envelope is not None
    assert (page.envelope.title, page.envelope.outlet) == ("Eins", "Kanal")
    assert page.envelope.published == "2026-01-05T10:00:00+00:00"


def test_rss_091_in_latin_1_with_its_document_type() -> None:
    text = (
        '<?xml version="1.0" encoding="iso-8859-1"?><!DOCTYPE rss PUBLIC '
        '"-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1/rss-0.91.dtd">'
        '<rss version="0.91"><channel><item><title>Caffè&nbsp;– più</title></item></channel></rss>'
    )
    (page,) = members(text.replace("–", "&ndash;").encode("latin-1"))
    assert page.envelope is not None
    assert page.envelope.title == "Caffè – più"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_encodings_with_a_mark(encoding: str) -> None:
    raw = rss(ITEM).encode(encoding)
    assert feeds.looks_like(raw)
    (page,) = members(raw)
    assert "è pronto" in page.raw.decode()


def test_atom_content_html_xhtml_text_and_summary() -> None:
    html, xhtml, text, summary = members(
        atom(
            '<entry><title type="html">&lt;b&gt;Ja&lt;/b&gt;</title>'
            '<content type="html">&lt;p&gt;Er sagte ja.&lt;/p&gt;</content>'
            '<link rel="self" href="https://b.example/self"/><link href="https://b.example/1"/>'
            "<updated>2026-01-06T00:00:00Z</updated><published>2026-01-05</published></entry>"
            '<entry><title>A &lt;b&gt;</title><content type="xhtml">'
            '<div xmlns="http://www.w3.org/1999/xhtml"><p class="x">Zwei<br/>drei</p></div>'
            "</content><author><name>Eva Kern</name></author></entry>"
            "<entry><title>t</title><content>4 &lt; 5\n\nNeu</content></entry>"
            '<entry><title>s</title><content src="https://b.example/x.png" type="image/png"/>'
            "<summary>Kurz</summary></entry>"
        )
    )
    assert "<p>Er sagte ja.</p>" in html.raw.decode()
    assert html.envelope is not None
    assert html.envelope.title == "Ja"
    assert html.envelope.published == "2026-01-05"
    assert html.envelope.updated == "2026-01-06T00:00:00+00:00"
    assert html.envelope.address == "https://b.example/1"
    assert html.envelope.authors == ("Redaktion",)
    assert (html.envelope.outlet, html.envelope.language) == ("Der Bote", "de")
    assert '<div><p class="x">Zwei<br>drei</p></div>' in xhtml.raw.decode()
    assert xhtml.envelope is not None
    assert xhtml.envelope.title == "A <b>"
    assert "<h1>A &lt;b&gt;</h1>" in xhtml.raw.decode()
    assert xhtml.envelope.authors == ("Eva Kern",)
    assert "<p>4 &lt; 5</p>\n<p>Neu</p>" in text.raw.decode()
    assert "<p>Kurz</p>" in summary.raw.decode()


def test_json_feed() -> None:
    first, broken, third = pages(
        '{"version": "https://jsonfeed.org/version/1.1", "title": "The Post", "language": "en",'
        '"items": [{"id": "1", "title": "One", "content_html": "<p>He said.</p>",'
        '"url": "https://p.example/1", "date_published": "2026-01-05T10:00:00-05:00",'
        '"authors": [{"name": "Ann Lee"}]}, 7, {"id": 3, "content_text": "a < b"}]}'
    )
    assert isinstance(first, Member)
    assert first.envelope is not None
    assert first.envelope.published == "2026-01-05T10:00:00-05:00"
    assert (first.envelope.outlet, first.envelope.authors) == ("The Post", ("Ann Lee",))
    assert "<p>He said.</p>" in first.raw.decode()
    assert isinstance(broken, InputError)
    assert broken.name == "feed.xml#2"
    assert isinstance(third, Member)
    assert "<p>a &lt; b</p>" in third.raw.decode()


def test_what_feeds_get_wrong_most_is_repaired() -> None:
    (page,) = members(
        rss("<item><title>R&D bei AT&T &hellip;\x0b</title><yt:x>&unknown;</yt:x></item>")
    )
    assert page.envelope is not None
    assert page.envelope.title == "R&D bei AT&T …"


def test_cdata_and_comments_do_not_end_an_entry() -> None:
    (page,) = members(
        rss(
            "<!-- <item><title>old</title></item> --><item><title>new</title><description>"
            "<![CDATA[<p>Write </item><item> &nbsp; & so</p>]]></description></item>"
        )
    )
    assert "Write </item><item> &nbsp; & so" in page.raw.decode()


def test_a_broken_entry_costs_itself_alone() -> None:
    found = pages(
        rss(
            "<item><title>1</title></item><item><title>2</title><description>a <b>c</description>"
            "</item><item><title>3</title></item><item></item><item><title>5</ti"
        )
    )
    assert [isinstance(item, Member) for item in found] == [True, False, True, False, False]
    assert str(found[1]).startswith("feed.xml#2: an entry whose XML is broken (mismatched tag). ")
    assert str(found[3]).startswith("feed.xml#4: an entry without title and content. ")


def test_an_entry_over_the_limit() -> None:
    found = pages(rss(f"<item><title>{'x' * 900}</title></item><item><title>y</title></item>"), 800)
    assert [isinstance(item, Member) for item in found] == [False, True]


def test_a_feed_without_entries_says_so() -> None:
    with pytest.raises(InputError, match=r"feed\.xml: a feed without entries"):
        pages(rss(""))


def test_too_many_entries_stop() -> None:
    found = pages(rss("<item><title>x</title></item>" * (MAX_ENTRIES + 5)))
    assert len(found) == MAX_ENTRIES + 1
    assert "more than 10,000 entries" in str(found[-1])


@pytest.mark.parametrize(
    "raw",
    [
        b"<html><body><p>About &lt;rss version=2.0> feeds</p></body></html>",
        b"<!DOCTYPE html><html><head><title><rss ></title></head></html>",
        b"We write <rss version='2.0'> here.",
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        b"<feed>of cows</feed>",
        b'{"version": "1", "items": []}',
        b'He said "version": "https://jsonfeed.org/version/1"',
        b"",
        b"\xff\xfe",
    ],
)
def test_what_is_no_feed(raw: bytes) -> None:
    assert not feeds.looks_like(raw)


@pytest.mark.parametrize(
    "raw",
    [
        rss(ITEM, LAUGHS),
        atom("<entry><title>a</title></entry>", LAUGHS),
        '\n<!-- made --><?xml-stylesheet href="x"?><rss version="2.0"><channel>',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/">',
        '{"version":"https:\\/\\/jsonfeed.org\\/version\\/1","items":[]}',
    ],
)
def test_what_is_a_feed(raw: str) -> None:
    assert feeds.looks_like(raw.encode())


@pytest.mark.parametrize("where", ["<title>&a11;</title>", '<title x="&a11;">b</title>'])
def test_billion_laughs(where: str) -> None:
    for raw in (rss(f"<item>{where}</item>", LAUGHS), atom(f"<entry>{where}</entry>", LAUGHS)):
        (page,) = members(raw)
        assert "haha" not in page.raw.decode()
        assert len(page.raw) < 1000


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.1:9/x"])
def test_external_entities_are_not_read(target: str) -> None:
    declared = f'<!DOCTYPE x [<!ENTITY x SYSTEM "{target}"><!ENTITY % y SYSTEM "{target}">%y;]>'
    for raw in (
        rss("<item><title>a&x;b</title></item>", declared),
        atom("<entry><title>a&x;b</title></entry>", declared),
        rss("<item><title>a&x;b</title></item>", f"<!-- x -->{declared}"),
    ):
        (page,) = members(raw)
        assert "a&amp;x;b" in page.raw.decode()


def test_deep_nesting() -> None:
    deep = f"<item>{'<a>' * 100_000}{'</a>' * 100_000}</item>"
    found = pages(rss(f"{deep}<item><title>y</title></item>"))
    assert "more than 200 deep" in str(found[0])
    assert isinstance(found[1], Member)
    nested = '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000
    with pytest.raises(InputError, match="JSON feed"):
        pages(nested)


def test_an_attribute_of_50_mb() -> None:
    with pytest.raises(InputError, match="a feed of more than"):
        pages(rss(f'<item><title x="{"y" * 50_000_000}">a</title></item>'))
    found = pages(
        rss(f'<item><title x="{"y" * 30_000_000}">a</title></item><item><title>b</title></item>')
    )
    assert [isinstance(item, Member) for item in found] == [False, True]


@pytest.mark.parametrize(
    "noise",
    [
        "<item></item " * 500_000,
        "<![CDATA[" * 500_000,
        "<!--" * 500_000,
        "<item " * 500_000,
        "&" * 1_000_000,
        "<a:b" * 500_000,
        "<item>" + "\n" * 2_000_000,
    ],
)
def test_noise_is_read_in_a_single_pass(noise: str) -> None:
    assert pages(rss("<item><title>a</title></item>" + noise))
    with pytest.raises(InputError):
        pages(rss("", channel=noise.replace("<item", "<itemx")))


def test_an_endless_prolog() -> None:
    with pytest.raises(InputError):
        pages("<!--" + "x" * 5_000_000 + "--><rss><channel>")


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8"))))
def test_any_bytes_raise_nothing_but_input_errors(noise: bytes) -> None:
    for before, after in (
        (b"", b""),
        (b"<rss><channel><item>", b"</item>"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry>', b"</entry></feed>"),
        (b'{"version": "https://jsonfeed.org/version/1", "items": [{"title": "', b'"}]}'),
    ):
        feeds.looks_like(before + noise + after)
        try:
            found = pages(before + noise + after)
        except InputError:
            continue
        assert all(isinstance(item, Member | InputError) for item in found)
