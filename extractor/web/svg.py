"""The little of SVG that the plots need: escaped elements, styled by classes alone (none may be inline)."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from extractor.explain.webtext import safe

Attribute = str | float


def element(name: str, *children: str, **attributes: Attribute | None) -> str:
    """An element. Children are SVG already; attributes are escaped (`text_anchor` → text-anchor)."""
    parts = [
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    ]
    return f"<{name}{''.join(parts)}>{''.join(children)}</{name}>"


def text(words: str, x: float, y: float, class_: str = "", anchor: str | None = None) -> str:
    """Words at a place. `anchor`: start (default), middle or end."""
    return element("text", safe(words), x=x, y=y, class_=class_ or None, text_anchor=anchor)


def picture(
    name: str, title: str, description: str, size: tuple[float, float], parts: Iterable[str]
) -> Markup:
    """A whole picture, which screen readers read as its title and description.

    `name`: what anchors of this picture begin with; one page holds each name once. `size`: width, height.
    """
    width, height = map(_value, size)
    return Markup(
        f'<svg class="plot" role="img" aria-labelledby="{name}-t {name}-d" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">'
        f'<title id="{name}-t">{safe(title)}</title><desc id="{name}-d">{safe(description)}</desc>'
        f"{''.join(parts)}</svg>"
    )


def _value(value: Attribute) -> str:
    return format(value, ".6g") if isinstance(value, int | float) else safe(value)
