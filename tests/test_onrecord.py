"""The public names, and that importing them costs nothing."""

import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

import onrecord
from tests.containers.archives import answer, record

PUBLIC = {
    *("Actor", "Addressee", "Article", "Block", "Cue", "Engine", "Event", "Medium", "Page"),
    *("Passage", "Position", "Reading", "Span", "Speaker", "Statement"),
    *("DataFileError", "InputError", "InvariantError", "OnrecordError"),
    *("RecordError", "UsageError", "Record", "read", "read_all", "__version__"),
}
TEXT = (
    "Minister speaks on gas\n\nThe minister, Ann Lee, spoke in Ljubljana on Monday.\n"
    "“We will not meet again,” Lee said after the talks had ended.\n"
)


def record_of_text(name: str) -> bytes:
    """A record of a web archive with a page on which this person speaks."""
    return record(answer(TEXT.replace("Ann Lee", name).encode(), kind="text/plain; charset=utf-8"))


def test_the_public_names() -> None:
    assert set(onrecord.__all__) == PUBLIC
    assert set(onrecord.__all__) <= set(dir(onrecord))


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_each_name_is_there(name: str) -> None:
    assert getattr(onrecord, name)


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'pipelin'"):
        onrecord.pipelin  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize("module", ["onrecord", "onrecord.cli.main"])
def test_importing_loads_nothing_heavy(module: str) -> None:
    heavy = {
        *("sqlalchemy", "alembic", "trafilatura", "numpy", "lxml"),
        *("httpx", "rich", "msgspec", "py3langid"),
    }
    code = f"import sys, {module}; print(*({heavy} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""


def test_read_takes_a_path_its_name_text_or_bytes(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT, "utf-8")
    by_path = onrecord.read(path, lang="en")
    assert by_path.page.source == str(path)
    assert by_path.statements
    assert onrecord.read(str(path), lang="en") == by_path
    for given, source in ((TEXT, "text"), (TEXT.encode(), "bytes")):
        reading = onrecord.read(given, lang="en")
        assert reading.page.source == source
        assert reading.page.id == by_path.page.id
        assert reading.statements == by_path.statements


class _OnePage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=iso-8859-1")
        self.end_headers()
        self.wfile.write(TEXT.replace("Ann", "Anné").translate(PLAIN).encode("iso-8859-1"))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing: standard error is the test's."""


PLAIN = str.maketrans("“”", '""')


def test_read_fetches_an_address() -> None:
    with HTTPServer(("127.0.0.1", 0), _OnePage) as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        address = f"http://127.0.0.1:{server.server_port}/page"
        reading = onrecord.read(address, lang="en")
        thread.join()
    assert reading.page.source == address
    assert "Anné Lee" in reading.page.text  # by the encoding that the server declared


@pytest.mark.parametrize("name", ["/dev/null/page", "a\0b"])
def test_paths_that_cannot_be(name: str) -> None:
    with pytest.raises(onrecord.InputError, match="cannot be read"):
        onrecord.read(Path(name))


def test_the_package_is_a_command() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "onrecord", "--version"], capture_output=True, text=True, check=True
    )
    assert run.stdout == f"onrecord {onrecord.__version__}\n"


ARCHIVE = record_of_text("Ann Lee") + record_of_text("Bo Ray")


def test_an_archive_has_several_pages(tmp_path: Path) -> None:
    path = tmp_path / "news.warc"
    path.write_bytes(ARCHIVE)
    for given, source in ((path, str(path)), (str(path), str(path)), (ARCHIVE, "bytes")):
        with pytest.raises(onrecord.InputError, match=r"holds more than one page.*read_all") as no:
            onrecord.read(given)
        assert no.value.name == source
        readings = list(onrecord.read_all(given, lang="en"))
        offset = len(record_of_text("Ann Lee"))
        assert [each.page.source for each in readings] == [f"{source}#0", f"{source}#{offset}"]
        assert all(each.statements for each in readings)
    one = onrecord.read(f"{path}#0", lang="en")
    assert one.page.id == readings[0].page.id
    assert onrecord.read(Path(f"{path}#0"), lang="en") == one


