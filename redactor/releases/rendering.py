"""Renders a release in its forms. Safe side: gets the release, never the document."""

import json
import re
from functools import cache
from pathlib import Path

from jinja2 import Template, TemplateSyntaxError
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from redactor.errors import InputError, TemplateError
from redactor.releases.release import Block, Release
from redactor.sandbox import sandbox

_TEMPLATES = Path(__file__).parent / "templates"
_FILES = {"text": "text.txt", "markdown": "markdown.md", "html": "html.html"}
FORMS = (*_FILES, "json")
_MARKUP_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".xml", ".svg"})

_MARKUP = r"([\\`*_{}\[\]<>#|~$&])"
_LINE_START = r"(?m)^([ \t]+)?(\d*)([-+=.)])|^[ \t]+"


class Renderer:
    """Turns releases into text through one template."""

    def __init__(self, name: str, template: Template | None) -> None:
        self.name, self._template = name, template

    @classmethod
    @cache
    def for_form(cls, form: str) -> "Renderer":
        """Return the renderer of a *form* that ships with redactor.

        Raises:
            InputError: there is no such form.

        """
        if form == "json":
            return cls(form, None)
        if form not in _FILES:
            raise InputError(f"format {form!r}", "is not known", f"known are {', '.join(FORMS)}")
        source = (_TEMPLATES / _FILES[form]).read_text(encoding="utf-8")
        return cls(form, _compile(source, form, html=form == "html"))

    @classmethod
    def for_file(cls, path: Path) -> "Renderer":
        """Return the renderer of a user's own template; one named .html escapes what it prints.

        Raises:
            InputError: the file cannot be read.
            TemplateError: it is not a template.

        """
        try:
            source = path.read_text(encoding="utf-8")
        except OSError as error:
            raise InputError(str(path), f"cannot be read ({error.strerror})") from None
        except UnicodeDecodeError:
            raise InputError(str(path), "is not UTF-8 text", "save it as UTF-8") from None
        html = not _MARKUP_SUFFIXES.isdisjoint(suffix.lower() for suffix in path.suffixes)
        return cls(str(path), _compile(source, str(path), html=html))

    def render(self, release: Release) -> str:
        """Return *release* as text that UTF-8 can hold.

        Raises:
            TemplateError: the template fails.

        """
        if self._template is None:
            return json.dumps(as_data(release), ensure_ascii=False, indent=2) + "\n"
        try:
            rendered = self._template.render(
                banner=release.banner,
                level=release.level,
                policy=release.policy,
                blocks=release.blocks,
                stamp=release.stamp,
            )
            rendered.encode()
        except Exception as error:  # noqa: BLE001 (a template may raise anything)
            raise TemplateError(self.name, f"does not render ({_reason(error)})") from None
        return rendered


def _reason(error: Exception) -> str:
    """Return what went wrong, without a word that may come from the document."""
    message = (error.message or "") if isinstance(error, JinjaError) else ""
    own = re.fullmatch(r"'\w+' is undefined|a template cannot print \w+", message)
    return message if own else type(error).__name__


def as_data(release: Release) -> dict[str, object]:
    """Return *release* as plain data, for JSON."""
    return {
        "banner": release.banner,
        "level": release.level,
        "policy": release.policy,
        "stamp": list(release.stamp),
        "blocks": [_block(block) for block in release.blocks],
    }


def _block(block: Block) -> dict[str, object]:
    return {
        "kind": block.kind,
        "lead": block.lead,
        "mark": block.mark,
        "text": block.text,
        "exemptions": list(block.exemptions),
    }


@cache
def _environment(*, html: bool) -> ImmutableSandboxedEnvironment:
    environment = sandbox(autoescape=html)
    environment.filters["markdown"] = _escape_markdown
    return environment


def _compile(source: str, name: str, *, html: bool) -> Template:
    try:
        return _environment(html=html).from_string(source)
    except TemplateSyntaxError as error:
        problem = error.message or "is not a template"
        raise TemplateError(f"{name}:{error.lineno}", problem) from None
    except (RecursionError, MemoryError) as error:
        raise TemplateError(name, f"is not a template ({type(error).__name__})") from None


def _escape_markdown(text: str) -> str:
    """Return *text* so that Markdown shows it as it is, line by line."""
    escaped = re.sub(_MARKUP, r"\\\1", text)
    return re.sub(_LINE_START, lambda m: f"{m[2]}\\{m[3]}" if m[3] else "", escaped)
