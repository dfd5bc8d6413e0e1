"""A server of the program under test: started on a free port, stopped by its own process."""

import re
import selectors
import subprocess
import time
from pathlib import Path


class Server:
    """`twofold serve` of one workspace; its log is kept beside the workspace."""

    def __init__(self, twofold: str, workspace: Path, start_seconds: float = 60):
        self.twofold, self.workspace = twofold, workspace
        self.log = workspace.parent / f"{workspace.name}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [twofold, "serve", str(workspace), "--port", "0", "--log-level", "notice"],
                stdout=subprocess.PIPE, stderr=log, text=True,
            )
        self.address = self._announced(start_seconds)

    def _announced(self, seconds: float) -> str:
        """The address the server prints once it listens."""
        waiting = selectors.DefaultSelector()
        waiting.register(self.process.stdout, selectors.EVENT_READ)
        end = time.monotonic() + seconds
        while time.monotonic() < end and waiting.select(timeout=max(0, end - time.monotonic())):
            line = self.process.stdout.readline()
            if not line:
                break
            if found := re.search(r"http://\S+", line):
                return found.group()
        self.stop()
        raise RuntimeError(f"the server did not start:\n{self.log.read_text()[:2000]}")

    def failures(self) -> list[str]:
        """What the server logged as an error."""
        return [line for line in self.log.read_text().splitlines() if " error " in line or "critical" in line]

    def stop(self) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
