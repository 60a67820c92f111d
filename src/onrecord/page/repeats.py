"""How the words of a line repeat on its page: features without a word of any language.

`TEXT_NAMES` names the columns.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.page.features import Floats, by_line
from onrecord.page.prose import Prose
from onrecord.page.words import PAGE, Ints, Numbers, Words, find_words

TEXT_NAMES = (
    "repeats", "repeated_before", "repeated_later", "grams_before", "grams_later", "like_title",
    "of_title", "common_words", "topic", "rare_words",
)  # fmt: skip


def text_features(
    words: Words, prose: Prose, lines: Sequence[str], titles: Sequence[str]
) -> Floats:
    """A row a line, a column a name of TEXT_NAMES: how the words of a line repeat on its page.

    `titles` are what the pages are called.
    """
    count = len(words.ends)
    known, ids = np.unique(words.within, return_inverse=True)
    pairs = np.sort(words.line * max(1, len(known)) + ids)
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    pair_line, pair_id = pairs // max(1, len(known)), pairs % max(1, len(known))
    sizes = np.maximum(1, np.bincount(pair_line, minlength=count))
    seen = np.bincount(ids, minlength=len(known))
    out = np.empty((count, len(TEXT_NAMES)))
    out[:, 0:3] = _same_lines(lines, words)
    out[:, 3:5] = _same_grams(words)
    out[:, 5:7] = _like_titles(words, titles, known, (pair_line, pair_id), sizes)
    out[:, 7] = _share(words, _common(ids, words, prose.sizes > 0, len(known))[ids])
    out[:, 8] = _topic(words, ids, prose, len(known))
    out[:, 9] = _share(words, seen[ids] == 1)
    return out


def _share(words: Words, flags: NDArray[np.bool_]) -> Floats:
    return by_line(words, flags) / np.maximum(1, np.diff(words.first))


def _same_lines(lines: Sequence[str], words: Words) -> Floats:
    """How often each line stands on its page, how often before, and whether it does later."""
    repeats, earlier = np.ones(len(lines)), np.zeros(len(lines))
    for top in words.pages.tolist():
        page = lines[top : words.bottom[top]]
        total = Counter(page)
        if len(total) == len(page):
            continue
        repeats[top : top + len(page)] = [total[line] for line in page]
        seen = dict.fromkeys(total, 0)
        for i, line in enumerate(page, top):
            earlier[i] = seen[line]
            seen[line] += 1
    return np.column_stack([np.minimum(5, repeats), np.minimum(3, earlier), earlier + 1 < repeats])


def _same_grams(words: Words) -> Floats:
    """The share of a line's three-word runs that stand on an earlier, and on a later, line."""
    count, n = len(words.ends), words.within
    whole = words.line[:-2] == words.line[2:]
    if not whole.any():
        return np.zeros((count, 2))
    grams = ((n[:-2] * np.uint64(31) + n[1:-1]) * np.uint64(1_000_003) + n[2:])[whole]
    line = words.line[:-2][whole]
    order = np.argsort(grams, kind="stable")
    ordered = grams[order]
    opens = np.ones(len(ordered), dtype=bool)
    opens[1:] = ordered[1:] != ordered[:-1]
    starts = np.flatnonzero(opens)
    group = np.cumsum(opens) - 1
    stops = np.append(starts[1:], len(ordered))
    here = line[order]
    sizes = np.maximum(1, np.bincount(line, minlength=count))
    earlier = np.bincount(here[here[starts][group] < here], minlength=count)
    later = np.bincount(here[here[stops - 1][group] > here], minlength=count)
    return np.column_stack([earlier / sizes, later / sizes])


def _like_titles(
    words: Words,
    titles: Sequence[str],
    known: Numbers,
    pairs: tuple[Ints, Ints],
    sizes: Ints,
) -> Floats:
    """Dice's coefficient of each line and its page's name, and the share of the line that is of
    the name."""
    named = find_words(titles)
    page = np.searchsorted(words.pages, words.top)
    number = named.number
    if len(titles) > 1:
        number = number + words.pages[named.line].astype(np.uint64) * PAGE
    unique, at = np.unique(number, return_index=True)
    inside = np.isin(known, unique)
    both = np.bincount(pairs[0], weights=inside[pairs[1]], minlength=len(sizes))
    words_of = np.bincount(named.line[at], minlength=len(titles))
    return np.column_stack([2 * both / (sizes + np.maximum(1, words_of[page])), both / sizes])


def _common(ids: Ints, words: Words, prose: NDArray[np.bool_], size: int) -> NDArray[np.bool_]:
    """The words that a page's prose uses most: its articles, prepositions, conjunctions."""
    of_prose = prose[words.line]
    top = words.top[words.line]
    total = np.bincount(top, weights=of_prose, minlength=len(prose) + 1)
    bare = total[top] == 0  # a page without prose: all of its lines count
    of_prose = of_prose | bare
    total = np.bincount(top, weights=of_prose, minlength=len(prose) + 1)
    counts = np.bincount(ids[of_prose], minlength=size)
    page = np.zeros(size, dtype=np.intp)
    page[ids] = top
    found: NDArray[np.bool_] = counts >= np.maximum(2.0, 0.008 * total[page])
    return found


def _topic(words: Words, ids: Ints, prose: Prose, size: int) -> Floats:
    """The share of a line's longer words that the page's longest run of prose has outside it."""
    run = np.zeros(len(prose.sizes), dtype=bool)
    for start, end in prose.runs:
        run[start:end] = True
    long = words.end - words.start > 4
    inside = run[words.line]
    counts = np.bincount(ids[long & inside], minlength=size)
    hit = long & (counts[ids] > inside)
    found: Floats = by_line(words, hit) / np.maximum(1, by_line(words, long))
    return found
