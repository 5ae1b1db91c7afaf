"""Reads HTML for everything in it that could be read as words, seen or not."""

from html import unescape
from html.parser import HTMLParser


def pieces(text: str) -> list[str]:
    """Return the texts, attribute values, comments and declarations of *text*, in order."""
    parser = _EverythingParser()
    try:
        parser.feed(text)
        parser.close()
    except AssertionError:  # how the parser says that a declaration is broken
        parser.pieces.append(unescape(parser.rawdata))
    return parser.pieces


class _EverythingParser(HTMLParser):
    """Collects text, attribute values, comments and declarations, entities resolved."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.pieces += (value for _, value in attrs if value)

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.pieces.append(data)

    def handle_decl(self, decl: str) -> None:
        self.pieces.append(decl)

    def handle_pi(self, data: str) -> None:
        self.pieces.append(data)

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(data)