def test_a_file_whose_name_has_a_number_sign(tmp_path: Path) -> None:
    path = tmp_path / "news#1.warc"
    path.write_bytes(ARCHIVE)
    assert onrecord.read(f"{path}#0", lang="en").page.source == f"{path}#0"
    (tmp_path / "news#1.warc#0").write_text(TEXT, "utf-8")
    assert onrecord.read(f"{path}#0", lang="en").page.source == f"{path}#0"
    assert "Ann Lee, spoke" in onrecord.read(f"{path}#0", lang="en").page.text
    with pytest.raises(onrecord.InputError, match=r"news#1\.warc#5: no record begins there"):
        onrecord.read(f"{path}#5")
    with pytest.raises(onrecord.InputError, match=r"missing\.warc#5: no such file"):
        onrecord.read(tmp_path / "missing.warc#5")


def test_read_all_ends_at_a_page_that_cannot_be_read() -> None:
    broken = record_of_text("X Y").replace(b"Content-Length: ", b"Content-Length: x")
    readings = onrecord.read_all(record_of_text("Ann Lee") + broken + ARCHIVE, lang="en")
    assert next(readings).page.source == "bytes#0"
    with pytest.raises(onrecord.InputError, match="its length is"):
        next(readings)


def test_read_all_of_one_page() -> None:
    assert list(onrecord.read_all(TEXT, lang="en")) == [onrecord.read(TEXT, lang="en")]
    with pytest.raises(onrecord.InputError, match="half a character"):
        list(onrecord.read_all("\ud800"))


def test_what_the_archive_says_of_a_page_is_read() -> None:
    reading = onrecord.read(record_of_text("Ann Lee"), lang="en")
    assert reading.article.address == "https://example.org/1"


def test_the_source_can_be_named() -> None:
    assert (
        onrecord.read(TEXT, source="https://example.org/1").page.source == "https://example.org/1"
    )


def test_a_missing_path_is_an_error() -> None:
    with pytest.raises(onrecord.InputError, match="no such file"):
        onrecord.read(Path("missing.html"))


def test_text_that_is_no_text() -> None:
    with pytest.raises(onrecord.InputError, match=r"^text: has half a character"):
        onrecord.read("\ud800 half an emoji")
    with pytest.raises(onrecord.InputError, match=r"^text: "):
        onrecord.read("\0" * 5000)


def test_an_unknown_language_is_wrong_usage() -> None:
    with pytest.raises(onrecord.UsageError, match="no language pack for 'xx'"):
        onrecord.read(TEXT, lang="xx")


def test_a_language_without_a_pack_is_read_without_statements() -> None:
    text = "Premiera\n\n" + "Minister powiedział dziennikarzom, że rozmowy zaczną się jutro. " * 5
    reading = onrecord.read(text)
    assert reading.article.language == "pl"
    assert reading.statements == ()
    assert reading.engine == onrecord.Engine(onrecord.__version__, None)


def test_the_reading_tells_what_made_it() -> None:
    engine = onrecord.read(TEXT, lang="en").engine
    assert engine.version == onrecord.__version__
    assert engine.pack


def test_a_block_in_another_language_is_read_with_its_own_pack() -> None:
    text = (
        "Vertice di Berna, la posizione del governo\n\n"
        "Il ministro Rossi ha detto che il vertice di Berna è stato utile e che i colloqui "
        "riprenderanno domani mattina nella sede della delegazione italiana.\n"
        "Il portavoce del governo ha aggiunto che la delegazione resterà in città fino a venerdì e "
        "che non ci saranno altre dichiarazioni prima della fine dei lavori.\n"
        "La presidente della commissione ha ricordato che il trattato deve essere ratificato entro "
        "l'estate dai parlamenti di tutti i paesi coinvolti nel negoziato.\n"
        "The British foreign secretary said that the talks had been useful but that no agreement "
        "would be signed before the end of the month.\n"
        "Il sindaco della città ha ringraziato le delegazioni e ha promesso che le strade del "
        "centro saranno riaperte al traffico già da lunedì prossimo.\n"
    )
    reading = onrecord.read(text)
    assert {block.language for block in reading.article.blocks} == {None, "en"}
    (said,) = [s for s in reading.statements if s.cue is not None and s.cue.text == "said"]
    assert said.speaker is not None
    assert said.speaker.text == "British foreign secretary"
    assert "aggiunto" in [s.cue.text for s in reading.statements if s.cue is not None]
    starts = [s.content.start for s in reading.statements]
    assert starts == sorted(starts)
