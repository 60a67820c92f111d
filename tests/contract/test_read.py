"""`onrecord read` through the installed command."""

import json
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

import jsonschema
import pytest

from tests.contract.conftest import COMMAND, ROOT, Onrecord

PAGES = (
    "examples/vertice.it.html",
    "examples/vertice-flat.it.txt",
    "examples/summit.en.html",
    "examples/ceasefire-flat.en.txt",
)
SCHEMA = json.loads((ROOT / "docs" / "schema" / "reading.schema.json").read_text("utf-8"))


def test_jsonl_is_one_valid_object_a_page(onrecord: Onrecord) -> None:
    run = onrecord("read", *PAGES, "--format", "jsonl")
    assert (run.returncode, run.stderr) == (0, "")
    readings = [json.loads(line) for line in run.stdout.splitlines()]
    assert [reading["page"]["source"] for reading in readings] == list(PAGES)
    for reading in readings:
        jsonschema.Draft202012Validator(SCHEMA).validate(reading)
        assert reading["statements"]


def _places(value: object) -> list[dict[str, object]]:
    """Every object with a start and an end, however deep."""
    if isinstance(value, list):
        return [place for each in value for place in _places(each)]
    if isinstance(value, dict):
        own = [value] if "start" in value else []
        return own + [place for each in value.values() for place in _places(each)]
    return []


@pytest.mark.parametrize("page", PAGES)
def test_every_place_is_in_the_text(onrecord: Onrecord, page: str) -> None:
    reading = json.loads(onrecord("read", page, "--format", "jsonl").stdout)
    text = reading["page"]["text"]
    places = _places(reading)
    assert len(places) > 20
    for place in places:
        start, end = place["start"], place["end"]
        assert isinstance(start, int)
        assert isinstance(end, int)
        assert 0 <= start < end <= len(text)
        assert text[start:end] == place.get("text", text[start:end])


def test_json_is_one_array(onrecord: Onrecord) -> None:
    run = onrecord("read", *PAGES[:2], "--format", "json")
    assert [reading["page"]["source"] for reading in json.loads(run.stdout)] == list(PAGES[:2])


def test_unreadable_inputs_are_named_and_the_others_read(onrecord: Onrecord, folder: Path) -> None:
    (folder / "empty.html").touch()
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    with (folder / "huge.html").open("wb") as huge:
        huge.truncate(200 * 1024 * 1024)
    broken = ("missing.html", "empty.html", "picture.png", "huge.html", "examples")
    run = onrecord("read", broken[0], PAGES[0], *broken[1:], PAGES[2], "--format", "json")
    assert run.returncode == 1
    assert [reading["page"]["source"] for reading in json.loads(run.stdout)] == [PAGES[0], PAGES[2]]
    assert [line.split(":")[0] for line in run.stderr.splitlines()] == list(broken)


def test_no_readable_input_is_an_empty_array(onrecord: Onrecord) -> None:
    run = onrecord("read", "missing.html", "--format", "json")
    assert (run.returncode, json.loads(run.stdout)) == (1, [])


def test_standard_input_gives_what_the_file_gives(onrecord: Onrecord) -> None:
    raw = (ROOT / PAGES[1]).read_bytes()
    piped = json.loads(onrecord("read", "-", "--format", "jsonl", given=raw).stdout)
    named = json.loads(onrecord("read", PAGES[1], "--format", "jsonl").stdout)
    assert piped["page"].pop("source") == "-"
    assert named["page"].pop("source") == PAGES[1]
    assert piped == named


def test_a_pipe_with_a_name(folder: Path, onrecord: Onrecord) -> None:
    pipe = folder / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=((ROOT / PAGES[1]).read_bytes(),))
    writer.start()
    run = onrecord("read", "pipe", "--format", "jsonl")
    writer.join()
    assert run.returncode == 0
    assert json.loads(run.stdout)["statements"]


def test_endless_input_is_refused(onrecord: Onrecord) -> None:
    run = onrecord("read", "/dev/zero")
    assert run.returncode == 1
    assert run.stderr.startswith("/dev/zero: longer than 32 MiB")


def test_a_name_that_is_no_utf8(onrecord: Onrecord, folder: Path) -> None:
    name = os.fsdecode(b"caff\xe8.txt")
    (folder / name).write_bytes((ROOT / PAGES[1]).read_bytes())
    for form in ("jsonl", "text"):
        run = onrecord("read", name, "--format", form)
        assert run.returncode == 0
        assert "caff\ufffd.txt" in run.stdout


@pytest.mark.parametrize("form", ["text", "jsonl", "json"])
def test_an_unknown_language_is_wrong_usage(onrecord: Onrecord, form: str) -> None:
    run = onrecord("read", PAGES[0], "--lang", "xx", "--format", form)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("onrecord: no language pack for 'xx'")


@pytest.mark.parametrize("page", PAGES)
def test_text_is_plain_and_at_most_80_columns_wide(onrecord: Onrecord, page: str) -> None:
    run = onrecord("read", page, FORCE_COLOR="1", COLUMNS="200")
    assert run.returncode == 0
    assert "\x1b" not in run.stdout
    lines = run.stdout.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() for line in lines)
    assert "Left out: " in run.stdout


def test_a_page_where_nobody_speaks_is_read_and_says_so(onrecord: Onrecord, folder: Path) -> None:
    sentence = "Rain fell on the coast all night, and the ferry stayed in the harbour until noon. "
    (folder / "rain.txt").write_text("Rain on the coast\n\n" + sentence * 3 + "\n" + sentence * 2)
    run = onrecord("read", "rain.txt", "--lang", "en")
    assert run.returncode == 0
    assert "Nobody says anything on this page." in run.stdout


def test_a_reader_who_leaves_early_is_no_error(folder: Path) -> None:
    command = f"{COMMAND} read {' '.join(PAGES * 3)} --format jsonl | head -c 100"
    run = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert len(run.stdout) == 100


def test_each_line_is_out_as_soon_as_its_page_is_read(folder: Path) -> None:
    with subprocess.Popen(
        [COMMAND, "read", PAGES[0], "-", "--format", "jsonl"],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdout.readline().startswith(b'{"page"')
        time.sleep(0.2)  # it waits for standard input now
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (130, b"")
