"""What the markup of a page tells the line classifier beyond the lines themselves."""

from onrecord.page.capture import Captured
from onrecord.page.columns import Markup
from onrecord.page.metadata.markup import Declared, read_markup

_DEEPEST = 300
"""Elements within each other; the library's time grows with the square (1,900: 0.1 s, 100,000:
4 minutes), and the deepest of the 89 newspaper pages of the tuning data has 27."""
_STORY = 200  # characters from which on the data's article body is the story, not its opening


def markup_of(captured: Captured, declared: Declared | None = None) -> Markup | None:
    """The markup's own account of a page; None for flattened text."""
    if captured.root is None or captured.boxes is None:
        return None
    named = declared or read_markup(captured.root)
    body = named.linked.article.get("articleBody")
    return Markup(
        captured.boxes,
        named.title or named.page_title,
        library_opinion(captured.markup) if _is_shallow(captured) else "",
        body if isinstance(body, str) and len(body) > _STORY else "",
    )


def _is_shallow(captured: Captured) -> bool:
    return all(line.mark is None or line.mark.depth <= _DEEPEST for line in captured.lines)


def library_opinion(markup: str) -> str:
    """What the extraction library takes for the story, a block a line; "" where it finds nothing.

    Resiliparse: of the libraries in bench/pages.py the fastest by far, and one that leaves little
    of a story out.
    """
    from resiliparse.extract.html2text import extract_plain_text  # only HTML needs it

    try:
        markup.encode("utf-8")  # half characters, which it does not take, are rare
    except UnicodeEncodeError:
        markup = markup.encode("utf-8", "replace").decode("utf-8")
    found: str = extract_plain_text(
        markup,
        main_content=True,
        list_bullets=False,
        alt_texts=False,
        links=False,
    )
    return found
