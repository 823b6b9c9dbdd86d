"""Asking a language model over the OpenAI chat interface: one request, one bounded answer, errors in words.

Standard library only. The key is sent to the address that the user gave and to no other: a redirection is an error, and
no message holds the key.
"""

from __future__ import annotations

import http.client
import json
import os
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

ADDRESS, NAME, KEY = "STANDOFF_MODEL_ADDRESS", "STANDOFF_MODEL", "STANDOFF_MODEL_KEY"
LARGEST_ANSWER = 2_000_000  # bytes
LONGEST_WAIT = 20.0  # seconds that a server may ask to wait before the next try
TRIES = 3
AGAIN = (408, 409, 425, 429, 500, 502, 503, 504)
FINAL = (301, 302, 303, 307, 308, 400, 401, 403, 404, 405, 422)


class ModelError(Exception):
    """A question brought no answer; `is_final` says that no other question will bring one either."""

    def __init__(self, message: str, *, is_final: bool) -> None:
        super().__init__(message)
        self.is_final = is_final


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirection could carry the key elsewhere, so it is left as the error that it then is."""

    def redirect_request(self, *_: Any) -> None:
        return None


@dataclass(frozen=True)
class Model:
    """Where to ask and for what: the address up to and including its version, such as `http://127.0.0.1:8080/v1`.

    Raises:
        ValueError: the address is no web address, or carries a name and password.
    """

    address: str
    name: str
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    most_words: int = 4_096
    pause: float = 1.0

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"'{self.address[:100]}' is no address of a model; write e.g. http://127.0.0.1:8080/v1")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError(f"the address of a model holds no name, password or question; give the key in {KEY}")
        if not self.name.strip():
            raise ValueError("the model has no name; say which one the address should use")

    def ask(self, system: str, user: str) -> str:
        """Return the model's answer to one question.

        Raises:
            ModelError: no answer came, with what to do about it.
        """
        body = json.dumps({
            "model": self.name, "temperature": 0, "max_tokens": self.most_words, "stream": False,
            "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
        }).encode("utf-8")  # fmt: skip
        for tries in range(1, TRIES + 1):
            try:
                return _content(self._post(body))
            except _Again as again:
                if tries == TRIES:
                    raise ModelError(f"{self._where} did not answer: {again}", is_final=False) from None
                time.sleep(min(again.wait if again.wait is not None else self.pause * 2 ** (tries - 1), LONGEST_WAIT))
        raise AssertionError("the loop returns or raises")

    @property
    def _where(self) -> str:
        return f"the model at {self.address}"

    def _post(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "standoff"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(f"{self.address.rstrip('/')}/chat/completions", body, headers, method="POST")
        opener = urllib.request.build_opener(_NoRedirect)
        try:
            with opener.open(request, timeout=self.timeout) as response:
                return _bounded(response, time.monotonic() + self.timeout)
        except urllib.error.HTTPError as error:
            with error:
                raise self._refused(error) from None
        except urllib.error.URLError as error:
            reason = error.reason
            if isinstance(reason, TimeoutError):
                raise _Again("it took too long") from None
            words = getattr(reason, "strerror", None) or str(reason)
            raise ModelError(f"{self._where} cannot be reached: {str(words).lower()[:200]}", is_final=True) from None
        except TimeoutError:
            raise _Again("it took too long") from None
        except (
            OSError,
            ValueError,
            http.client.HTTPException,
        ) as error:  # a broken connection, or an answer that is no HTTP
            raise _Again(type(error).__name__) from None

    def _refused(self, error: urllib.error.HTTPError) -> Exception:
        if error.code in (401, 403):
            return ModelError(f"{self._where} refuses the key (status {error.code}); set {KEY}", is_final=True)
        if error.code in (301, 302, 303, 307, 308):
            return ModelError(f"{self._where} sends elsewhere; give the address that it sends to", is_final=True)
        if error.code == 404:
            return ModelError(f"{self._where} knows no chat there, or no model '{self.name}' (status 404); "
                              "the address ends with its version, such as /v1", is_final=True)  # fmt: skip
        if error.code in AGAIN:
            return _Again(f"status {error.code}", _seconds(error.headers))
        return ModelError(f"{self._where} refuses the question (status {error.code})", is_final=error.code in FINAL)


class _Again(Exception):
    """The same question may be answered later; `wait` is how long the server asks to wait, None where it does not say."""

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait


def _bounded(response: Any, until: float) -> bytes:
    """Read an answer that is neither too large nor too slow: a server that drips must not hold the program."""
    parts, size = [], 0
    while part := response.read1(65_536):
        parts.append(part)
        size += len(part)
        if size > LARGEST_ANSWER:
            raise ModelError(f"the answer is larger than {LARGEST_ANSWER:,} bytes", is_final=False)
        if time.monotonic() > until:
            raise _Again("it took too long")
    return b"".join(parts)


def _content(answer: bytes) -> str:
    """Return the text of the answer.

    Raises:
        ModelError: it is none of the chat interface.
    """
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, LookupError, TypeError, RecursionError):
        raise ModelError("the answer is none of the chat interface; is the address right?", is_final=False) from None
    if not isinstance(content, str):
        raise ModelError("the answer holds no text", is_final=False)
    return content


def _seconds(headers: Mapping[str, str]) -> float | None:
    try:
        return max(0.0, float(headers.get("Retry-After", "")))
    except ValueError:
        return None


def model_from(
    address: str | None, name: str | None, environment: Mapping[str, str] = os.environ, timeout: float = 120.0
) -> Model | None:
    """Return the model that options or the environment name, None where neither gives an address.

    The key comes from the environment alone: a command line can be read by everybody on the machine.

    Raises:
        ValueError: the address is no web address, or the model has no name.
    """
    address = address or environment.get(ADDRESS) or ""
    if not address:
        return None
    return Model(address, name or environment.get(NAME) or "", environment.get(KEY, ""), timeout)
