"""A real browser: Chromium without a window, asked through its debugging pipe; needs nothing else."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
MISSING = "needs the browser Chromium, which was not found; install it: apt-get install chromium"
PATIENCE = 60.0
"""Seconds until an answer of the browser is given up."""
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-pipe",
)


def find() -> str | None:
    """Where the browser is."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One page of a browser with a profile of its own. Use in a `with` statement."""

    def __init__(self, program: str, profile: Path) -> None:
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        # The browser reads at 3 and writes at 4, whatever numbers the pipes have here.
        command = f'exec "$0" "$@" 3<&{theirs_in} 4>&{theirs_out}'
        self._log = (profile.parent / f"{profile.name}.log").open("wb")
        self._process = subprocess.Popen(
            ["bash", "-c", command, program, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
            pass_fds=(theirs_in, theirs_out),
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._rest = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []

    def __enter__(self) -> Self:
        targets = self.ask("Target.getTargets")["targetInfos"]
        page = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.close(self._out)
        os.close(self._in)
        try:
            os.killpg(self._process.pid, signal.SIGTERM)
            self._process.wait(PATIENCE)
        except ProcessLookupError:
            self._process.wait(PATIENCE)
        finally:
            self._log.close()

    # The protocol

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The result of a command; a message is JSON and ends with a zero byte."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, f"{method}: {answer['error']}"
                result: dict[str, Any] = answer["result"]
                return result
            self.events.append(answer)

    def wait_for(self, event: str) -> None:
        """Waits for an event after the last one that was waited for; forgets those before it."""
        while True:
            for place, one in enumerate(self.events):
                if one.get("method") == event:
                    del self.events[: place + 1]
                    return
            self.events.append(self._next())

    def _next(self) -> dict[str, Any]:
        last = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._in], [], [], max(0.0, last - time.monotonic()))
            read = os.read(self._in, 1 << 16) if ready else b""
            if not read:
                raise RuntimeError("the browser does not answer" if not ready else "the browser has ended")
            self._rest += read
        message, _, self._rest = self._rest.partition(b"\0")
        answer: dict[str, Any] = json.loads(message)
        return answer

    # What a reader does and sees

    def open(self, address: str) -> None:
        """Goes to an address and waits until it is loaded."""
        self.events.clear()
        assert "errorText" not in self.ask("Page.navigate", url=address), address
        self.wait_for("Page.loadEventFired")

    def see(self, script: str) -> Any:
        """The value of an expression in the page."""
        result = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    def follow(self, selector: str) -> None:
        """Clicks with the mouse on what the selector finds first, and waits for the next page."""
        self.click(selector)
        self.wait_for("Page.loadEventFired")

    def click(self, selector: str) -> None:
        """Clicks in the middle of what the selector finds first."""
        place = self.see(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)});"
            " e.scrollIntoView({block: 'center'});"
            " const r = e.getClientRects()[0]; return [r.x + r.width / 2, r.y + r.height / 2]; })()"
        )
        self.events.clear()
        for kind in ("mousePressed", "mouseReleased"):
            self.ask(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1
            )

    def type(self, words: str) -> None:
        """Writes into the field that has the focus."""
        self.ask("Input.insertText", text=words)

    def press(self, key: str) -> None:
        """Presses a key: Tab or Enter."""
        codes = {"Tab": 9, "Enter": 13}
        code = {"key": key, "code": key, "windowsVirtualKeyCode": codes[key]}
        self.events.clear()
        self.ask(
            "Input.dispatchKeyEvent", type="keyDown", **code, **({"text": "\r"} if key == "Enter" else {})
        )
        self.ask("Input.dispatchKeyEvent", type="keyUp", **code)

    def resize(self, width: int, height: int) -> None:
        """Makes the window another size; below 500 as on a phone."""
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 500,
        )
