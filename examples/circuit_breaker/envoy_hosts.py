"""Hosts on ports that the kernel chooses, and a caller for them."""

import http.client
import threading
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PATIENCE = 30.0  # s; a run takes far less
LOCAL = "127.0.0.1"


class Host(ThreadingHTTPServer):
    """An upstream server; `answer` gives the status of a request."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, answer: Callable[[str, int], int]) -> None:
        super().__init__((LOCAL, 0), Handler)
        self.answer = answer
        self.calls = 0
        self.lock = threading.Lock()
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Host

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.calls += 1
        attempt = int(self.headers.get("x-envoy-attempt-count", 1))
        self.send_response(self.server.answer(self.path, attempt))
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *args: object) -> None: ...


def get(port: int, path: str = "/") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(LOCAL, port, PATIENCE)
    connection.request("GET", path)
    return connection.getresponse()


def until(holds: Callable[[], bool]) -> None:
    """Look again and again; a state that never comes is an error."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the state did not come")
        time.sleep(0.005)


class Calls:
    """Calls that are made at the same time, each in a thread."""

    def __init__(self, port: int, path: str, count: int) -> None:
        self.answers: list[http.client.HTTPResponse] = []
        self.threads = [
            threading.Thread(target=self.make, args=(port, path))
            for _ in range(count)
        ]
        for thread in self.threads:
            thread.daemon = True
            thread.start()

    def make(self, port: int, path: str) -> None:
        self.answers.append(get(port, path))

    def ended(self) -> list[http.client.HTTPResponse]:
        for thread in self.threads:
            thread.join(PATIENCE)
        return self.answers
