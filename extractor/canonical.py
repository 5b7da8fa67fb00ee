"""What tells one web address from another: the same article under all its addresses has one canonical form.

It is a key to compare by, not an address to fetch. These do not count: scheme, default port, user name,
fragment, `www.`, the mobile and AMP forms of an address, tracking parameters, session ids, the order of
parameters, spellings of percent escapes, a slash at the end. Everything else of the query does: on Korean
boards and newspapers it alone names the article (`nttNo=`, `idxno=`, `uid=`, `aid=`, `bIdx=` …).

Written here because the libraries change what names an article: courlan's `clean_url` drops `uid=`, `ref=`
and `source=`, and makes every query in cp949 the same replacement characters; w3lib's `canonicalize_url`
keeps tracking parameters and the default port. Neither knows mobile or AMP forms.
"""

from __future__ import annotations

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes, urlsplit

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh"
    r"|mc_[ce]id|_ga|_gl|_hs(?:enc|mi)|mkt_tok|s_kwcid|__twitter_impression"
    r"|NaPm|n_(?:media|query|rank|ad|ad_group|ad_group_type|keyword|keyword_id|campaign_type|match)"
    r"|PHPSESSID|JSESSIONID",
    re.IGNORECASE,
)
_SESSION = re.compile(r";jsessionid=[^/;?]*", re.IGNORECASE)
_AMP_PARAMETERS = {("amp", ""), ("amp", "1"), ("amp", "true"), ("outputtype", "amp")}
_AMP_FILE = re.compile(r"(?<=[a-z0-9])(?:Amp|[._-]amp){1,3}(?=\.\w{2,5}$)")
"""The AMP form of a file's name: `articleViewAmp.html`, `news.amp.html`."""
_VARIANTS = ("www", "m", "mobile", "amp")
_SHARED = re.compile(
    "co|go|or|ne|re|pe|ac|hs|ms|es|sc|kg|mil|com|net|org|gov|edu|seoul|busan|daegu|incheon|gwangju|daejeon|ulsan"
    "|gyeonggi|gangwon|chungbuk|chungnam|jeonbuk|jeonnam|gyeongbuk|gyeongnam|jeju"
)
"""What may stand before the country in the common part of names; `m.co.kr` is a name of its own."""
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")


def canonical_url(url: str | None) -> str | None:
    """The canonical form, like `//paper.example/view?idxno=1`; null for what names no page of its own.

    Those are addresses that are not of the web, broken ones, and a site's front page (broken pages name it as
    their own address).
    """
    try:
        parts = urlsplit((url or "").strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        return None
    path = _path(parts.path)
    query = _query(parts.query)
    if not path and not query:
        return None
    host = _host(parts.hostname)
    host = host if port in (None, 80, 443) else f"{host}:{port}"
    return f"//{host}{path}" + (f"?{query}" if query else "")


def _host(host: str) -> str:
    try:
        labels = host.rstrip(".").encode("idna").decode("ascii").lower().split(".")
    except UnicodeError:
        labels = host.rstrip(".").lower().split(".")
    while (
        labels[0] in _VARIANTS and len(labels) > 2 and not (len(labels) == 3 and _SHARED.fullmatch(labels[1]))
    ):
        del labels[0]
    return ".".join(labels)


def _path(path: str) -> str:
    steps = [step for step in _SESSION.sub("", _escaped(path)).split("/") if step not in ("", ".")]
    while len(steps) > 1 and steps[-1].lower() == "amp":
        del steps[-1]
    while len(steps) > 1 and steps[0].lower() == "amp":
        del steps[0]
    if steps:
        steps[-1] = _AMP_FILE.sub("", steps[-1])
    return "".join(f"/{step}" for step in steps)


def _query(query: str) -> str:
    pairs = [pair.partition("=") for pair in _escaped(query).split("&") if pair]
    kept = [
        (name, value)
        for name, _, value in pairs
        if not _TRACKING.fullmatch(name) and (name.lower(), value.lower()) not in _AMP_PARAMETERS
    ]
    # By name alone: where one stands twice, the order of its values may count.
    kept.sort(key=lambda pair: pair[0])
    return "&".join(f"{name}={value}" for name, value in kept)


def _escaped(text: str) -> str:
    """One spelling of percent escapes. Bytes stay what they are, in whatever character set they are."""
    text = quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~")
    return _ESCAPE.sub(_unescaped, text)


def _unescaped(escape: re.Match[str]) -> str:
    character = unquote_to_bytes(escape[0]).decode("latin-1")
    return character if _UNRESERVED.fullmatch(character) else escape[0].upper()
