"""A mention taken apart: the name in it, the office or institution, and whose that is."""

from typing import NamedTuple

from onrecord.actors.index import Entry, Index
from onrecord.actors.keys import Word, words_of
from onrecord.actors.sources import mention_words

_SHORTEST_PART = 4


class Part(NamedTuple):
    """A form in a mention, with what it may mean."""

    first: int
    end: int
    entries: tuple[Entry, ...]

    def of(self, *kinds: str) -> tuple[Entry, ...]:
        """The entries of some kinds."""
        return tuple(entry for entry in self.entries if entry.kind in kinds)


class Mention(NamedTuple):
    """The words of a mention, and the forms in it, the longest where two overlap."""

    words: list[Word]
    parts: list[Part]
    all_parts: list[Part]

    def names(self) -> int:
        """How many words of it are full names."""
        return sum(p.end - p.first for p in self.all_parts if p.of("person", "body"))

    def without(self, kind: str) -> list[Word]:
        """The words outside the parts of a kind."""
        inside = {i for p in self.parts if p.of(kind) for i in range(p.first, p.end)}
        return [word for i, word in enumerate(self.words) if i not in inside]

    def unknown_name(self) -> list[str]:
        """The words at the end that no table has, where they are two capitals: a name."""
        end = max((part.end for part in self.parts), default=0)
        rest = [word.text for word in self.words[end:]]
        return rest if len(rest) > 1 and all(word[0].isupper() for word in rest) else []

    def word_before(self, part: Part) -> str:
        """The key of the word before a part, or ""."""
        return self.words[part.first - 1].key if part.first else ""


def parse(text: str, lang: str | None, index: Index) -> Mention:
    """The parts of a mention; of a form that several languages have, the entries of `lang` come
    first. A compound that no table has is cut in two ("Kremlsprecher")."""
    words = [word for whole in words_of(text) for word in _split(whole, lang, index)]
    whole = parts_of(words, lang, index)
    short = parts_of(_without_initials(text, words), lang, index)
    return whole if whole.names() >= short.names() else short


def parts_of(words: list[Word], lang: str | None, index: Index) -> Mention:
    """The forms in words that were cut out of a text."""
    found = []
    for match in index.matches(words):
        entries = tuple(e for e in match.entries if _capital(e, words[match.first : match.end]))
        if entries:
            found.append(Part(match.first, match.end, _in_order(entries, lang)))
    return Mention(words, _longest(found), found)


def _capital(entry: Entry, words: list[Word]) -> bool:
    """Whether a name has the capital that it needs: "russa" is nobody called La Russa, "uno" is no
    UNO."""
    short = entry.kind == "body" and len(entry.form) <= _SHORTEST_PART and entry.form[0].isupper()
    is_name = entry.kind in {"person", "family name"} or short
    return not is_name or words[0].text[0].isupper()


def _in_order(entries: tuple[Entry, ...], lang: str | None) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda e: e.lang not in {lang, ""}))


def _longest(found: list[Part]) -> list[Part]:
    """Parts that do not overlap, the longest first; a name before an office of the same length."""
    taken: set[int] = set()
    kept = []
    for part in sorted(found, key=lambda p: (p.first - p.end, p.first)):
        inside = set(range(part.first, part.end))
        if not taken & inside:
            taken |= inside
            kept.append(part)
    return sorted(kept)


def _without_initials(text: str, words: list[Word]) -> list[Word]:
    """Without a middle initial: "Antony J. Blinken" is "Antony Blinken"."""
    kept = []
    for i, word in enumerate(words):
        is_initial = len(word.text) == 1 and text[word.end : word.end + 1] == "."
        if not (is_initial and 0 < i < len(words) - 1 and words[i - 1].text[0].isupper()):
            kept.append(word)
    return kept


def _split(word: Word, lang: str | None, index: Index) -> list[Word]:
    """A word that no table has: without its genitive ending, or as the two parts of a compound, in
    the mention's language or, where that is not known, in any."""
    if word.key in index.entries:
        return [word]
    for code, endings in mention_words("genitive").items():
        for ending in endings if lang in {None, code} else ():
            entries = index.entries.get(word.key.removesuffix(ending), ())
            if any(entry.kind in {"body", "person", "family name"} for entry in entries):
                return [word._replace(key=word.key.removesuffix(ending))]
    for code, links in mention_words("link").items():
        parts = _compound(word, code, links, index) if lang in {None, code} else []
        if parts:
            return parts
    return [word]


def _compound(word: Word, lang: str, links: tuple[str, ...], index: Index) -> list[Word]:
    """A name or a body and the office made of it ("Kremlsprecher"); nothing where it is none."""
    for at in range(len(word.key) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        tail = index.entries.get(word.key[at:], ())
        if not any(e.kind in {"office", "chief", "institution"} and e.lang == lang for e in tail):
            continue
        for link in ("", *links):
            head = word.key[:at].removesuffix(link)
            if len(head) >= _SHORTEST_PART - 1 and head in index.entries:
                return [
                    Word(word.text[: len(head)], head, word.start, word.start + len(head)),
                    Word(word.text[at:], word.key[at:], word.start + at, word.end),
                ]
    return []
