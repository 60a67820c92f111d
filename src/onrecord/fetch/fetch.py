"""One page from an address, within limits of time and size."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec import Struct

from onrecord.errors import InputError

if TYPE_CHECKING:
    import httpx

MAX_BYTES = 32 * 1024 * 1024
"""As many as page/ reads."""
CONNECT_SECONDS = 10.0
READ_SECONDS = 20.0
OVERALL_SECONDS = 60.0
MAX_REDIRECTS = 10


class Fetched(Struct, frozen=True):
    """What an address gave: the bytes of the body (unpacked from the transfer's compression), the
    address after redirects, and the Content-Type header as it was sent."""

    raw: bytes
    url: str
    content_type: str | None


def user_agent() -> str:
    """How Onrecord names itself to a site."""
    return f"onrecord/{version('onrecord')} (reads single news pages on request; python-httpx)"


def new_client() -> httpx.Client:
    """A client with Onrecord's name and time-outs; whoever makes it closes it."""
    import httpx  # a tenth of a second to import; only fetching needs it

    return httpx.Client(
        headers={
            "User-Agent": user_agent(),
            "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
            "application/feed+json,application/pdf,text/markdown,text/plain,*/*;q=0.5",
        },
        timeout=httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS),
        follow_redirects=True,
        max_redirects=MAX_REDIRECTS,
    )


def fetch(
    url: str,
    *,
    client: httpx.Client | None = None,
    max_bytes: int = MAX_BYTES,
    seconds: float = OVERALL_SECONDS,
) -> Fetched:
    """What `url` gives. InputError, named after the address, for whatever goes wrong.

    The size limit holds for the unpacked body and is kept while it arrives; `seconds` bounds the
    whole of it. Robots files and pacing are the concern of whoever fetches many.
    """
    _check_address(url)
    if client is not None:
        return _fetch(url, client, max_bytes, seconds)
    with new_client() as own:
        return _fetch(url, own, max_bytes, seconds)


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError as error:
        raise InputError(url, f"not an address ({error})", "Check its spelling") from error
    if parts.scheme.lower() not in ("http", "https"):
        raise InputError(url, "not an http or https address", "Give one, or the path of a file")
    if not host:
        raise InputError(url, "an address without a host", "Check its spelling")


def _fetch(url: str, client: httpx.Client, max_bytes: int, seconds: float) -> Fetched:
    deadline = time.monotonic() + seconds
    with _explained(url), client.stream("GET", url) as response:
        if response.status_code != 200:
            raise InputError(
                url,
                f"the site answered {response.status_code} {response.reason_phrase}".rstrip(),
                _remedy(response.status_code),
            )
        declared = response.headers.get("Content-Length", "")
        if declared.isdigit() and int(declared) > max_bytes:
            raise _too_large(url, max_bytes)
        body = bytearray()
        for chunk in response.iter_bytes(65_536):
            body += chunk
            if len(body) > max_bytes:
                raise _too_large(url, max_bytes)
            if time.monotonic() > deadline:
                raise InputError(
                    url, f"did not arrive within {seconds:g} seconds", "Try again later"
                )
        return Fetched(bytes(body), str(response.url), response.headers.get("Content-Type"))


@contextmanager
def _explained(url: str) -> Iterator[None]:
    """Turns the client's errors into ones that a reader of a command line understands."""
    import httpx

    try:
        yield
    except httpx.TimeoutException as error:
        raise InputError(url, "the site did not answer in time", "Try again later") from error
    except httpx.TooManyRedirects as error:
        raise InputError(
            url, f"redirects more than {MAX_REDIRECTS} times", "Open it in a browser first"
        ) from error
    except httpx.UnsupportedProtocol as error:
        raise InputError(
            url, "redirects to what is no http or https address", "Give the page's own address"
        ) from error
    except httpx.DecodingError as error:
        raise InputError(url, "its compressed body is broken", "Try again later") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise InputError(
            url, f"cannot be fetched ({_brief(error)})", _network_remedy(error)
        ) from error


def _too_large(url: str, max_bytes: int) -> InputError:
    return InputError(
        url, f"more than {max_bytes:,} bytes", "Save the page and give the part that matters"
    )


def _brief(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__


def _network_remedy(error: Exception) -> str:
    if "CERTIFICATE" in str(error).upper() or "SSL" in str(error).upper():
        return "The site's certificate is not trusted; check the address"
    return "Check the address and the network"


def _remedy(status: int) -> str:
    if status in (401, 402, 403):
        return "The site lets nobody in without an account; save the page from a browser"
    if status in (404, 410):
        return "Check the address"
    if status == 429:
        return "The site asks to wait; try again later"
    return "Try again later" if status >= 500 else "Open it in a browser to see why"
