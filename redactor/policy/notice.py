"""The notice that stands where a portion was masked, as the policy words it."""

from functools import cache, lru_cache

from jinja2 import Template, TemplateError, meta
from jinja2.sandbox import ImmutableSandboxedEnvironment

from redactor.sandbox import sandbox

NAMES = frozenset({"marking", "amount", "exemptions", "label"})


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return sandbox(autoescape=False)


class NoticeError(ValueError):
    """The wording of a notice is not a template, or uses what is not disclosed."""


class Notice:
    """A template over what the policy discloses of a portion."""

    def __init__(self, wording: str, disclosed: frozenset[str]) -> None:
        environment = _environment()
        try:
            used = meta.find_undeclared_variables(environment.parse(wording))
            self._template: Template = environment.from_string(wording)
        except TemplateError as error:
            raise NoticeError(f"the notice is not a template: {error.message}") from None
        except RecursionError:
            raise NoticeError("the notice is not a template: it is nested too deep") from None
        for name in sorted(used):
            if name not in NAMES:
                known = ", ".join(sorted(NAMES))
                raise NoticeError(f"the notice uses {name!r}; it may use {known}")
            if name not in disclosed:
                raise NoticeError(
                    f"the notice uses {name!r}, which the policy does not disclose; add it to "
                    "'disclose' or leave it out"
                )
        self._uses_label = "label" in used
        try:
            self._render("S//NF", "2 lines", ("(b)(1)", "1.4(b)"), "1")
            self._render("", "", (), "")
        except Exception as error:  # noqa: BLE001 (a template may raise anything)
            reason = error.message if isinstance(error, TemplateError) else None
            reason = reason or type(error).__name__
            raise NoticeError(f"the notice does not render: {reason}") from None
        self._words = lru_cache(maxsize=4096)(self._render)

    def words(self, marking: str, amount: str, exemptions: tuple[str, ...], label: str) -> str:
        """Return the notice for a portion of which these facts are disclosed."""
        return self._words(marking, amount, exemptions, label if self._uses_label else "")

    def _render(self, marking: str, amount: str, exemptions: tuple[str, ...], label: str) -> str:
        rendered = self._template.render(
            marking=marking, amount=amount, exemptions=exemptions, label=label
        )
        return " ".join(rendered.split())
