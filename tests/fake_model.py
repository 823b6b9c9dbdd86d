"""A stand-in for a language model: a server on this machine that answers what it is told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class FakeServer:
    """Answers with what it is told to, in turn; the last answer is given for ever."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, bytes, dict[str, str]]] = []
        self.asked: list[dict] = []
        self.headers: list[dict[str, str]] = []
        fake = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                fake.asked.append(
                    json.loads(self.rfile.read(int(self.headers["Content-Length"]))) | {"path": self.path}
                )
                fake.headers.append(dict(self.headers))
                status, body, headers = fake.answers.pop(0) if len(fake.answers) > 1 else fake.answers[0]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def says(self, content: object, status: int = 200, **headers: str) -> None:
        """Queue an answer: the text of the model, or bytes as they are."""
        if isinstance(content, list):
            content = json.dumps({"items": content})
        body = (
            content
            if isinstance(content, bytes)
            else json.dumps({"choices": [{"message": {"content": content}}]}).encode()
        )
        self.answers.append((status, body, headers))


@contextmanager
def serving() -> Iterator[FakeServer]:
    """Run a server while the block runs."""
    fake = FakeServer()
    thread = threading.Thread(target=fake.server.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        fake.server.shutdown()
        fake.server.server_close()
        thread.join()
