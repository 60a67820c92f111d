"""Who wrote a story: people, and the agencies and outlets that stand in their place."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from onrecord.page.likeness import alike, tokens
from onrecord.page.metadata.lexicon import Lexicon, agencies

_READ = 300  # characters of a list of authors
_MOST = 20  # names of one story
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_CUTS = re.compile(r"(?<!\s)(?:\s*[;|•·/\n、，]\s*|\s+[–—-]\s+|\s*,\s+(?=\S)|\s+&\s+|\s*\+\s+)")
_DOMAIN = re.compile(r"^[\w-]+(?:\.[\w-]+)*\.[a-z]{2,6}$", re.IGNORECASE)
_WIDE = str.maketrans("（）：，；", "():,;")  # signs as wide as a character of Han
_HAN = re.compile(r"^[\u3400-\u9fff]{1,3}[ \u3000・]?[\u3400-\u9fff]{1,3}$")
_KANA = re.compile(r"[\u3040-\u30ff]")
_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_.'’‘ʼ`-]*(?:[.'’‘ʼ`-][^\W\d_]*)*\.?$")
_GLUED = re.compile(r"^(?P<name>[^\W\d_]*[^\W\d_A-Z])(?P<ending>[A-Z][^\W\d_]+)$")
_PERSON_WORDS = 5
_PARTICLE = 4  # letters of the longest lower-case word inside a name: "von", "della"
_SAME_OUTLET = 0.5  # Dice of the words of two names of one outlet


class Named(Struct, frozen=True):
    """Those that a text names as authors, in order."""

    people: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()


class Namer(Struct, frozen=True):
    """Reads names in a language, on a page of an outlet known by some names."""

    words: Lexicon
    outlets: tuple[str, ...] = ()

    def read_all(self, texts: Iterable[str], *, typed: bool = False) -> Named:
        """The names in several texts, each once."""
        found = [self.read(text, typed=typed) for text in texts]
        people = dict.fromkeys(name for one in found for name in one.people)
        others = dict.fromkeys(name for one in found for name in one.agencies)
        return Named(tuple(people)[:_MOST], tuple(others)[:_MOST])

    def read(self, text: str, *, typed: bool = False) -> Named:
        """The names in a text. `typed` is whether the markup calls it that of a person, which
        then may be one word, or in lower case."""
        rest = _ADDRESS.sub(" ", text[:_READ])
        rest = rest.strip().translate(_WIDE)
        if whole := _BRACKETS.fullmatch(rest):
            rest = whole[1]
        inner = [match[1] for match in _BRACKETS.finditer(rest)]
        rest = self._without_opening(_BRACKETS.sub(" , ", rest).strip(" ,:;.|-–—"))
        people: dict[str, None] = {}
        others: dict[str, None] = {}
        parts = [*_turned(self._parts(rest)), *inner]
        for part in (one for whole in parts for one in _without_agency(whole)):
            if name := self._agency(part):
                others[name] = None
            elif name := self._person(part, typed=typed):
                people[name] = None
        return Named(tuple(people), tuple(others))

    def _without_opening(self, text: str) -> str:
        """The text behind "By", "Von", "Autor:" and the like, one after the other."""
        for _ in range(3):
            opening = self.words.opens("by", text)
            if not opening:
                break
            text = text[len(opening) :].lstrip(" :.-–")
        return text

    def _parts(self, text: str) -> list[str]:
        whole = self._agency_of_table(text)
        if whole:
            return [whole]
        parts: list[list[str]] = [[]]
        for piece in _CUTS.split(text):
            for word in piece.split():
                if word.casefold() in self.words.all("and"):
                    parts.append([])
                else:
                    parts[-1].append(word)
            parts.append([])
        return [" ".join(words) for words in parts if words]

    def _agency_of_table(self, text: str) -> str | None:
        return text.strip(" .,:") if _in_table(text.strip(" .,:")) else None

    def _agency(self, part: str) -> str | None:
        """The part where it is an agency, the outlet itself, or an office of one."""
        name = part.strip(" .,:-–—'\"")
        if not name or len(name) > 80:
            return None
        if self._agency_of_table(name) or _DOMAIN.match(name) or self.is_outlet(name):
            return name
        words = tokens(name)
        office = any(word in self.words.all("staff") for word in words)
        if office and len(words) <= 6 and not self._all_roles(words) and not self._titled(name):
            return name
        return name if _KANA.search(name) and len(name) > 5 else None

    def _all_roles(self, words: Sequence[str]) -> bool:
        """Whether the words only say what somebody is: "Staff Writer" is nobody's name."""
        known = self.words.all("role") | self.words.all("staff")
        return len(words) > 1 and all(word in known for word in words)

    def _titled(self, name: str) -> bool:
        """Whether a name is that of a person beside a role: "Political Editor Ann Lee"."""
        rest = self._without_roles(name)
        words = {word.casefold() for word in rest.split()}
        known = self.words.all("staff") | self.words.all("role")
        return rest != name and not words & known and not self.is_outlet(rest)

    def is_outlet(self, name: str) -> bool:
        """Whether a name is one of the page's outlet, or begins with its initials."""
        own = tokens(name)
        for outlet in self.outlets:
            theirs = tokens(outlet)
            if not own or not theirs:
                continue
            within = len(own) > 1 and set(own) <= set(theirs)
            if within or _squeezed(name) == _squeezed(outlet):
                return True
            if len(theirs) > 1 and alike(frozenset(own), frozenset(theirs)) >= _SAME_OUTLET:
                return True
            first = name.split()[0]
            if first.isupper() and len(first) <= 5 and own[0] in (theirs[0], outlet.casefold()):
                return True
        return False

    def _person(self, part: str, *, typed: bool) -> str | None:
        name = self._without_roles(part.strip(" .,:;-–—*'\"“”«»"))
        if _HAN.match(name):
            return name
        words = self._unglued(name.split())
        name = " ".join(words)
        if not 1 <= len(words) <= _PERSON_WORDS or not all(map(_NAME_WORD.match, words)):
            return None
        if len(words) == 1:
            return name if typed and name[0].isupper() and len(name) > 2 else None
        if any(word.casefold() in self.words.all("role") for word in words):
            return None
        return name if typed or _has_capitals(words) else None

    def _unglued(self, words: list[str]) -> list[str]:
        """The words without a role that was run together with the last: "LeeReporter"."""
        if words and (match := _GLUED.match(words[-1])):
            ending = match["ending"].casefold()
            if ending in self.words.all("role") | self.words.all("staff"):
                return [*words[:-1], match["name"]]
        return words

    def _without_roles(self, name: str) -> str:
        """The name without what its owner is, before it or behind: "Editor Ann Lee"."""
        words = name.split()
        roles = self.words.all("role") | self.words.all("staff")
        while len(words) > 2 and words[-1].casefold().strip(".,") in roles:
            words.pop()
        while len(words) > 2 and words[0].casefold().strip(".,:") in roles:
            words.pop(0)
        return " ".join(words)


