"""What the markup adds to the features of a line; -1 throughout where there is no markup."""

import re

from onrecord.page.line import Mark

# Class and id words in common use by page templates; English, as these names are on all sites
_STORY = re.compile(r"article|story|content|body|text|entry|post|lead|paragraph|headline|title")
_ASIDE = re.compile(
    r"related|recommend|more|teaser|promo|card|sidebar|widget|share|social|newsletter|subscribe|"
    r"banner|advert|\bad\b|\bads\b|popular|trending|outbrain|taboola|toolbar|breadcrumb|tags?\b"
)
_COMMENTS = re.compile(r"comment|disqus|discussion|reply|replies")
_FRAME = re.compile(r"nav|menu|header|footer|cookie|consent|gdpr|modal|overlay|login|legal|paywall")
_CAPTION = re.compile(r"caption|credit|copyright|image|photo|picture|figure|gallery|media")
_BYLINE = re.compile(r"author|byline|date|time|meta|publish")
_INNERMOST = 8  # class words that speak of the line itself rather than of the page around it

MARK_NAMES = [
    "linked", "paragraph", "heading", "first_heading", "item", "in_article", "in_main", "in_aside",
    "in_frame", "in_figure", "in_form", "in_quote", "depth", "name_story", "name_aside",
    "name_comments", "name_frame", "name_caption", "name_byline", "outer_aside", "outer_frame",
    "opinion",
]  # fmt: skip
OPINION = MARK_NAMES.index("opinion")
_NONE = [-1.0] * len(MARK_NAMES)


def mark_values(mark: Mark | None) -> list[float]:
    """A value for each of `MARK_NAMES`; the library's opinion is filled in later."""
    if mark is None:
        return _NONE
    inside = mark.inside
    inner = " ".join(mark.names.split()[:_INNERMOST])
    return [
        mark.linked,
        float("p" in inside),
        float(bool(inside & {"h2", "h3", "h4", "h5", "h6"})),
        float("h1" in inside),
        float("li" in inside),
        float("article" in inside),
        float("main" in inside),
        float("aside" in inside),
        float(bool(inside & {"nav", "footer", "header", "dialog"})),
        float(bool(inside & {"figure", "figcaption"})),
        float(bool(inside & {"form", "button", "label"})),
        float("blockquote" in inside),
        min(40.0, mark.depth),
        *(
            float(bool(pattern.search(inner)))
            for pattern in (_STORY, _ASIDE, _COMMENTS, _FRAME, _CAPTION, _BYLINE)
        ),
        float(bool(_ASIDE.search(mark.names))),
        float(bool(_FRAME.search(mark.names))),
        0.0,
    ]
