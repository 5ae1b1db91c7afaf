"""The command that checks the marks of documents: check."""

from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli import console
from redactor.errors import FINDING, InputError
from redactor.shipped import DEFAULT_SCHEME

if TYPE_CHECKING:
    from redactor.markings.scheme import Scheme


@console.command
def check(
    source: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A document; - is standard input.")
    ] = None,
    *,
    scheme: console.SchemeName = DEFAULT_SCHEME,
    ignore: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="A rule that is not asked.")
    ] = None,
    list_rules: Annotated[bool, typer.Option("--list-rules", help="List the rules.")] = False,
    json: console.AsJson = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="Print SARIF 2.1.0.")] = False,
) -> None:
    """Check the marks of a document against the standards; exit 1 if there are errors.

    Example: redactor check cable.txt
    """
    from redactor.checks import RULES
    from redactor.checks import check as find
    from redactor.checks.sarif import as_sarif
    from redactor.markings.load import load_scheme

    if list_rules:
        _list_rules(load_scheme(scheme), json=json)
        return
    if source is None:
        raise InputError("", "no document is named", "give a FILE, or --list-rules")
    unknown = sorted(set(ignore or ()) - {rule.id for rule in RULES})
    if unknown:
        raise InputError(f"rule {unknown[0]!r}", "is not known", "see redactor check --list-rules")
    document = console.read_source(source, load_scheme(scheme))
    findings = find(document, ignore or ())
    if sarif:
        console.show_json(as_sarif(source, document.scheme, findings))
    elif json:
        rows = [
            {
                "rule": finding.rule.id,
                "severity": finding.rule.severity,
                "line": finding.line,
                "column": finding.column,
                "portion": finding.portion or None,
                "message": finding.message,
                "source": finding.source,
                "suggestion": finding.suggestion or None,
            }
            for finding in findings
        ]
        console.show_json({"source": document.name, "findings": rows})
    else:
        for finding in findings:
            portion = f" portion {finding.portion}:" if finding.portion else ""
            suggested = f"; write {finding.suggestion}" if finding.suggestion else ""
            console.show(
                f"{document.name}:{finding.line}:{finding.column}: {finding.rule.severity}:"
                f"{portion} {finding.message}{suggested} [{finding.rule.id}: {finding.source}]"
            )
    errors = sum(finding.rule.severity == "error" for finding in findings)
    console.say(f"{document.name}: errors {errors}, other findings {len(findings) - errors}")
    if errors:
        raise typer.Exit(FINDING)


def _list_rules(scheme: "Scheme", *, json: bool) -> None:
    from redactor.checks import RULES

    if json:
        console.show_json(
            [{**rule._asdict(), "source": scheme.source_of(rule.id)} for rule in RULES]
        )
        return
    rows = ((*rule, scheme.source_of(rule.id)) for rule in RULES)
    console.show_table([("rule", "severity", "title", "source"), *rows])
