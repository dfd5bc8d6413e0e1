"""Asks a started server from outside. Arguments: the program, a workspace it may change, the folder of schemathesis."""

import os
import re
import signal
import socket
import subprocess
import sys
import time

PROGRAM, WORKSPACE, SCHEMATHESIS = sys.argv[1:4]
ENVIRONMENT = dict(os.environ, TWOFOLD_SCRYPT_LOG2_ROUNDS="14")


def twofold(*arguments, **options):
    return subprocess.run(
        [PROGRAM, *arguments], check=True, capture_output=True, text=True, env=ENVIRONMENT, **options).stdout


class Server:
    """One `twofold serve` on a free port."""

    def __init__(self, **settings):
        self.process = subprocess.Popen(
            [PROGRAM, "serve", WORKSPACE, "--port", "0", "--log-level", "warning"], stdout=subprocess.PIPE, text=True,
            env=dict(ENVIRONMENT, **settings))
        line = self.process.stdout.readline()
        found = re.search(r"on (http://127\.0\.0\.1:(\d+))$", line.strip())
        assert found, f"the server did not say its address but: {line!r}"
        self.address, self.port = found.group(1), int(found.group(2))

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=30)


def answer_of(connection):
    """Everything until the other side closes."""
    data = b""
    while part := connection.recv(65_536):
        data += part
    return data.decode()


def ask(port, path, headers=""):
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\n{headers}Connection: close\r\n\r\n".encode())
        return answer_of(connection)


def a_request_under_way_is_finished_when_the_server_is_told_to_end():
    server = Server()
    body = b"lang=en"
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(
            b"POST /language HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            b"Connection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body[:3])
        time.sleep(0.5)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(1)
        assert server.process.poll() is None, "it ended with a request under way"
        connection.sendall(body[3:])
        answer = answer_of(connection)
    # A form without its page's code is refused: what matters is that it was read to its end and answered.
    assert answer.startswith("HTTP/1.1 403 "), answer[:200]
    assert server.process.wait(timeout=30) == 0
    try:
        socket.create_connection(("127.0.0.1", server.port), timeout=1).close()
    except OSError:
        return
    raise AssertionError("the port is still open")


def it_tells_machines_how_it_is():
    server = Server()
    try:
        assert "200 OK" in ask(server.port, "/health")
        assert ask(server.port, "/ready").endswith("ready\n")
        metrics = ask(server.port, "/metrics")
        assert 'twofold_http_requests_total{route="health",method="GET",status="200"} 1\n' in metrics, metrics
        assert 'twofold_http_request_duration_seconds_count{route="readiness"} 1\n' in metrics, metrics
        assert "403 Forbidden" in ask(server.port, "/metrics", "X-Forwarded-For: 127.0.0.1\r\n")
    finally:
        assert server.end() == 0


def a_connection_on_which_nothing_comes_is_closed():
    server = Server(TWOFOLD_HTTP_IDLE_SECONDS="1")
    try:
        for begun in [b"", b"GET /health HTTP/1.1\r\nHost: x\r\nX-Half: "]:
            with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
                connection.sendall(begun)
                assert "200 OK" not in answer_of(connection)
        assert "200 OK" in ask(server.port, "/health")
    finally:
        assert server.end() == 0


def every_operation_of_the_api_answers_as_it_is_described():
    twofold("user", "add", WORKSPACE, "api.test", "--role", "leader", "--role", "planner", "--random")
    made = twofold(
        "token", "make", WORKSPACE, "api.test", "--label", "test", "--scope", "view_figures", "--scope",
        "view_records", "--scope", "load_records")
    token = re.search(r"tf_[A-Za-z0-9_-]+", made).group(0)
    server = Server()
    try:
        run = subprocess.run(
            [
                sys.executable, os.path.join(SCHEMATHESIS, "bin", "schemathesis"), "run", server.address + "/api/v1/openapi.json",
                "--header",
                f"Authorization: Bearer {token}", "--url", server.address, "--phases", "examples,coverage,fuzzing",
                "--max-examples", "20", "--seed", "1", "--generation-database", "none", "--max-time", "45",
                "--no-color", "--request-timeout", "20",
                "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
            ], env=dict(os.environ, PYTHONPATH=SCHEMATHESIS), text=True, capture_output=True, timeout=300)
        print(run.stdout[-4_000:])
        assert run.returncode == 0, run.stderr[-2_000:]
    finally:
        assert server.end() == 0


for test in [
    it_tells_machines_how_it_is, a_connection_on_which_nothing_comes_is_closed,
    a_request_under_way_is_finished_when_the_server_is_told_to_end,
    every_operation_of_the_api_answers_as_it_is_described,
]:
    began = time.monotonic()
    test()
    print(f"• {test.__name__.replace('_', ' ')}: {time.monotonic() - began:.1f} s")
