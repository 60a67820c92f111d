"""Trains the part-of-speech tagger of a language from Universal Dependencies treebanks.

    python -m training.tagger TREEBANKS it it_pud-ud-test it_valico-ud-test --test it_isdt-ud-test
    python -m training.tagger TREEBANKS pt pt_pud-ud-test pt_gsd-ud-dev --marks --test ...

Writes `src/onrecord/languages/<code>/tagger.npz` and prints accuracy on the test parts. The
treebanks are CC BY-SA; the model, which holds words of them, ships under the same licence.
"""

import argparse
import gzip
import tempfile
import time
import tomllib
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import numpy as np
import pycrfsuite

from onrecord.languages.load import load
from onrecord.languages.shape import Grammar
from onrecord.syntax.tagger import OFFSETS, TAG, TAGS, Tagger, offset_features
from onrecord.syntax.tokens import tokenise

HOME = Path(__file__).resolve().parent.parent / "src" / "onrecord" / "languages"
Sentence = list[tuple[str, str]]
Endings = dict[str, dict[str, list[str]]]
_ENDINGS: dict[str, Endings] = tomllib.loads(
    Path(__file__).with_name("verb_endings.toml").read_text("utf-8")
)


_FORM_OF_XPOS = {"VBN": "Part", "VBG": "Ger", "VB": "Inf", "VBI": "Inf", "ADJD": "Part"}
"""ADJD: a German participle that stands as an adjective."""


def form_by_ending(word: str, lemma: str, known: Endings) -> str:
    """The VerbForm that the spelling of a verb tells."""
    low = word.lower()
    for form, words in known["words"].items():
        if low in words:
            return form
    if lemma[:-1] == low:
        return "Fin"
    fits = (form for form, ends in known["endings"].items() if low.endswith(tuple(ends)))
    return next(fits, "Fin")


def tag_of(row: list[str], known: Endings | None = None) -> str:
    """The tag of a treebank row. PUD's Italian and German parts have no VerbForm, but Penn-like
    XPOS; where XPOS repeats UPOS and there are no features, the word's ending decides, if any are
    `known`."""
    _, word, lemma, upos, xpos, features = row[:6]
    values = dict(f.split("=", 1) for f in features.split("|") if "=" in f)
    if upos in {"SYM"}:
        return "X"
    if upos not in {"VERB", "AUX"}:
        return upos if upos in TAG else "X"
    form = values.get("VerbForm")
    if form is None:
        form = _FORM_OF_XPOS.get(xpos, "Fin")
        if "Mood" in values:
            form = "Fin"
        elif values.get("Tense") == "Past":
            form = "Part"
        elif known and not xpos.startswith("VB"):
            form = form_by_ending(word, lemma, known)
    if xpos == "VBG":  # English -ing, whether the treebank calls it gerund or participle
        form = "Ger"
    if form == "Part" and xpos == "_" and values.get("Tense") == "Pres":  # French -ant
        form = "Ger"
    if upos == "AUX":
        return "AFIN" if form == "Fin" else "ANON"
    return {"Fin": "VFIN", "Part": "VPART", "Inf": "VINF", "Ger": "VGER", "Conv": "VGER"}.get(
        form, "VPART"
    )


def sentences(path: Path, grammar: Grammar) -> Iterator[Sentence]:
    """Sentences of a treebank in our own tokens, each with the tag of the word it begins with; a
    clitic that begins with a hyphen is a pronoun, whatever it is written together with."""
    pronouns = {clitic for clitic in grammar.clitics if clitic[0] == "-"}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            lines = block.splitlines()
            text = next((x[9:] for x in lines if x.startswith("# text = ")), None)
            if text is None:
                continue
            rows = [x.split("\t") for x in lines if x and x[0] != "#"]
            tags = character_tags(text, rows, _ENDINGS.get(grammar.code))
            yield [
                (text[s:e], "PRON" if text[s:e] in pronouns else best_tag(tags[s:e]))
                for s, e in tokenise(text, 0, len(text), grammar)
            ]


