"""What a site's robots.txt allows, by RFC 9309."""

from __future__ import annotations

import re
from dataclasses import dataclass

from protego import Protego

MAX_ROBOTS_BYTES = 500 * 1024
"""RFC 9309, 2.5: at least this much is read. What follows is not."""
MAX_ROBOTS_REDIRECTS = 5
"""RFC 9309, 2.3.1.2."""
KEPT_SECONDS = 24 * 3600.0
"""RFC 9309, 2.4: a copy is not used for longer than a day."""
FAILURE_KEPT_SECONDS = 600.0
"""A robots.txt that could not be had is asked for again after ten minutes."""

_AGENT = re.compile(r"((?:^|[\r\n])[ \t]*user-?agent[ \t]*:[ \t]*[a-z_-]+)[^\r\n]*", re.IGNORECASE)
"""A line that names a client, to the end of its product token (2.2.1); `/1.0` behind it is no part of it."""


@dataclass(frozen=True)
class Robots:
    """The rules of one origin. `unreadable` says why they could not be had; then everything is forbidden
    (2.3.1.4)."""

    rules: Protego | None = None
    unreadable: str | None = None

    def allows(self, url: str, agent: str) -> bool:
        """Whether `agent` may get `url`. No rules (the file does not exist, 2.3.1.3) allow everything."""
        if self.unreadable is not None:
            return False
        return self.rules is None or bool(self.rules.can_fetch(url, agent))

    def crawl_delay(self, agent: str) -> float:
        """Seconds that the site wants between two requests; 0 if it does not say."""
        delay = self.rules.crawl_delay(agent) if self.rules else None
        # NaN compares false with everything, so it counts as unsaid too.
        return float(delay) if delay is not None and delay > 0 else 0.0


def parse_robots(content: bytes) -> Robots:
    """Reads a robots.txt. Beyond `MAX_ROBOTS_BYTES` it is cut, at a line's end: half a path would be another
    rule."""
    if len(content) > MAX_ROBOTS_BYTES:
        content = content[:MAX_ROBOTS_BYTES]
        content = content[: max(content.rfind(b"\n"), content.rfind(b"\r")) + 1]
    return Robots(Protego.parse(_AGENT.sub(r"\1", content.decode("utf-8-sig", "replace"))))
