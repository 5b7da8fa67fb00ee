"""How the parts of the client tell each other that an address cannot be had."""

from __future__ import annotations


class Refused(Exception):
    """It cannot be had now or later; the message says what is wrong and what to do, without the address."""


class Transient(Exception):
    """It cannot be had at this moment.

    `wait`: seconds that the server asks to wait (Retry-After), or None.
    """

    def __init__(self, message: str, wait: float | None = None) -> None:
        super().__init__(message)
        self.wait = wait