def character_tags(text: str, rows: list[list[str]], known: Endings | None) -> list[str]:
    """The tag of every character. A word written together ("della") has that of its first part,
    a verb with its pronouns that of the verb."""
    tags, at, until = ["X"] * len(text), 0, 0.0
    for row in rows:
        if "." in row[0] or ("-" not in row[0] and float(row[0]) <= until):
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            until = last
            parts = [r for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            found = [tag_of(r, known) for r in parts]
            tag = next((t for t in found if t[0] == "V"), found[0])
        else:
            tag = tag_of(row, known)
        start = text.find(row[1], at)
        if start < 0:
            continue
        at = start + len(row[1])
        tags[start:at] = [tag] * (at - start)
        if "-" in row[0] and any(p[1].lower() in {"n't", "n’t"} for p in parts):
            cut = at - 3
            tags[cut:at] = ["PART"] * 3
    return tags


def best_tag(tags: list[str]) -> str:
    """One tag for a token that the treebank cuts otherwise: that of most of its characters."""
    return max(tags, key=tags.count)


def with_marks(data: list[Sentence], grammar: Grammar) -> list[Sentence]:
    """The sentences, and those with straight marks or a dash once more with others of the language:
    treebanks hardly have the marks that newspapers use."""
    pairs = [pair for pair in grammar.quotation_marks if pair[0] not in ('"', "''")]
    again = []
    for i, sentence in enumerate(data):
        marks = cycle(pairs[i % len(pairs)])
        dash = grammar.speech_dashes[i % len(grammar.speech_dashes)]
        new = {('"', "PUNCT"): marks, ("-", "PUNCT"): cycle([dash])}
        changed = [(next(new[word]), word[1]) if word in new else word for word in sentence]
        if changed != sentence:
            again.append(changed)
    return data + again


def features(sentence: Sentence) -> list[list[str]]:
    """Feature names of every word, its neighbours' included."""
    out = []
    for i in range(len(sentence)):
        names: list[str] = []
        for offset in OFFSETS:
            if 0 <= i + offset < len(sentence):
                names += offset_features(sentence[i + offset][0], offset, i + offset == 0)
        out.append(names)
    return out


def fit(data: list[Sentence]) -> bytes:
    """Trains with L-BFGS (elastic net) and packs the weights; the bytes of an .npz file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.15, "c2": 0.05, "max_iterations": 90, "feature.minfreq": 1})
    for sentence in data:
        trainer.append(features(sentence), [tag for _, tag in sentence])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        info = tagger.info()
    return pack(info.state_features, info.transitions)


def pack(
    states: dict[tuple[str, str], float], moves: dict[tuple[str, str], float], least: float = 0.04
) -> bytes:
    """The weights as arrays; those under `least` change no tag and are left out."""
    import io

    kept = {key: weight for key, weight in states.items() if abs(weight) >= least}
    names = sorted({name for name, _ in kept})
    row = {name: i for i, name in enumerate(names)}
    transitions = np.zeros((len(TAGS), len(TAGS)), dtype=np.float16)
    for (a, b), weight in moves.items():
        transitions[TAG[a], TAG[b]] = weight
    order = sorted(kept, key=lambda key: (row[key[0]], TAG[key[1]]))
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
        rows=np.array([row[n] for n, _ in order], dtype=np.int32),
        columns=np.array([TAG[t] for _, t in order], dtype=np.int8),
        values=np.array([kept[key] for key in order], dtype=np.float16),
        transitions=transitions,
    )
    return buffer.getvalue()


def accuracy(tagger: Tagger, data: list[Sentence]) -> tuple[float, float]:
    """Share of tokens tagged right, and tokens a second."""
    forms = [form for sentence in data for form, _ in sentence]
    lengths = np.array([len(s) for s in data], dtype=np.intp)
    begun = time.perf_counter()
    found = tagger.tag(forms, lengths)
    spent = time.perf_counter() - begun
    gold = np.array([TAG[tag] for sentence in data for _, tag in sentence])
    return float((found == gold).mean()), len(forms) / spent


def main() -> None:
    """Trains, tests, writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("code")
    parser.add_argument("train", nargs="+")
    parser.add_argument("--test", nargs="*", default=[])
    parser.add_argument("--marks", action="store_true", help="vary quotation marks and dashes")
    arguments = parser.parse_args()
    grammar = load(arguments.code).grammar

    def read(name: str) -> list[Sentence]:
        return [s for s in sentences(arguments.folder / f"{name}.conllu.gz", grammar) if s]

    begun = time.perf_counter()
    data = [s for name in arguments.train for s in read(name)]
    raw = fit(with_marks(data, grammar) if arguments.marks else data)
    (HOME / arguments.code / "tagger.npz").write_bytes(raw)
    print(f"{arguments.code}: trained in {time.perf_counter() - begun:.1f} s, {len(raw):,} bytes")
    for name in arguments.test:
        share, speed = accuracy(Tagger(raw), read(name))
        print(f"{name}: accuracy {share:.4f}, {speed:,.0f} tokens a second")


if __name__ == "__main__":
    main()
