"""Bytes made to break a reader: an answer or a named error within 10 seconds and 1 GiB.

Each runs in a process of its own whose address space is limited: what it may grow by above an idle
one is 1 GiB.
"""

import subprocess
import sys
import textwrap

import pytest

LIMIT = """
    import re, resource, sys
    import charset_normalizer, lxml.html, onrecord.pipeline, py3langid
    import resiliparse.extract.html2text
    def no_network(event, arguments):
        if event.startswith("socket."):
            raise SystemExit("network: " + event)
    size = int(re.search(r"VmSize:\\s+(\\d+)", open("/proc/self/status").read())[1]) * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size + 2**30, size + 2**30))
    sys.addaudithook(no_network)
    from onrecord.errors import InputError
    from onrecord.pipeline import read
"""
STORY = "<p>The minister said on Monday that the talks would go on for another week.</p>"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + k)} "{f"&{chr(97 + k)};" * 10}">' for k in range(12))
    + "]><html><body><p>&m;</p>"
    + STORY
    + "</body></html>"
)
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    f"<html><body><p>&x;</p>{STORY}</body></html>"
)
CASES = {
    "100,000 nested tags": "('<div>' * 100_000 + 'deep').encode()",
    "2,000 nested tags": "('<div>' * 1_990 + 'deep down here' + '</div>' * 1_990).encode()",
    "50 MB of one attribute": "b'<p title=\"' + b'x' * 50_000_000 + b'\">hello</p>'",
    "30 MB of one attribute": "b'<html><p title=\"' + b'x' * 30_000_000 + b'\">hello there</p>'",
    "10,000,000 short lines": "b'a\\n' * 10_000_000",
    "10,000,000 lines of two letters": "b'ab\\n' * 10_000_000",
    "6,000,000 elements": "b'<html>' + b'a<br>' * 6_000_000",
    "1,000,000 attributes": "b'<html><p ' + b'a=1 ' * 1_000_000 + b'>hello there</p>'",
    "1,000,000 comments": "b'<html>' + b'<!---->' * 390_000 + b'hello'",
    "one word of 30 MB": "b'x' * 30_000_000",
    "30 MB of quotation marks": "'“'.encode() * 10_000_000",
    "NUL bytes": "b'<html><p>The talks\\x00 go on\\x00, he said.</p>'",
    "NULs alone": "b'\\x00' * 1_000_000",
    "UTF-16 without a mark": "('The talks go on, he said on Monday. ' * 50).encode('utf-16-le')",
    "mixed encodings": "('Così è. ' * 50).encode('utf-8') + ('Così è. ' * 50).encode('latin-1')",
    "a lone surrogate": "'<p>half \\ud800 of it, he said</p>'.encode('utf-8', 'surrogatepass')",
    "billion laughs": repr(LAUGHS.encode()),
    "an external entity": repr(OUTSIDE.encode()),
    "deep JSON-LD": "b'<script type=\"application/ld+json\">' + b'[' * 10**6 + b'</script><p>x y'",
    "gzip of 1 GB": "__import__('gzip').compress(bytes(10**9), 1)",
}


@pytest.mark.parametrize("made", CASES.values(), ids=CASES)
def test_hostile_page(made: str) -> None:
    body = f"""
    raw = {made}
    try:
        reading = read(raw, "hostile.html")
    except InputError as error:
        assert str(error).startswith("hostile.html: "), error
        print("refused:", error)
    else:
        assert "root:" not in reading.page.text
        assert len(reading.page.text) < len(raw) + 100
        print("read:", len(reading.page.text))
    """
    script = textwrap.dedent(LIMIT) + textwrap.dedent(body)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=25, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith(("read:", "refused:"))
