"""Reminders through a real mail server, and a calendar read by a calendar library.

Arguments: the program, a workspace it may change. PYTHONPATH holds aiosmtpd and icalendar.
"""

import datetime
import email
import email.policy
import json
import logging
import os
import ssl
import subprocess
import sys
import tempfile
import time

import icalendar
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

PROGRAM, WORKSPACE = sys.argv[1:3]
# The letterbox tells of each refused handshake, which is what a test here wants.
logging.disable(logging.CRITICAL)
DAY = "2020-06-30"


def twofold(*arguments, code=0, **settings):
    environment = dict(os.environ, TWOFOLD_SCRYPT_LOG2_ROUNDS="14", **settings)
    run = subprocess.run([PROGRAM, *arguments], capture_output=True, env=environment, timeout=120)
    # As written: text=True would turn the ends of lines into others.
    stdout = run.stdout.decode()
    assert run.returncode == code, f"{arguments}: {run.returncode}\n{stdout}\n{run.stderr.decode()}"
    return stdout


class Letterbox:
    """Keeps what it takes; refuses mail to whoever begins with `refused`."""

    def __init__(self):
        self.envelopes = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("refused"):
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.envelopes.append((envelope, session.authenticated))
        return "250 taken"


class MailServer:
    def __init__(self, **options):
        self.box = Letterbox()
        self.controller = Controller(self.box, hostname="127.0.0.1", port=0, **options)

    def __enter__(self):
        # Port 0 asks the system for a free one, which the controller does not tell.
        import socket
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.controller.port = probe.getsockname()[1]
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()

    def settings(self, host="127.0.0.1"):
        return {
            "TWOFOLD_SMTP_URL": f"smtp://{host}:{self.controller.port}",
            "TWOFOLD_SMTP_FROM": "muctieukep@haiquan.example", "TWOFOLD_PUBLIC_URL": "https://mtk.example",
        }


def somebody(name, address, language):
    twofold(
        "user", "add", WORKSPACE, name, "--role", "reporter", "--name", "Nguyễn Văn Ánh", "--language", language, "--random")
    twofold("user", "reminders", WORKSPACE, name, "--email", address)


def what_waits_is_sent_once_and_reads_as_it_was_written():
    somebody("mail.vi", "vi@haiquan.example", "vi")
    somebody("mail.refused", "refused@haiquan.example", "en")
    planned = json.loads(twofold("remind", WORKSPACE, "--as-at", DAY, "--dry-run", "--json"))
    mine = [line for line in planned["accounts"] if line["account"] == "mail.vi"][0]
    assert mine["outcome"] == "due" and mine["items"], planned
    with MailServer() as server:
        report = json.loads(twofold("remind", WORKSPACE, "--as-at", DAY, "--json", code=2, **server.settings()))
        outcomes = {line["account"]: line["outcome"] for line in report["accounts"]}
        assert outcomes["mail.vi"] == "sent" and outcomes["mail.refused"] == "failed", outcomes
        assert len(server.box.envelopes) == 1
        envelope, _ = server.box.envelopes[0]
        assert envelope.mail_from == "muctieukep@haiquan.example" and envelope.rcpt_tos == ["vi@haiquan.example"]
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert message["From"].addresses[0].display_name == "Mục tiêu kép", message["From"]
        assert "việc cần xử lý" in message["Subject"], message["Subject"]
        assert message["Date"].datetime.tzinfo is not None
        text = message.get_content()
        assert "Kính gửi Nguyễn Văn Ánh," in text and "https://mtk.example/notices" in text
        for item in mine["items"]:
            assert item["title"]["vi"] in text, item
        assert all(len(line) <= 78 for line in envelope.content.decode("ascii").split("\r\n"))
        # Told once. The other is tried again, and told when there is a box.
        twofold("user", "reminders", WORKSPACE, "mail.refused", "--email", "en@haiquan.example")
        twofold("remind", WORKSPACE, "--as-at", DAY, **server.settings())
        assert [e.rcpt_tos[0] for e, _ in server.box.envelopes[1:]] == ["en@haiquan.example"]
        english = email.message_from_bytes(server.box.envelopes[1][0].content, policy=email.policy.default)
        assert "Dear Nguyễn Văn Ánh," in english.get_content()
        twofold("remind", WORKSPACE, "--as-at", DAY, **server.settings())
        assert len(server.box.envelopes) == 2


def a_password_is_sent_over_tls_only():
    somebody("mail.tls", "tls@haiquan.example", "vi")
    secret = {"TWOFOLD_SMTP_USER": "u", "TWOFOLD_SMTP_PASSWORD": 'a "b" \\c'}
    seen = []

    def authenticate(server, session, envelope, mechanism, data):
        seen.append((data.login, data.password))
        return AuthResult(success=True)

    with MailServer(authenticator=authenticate, auth_require_tls=False) as server:
        twofold("remind", WORKSPACE, "--as-at", DAY, code=2, **server.settings(), **secret)
        assert not seen and not server.box.envelopes
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = os.path.join(folder, "key.pem"), os.path.join(folder, "certificate.pem")
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
            check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        with MailServer(authenticator=authenticate, tls_context=context, auth_required=True) as server:
            # A certificate nobody vouches for is no certificate.
            twofold("remind", WORKSPACE, "--as-at", DAY, code=2, **server.settings("localhost"), **secret)
            assert not seen
            twofold(
                "remind", WORKSPACE, "--as-at", DAY, TWOFOLD_SMTP_CA_FILE=certificate, **server.settings("localhost"),
                **secret)
            assert seen == [(b"u", b'a "b" \\c')], seen
            assert [e.rcpt_tos for e, _ in server.box.envelopes] == [["tls@haiquan.example"]]


def a_calendar_is_one_to_a_calendar_library():
    text = twofold("calendar", "print", WORKSPACE, "mail.vi", "--as-at", "2020-05-01")
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert events, text[:500]
    assert calendar["VERSION"] == "2.0" and not calendar.errors
    uids = [str(event["UID"]) for event in events]
    assert len(set(uids)) == len(uids)
    for event in events:
        assert not event.errors, event.errors
        start, end = event.decoded("DTSTART"), event.decoded("DTEND")
        assert isinstance(start, datetime.date) and end - start == datetime.timedelta(days=1)
        assert event.decoded("DTSTAMP").tzinfo is not None
        assert event["SUMMARY"] and "\\" not in str(event["SUMMARY"])
    assert text.endswith("END:VCALENDAR\r\n") and "\n" not in text.replace("\r\n", ""), "lines end with CRLF"
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n")), "a line is longer than 75 octets"
    # The same content has the same text.
    assert text == twofold("calendar", "print", WORKSPACE, "mail.vi", "--as-at", "2020-05-01")


for test in [
    what_waits_is_sent_once_and_reads_as_it_was_written, a_password_is_sent_over_tls_only,
    a_calendar_is_one_to_a_calendar_library,
]:
    began = time.monotonic()
    test()
    print(f"• {test.__name__.replace('_', ' ')}: {time.monotonic() - began:.1f} s")