def _in_table(name: str) -> bool:
    """Whether a name is that of an agency; initials only in capitals, or small throughout."""
    bare = name.removeprefix("The ").removeprefix("the ")
    known = agencies().get(bare.casefold())
    if known is None:
        return False
    return len(known) > 4 or bare.isupper() or bare.islower() or bare == known


def _without_agency(part: str) -> tuple[str, ...]:
    """A name and the agency that it is for: "Ann Lee The Associated Press"."""
    words = part.split()
    for size in (4, 3, 2, 1):
        ending = " ".join(words[-size:])
        if len(words) - size >= 2 and _in_table(ending):
            return " ".join(words[:-size]), ending
    return (part,)


def _has_capitals(words: Sequence[str]) -> bool:
    """Whether the words are written like a name: all capitalised but for particles inside."""
    if not (_capital(words[0]) or len(words[0]) <= 3) or not _capital(words[-1]):
        return False
    inner = all(_capital(word) or len(word) <= _PARTICLE for word in words)
    return inner and sum(map(_capital, words)) >= 2


def _capital(word: str) -> bool:
    return not word[0].islower()  # scripts without capitals pass


def _turned(parts: list[str]) -> list[str]:
    """The parts, with "LEE, Ann" turned into one name where every part is a single word."""
    if len(parts) % 2 == 0 and parts and all(len(part.split()) == 1 for part in parts):
        known = any(part.casefold() in agencies() or not _capital(part) for part in parts)
        if not known and not any(map(_HAN.match, parts)):
            pairs = zip(parts[::2], parts[1::2], strict=True)
            return [f"{first} {last}" for last, first in pairs]
    return parts


def _squeezed(name: str) -> str:
    """Letters and figures only, without the article and the ending of a domain."""
    name = re.sub(r"^(?:the|der|die|das|el|la|le|il)\s+", "", name.casefold())
    return re.sub(r"\W+", "", re.sub(r"\.[a-z]{2,4}$", "", name))
