"""Small signs as inline SVG: each stands beside a word, and its colour is left to the style sheet."""

from markupsafe import Markup

from filrouge.pages.html import html

_ICONS = {
    "circle": '<circle cx="8" cy="8" r="6"/>',
    "half": '<circle cx="8" cy="8" r="6"/><path class="fil-full" d="M8 2a6 6 0 0 1 0 12z"/>',
    "check": '<path d="M3 8.5l3.2 3.2L13 5"/>',
    "double": '<path d="M1 8.5l3.2 3.2L11 5M7.5 11.2l.7.5L15 5"/>',
    "cross": '<path d="M4 4l8 8M12 4l-8 8"/>',
    "clock": '<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.8"/>',
    "alert": '<path d="M8 2l6.5 12h-13zM8 6.5v3.5M8 12v.2"/>',
    "dash": '<path d="M3 8h10"/>',
    "question": '<circle cx="8" cy="8" r="6"/><path d="M6.3 6.4a1.8 1.8 0 1 1 2.4 1.7c-.5.2-.7.5-.7 1.1M8 11.3v.2"/>',
}


_SIGNS = {
    name: html(
        '<svg class="fil-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">%s</svg>',
        Markup(drawing),  # noqa: S704 # our own drawings
    )
    for name, drawing in _ICONS.items()
}


def icon(name: str) -> Markup:
    """Return a small sign that stands beside a word, never alone."""
    return _SIGNS[name]
