"""Commands that make and check releases: release and verify."""

import sys
from json import dumps
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from redactor.cli import console

if TYPE_CHECKING:
    from redactor.releases.publish import Prepared
    from redactor.releases.rendering import Renderer


@console.command
def release(
    source: console.Source,
    *,
    level: console.Level = None,
    policy: console.PolicyName = "standard",
    form: Annotated[str, typer.Option("--format", help="text, markdown, html or json.")] = "text",
    template: Annotated[
        Path | None, typer.Option(help="A Jinja template of your own, instead of a format.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="The file to write; else standard output.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing file.")] = False,
    as_of: console.AsOf = None,
    ledger: console.LedgerPath = None,
    json: console.AsJson = False,
) -> None:
    """Make the version of a document that may be read at a level, and record it in the ledger.

    The release goes to standard output or a file, the summary to standard error. With --json
    the summary is printed as JSON instead; without -o it then has the release as "text".

    Example: redactor release cable.txt --level U -o cable.u.txt
    """
    from redactor.ledger import Ledger
    from redactor.policy import load_policy
    from redactor.releases import publish

    if output == Path("-"):
        output = None
    rules = load_policy(policy)
    ceiling = rules.ceiling(level)
    when = console.read_date(as_of)
    renderer = _renderer(form, template)
    document = console.read_source(source, rules.scheme)
    prepared = publish.prepare(document, rules, ceiling, when, renderer)
    path = console.ledger_path(ledger)

    def deliver(number: int) -> None:
        if json:
            summary = _summary(prepared, number, path, None)
            told = {**summary, "text": prepared.produced.decode()}
            console.write(
                f"{dumps(told, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace")
            )
        else:
            console.write(prepared.produced)

    with Ledger.open(path, create=True) as book:
        if output is None:
            number = publish.hand_over(prepared, book, deliver)
        else:
            number = publish.publish(prepared, book, output, replace=force)
    if json and output is not None:
        console.show_json(_summary(prepared, number, path, output))
    _say_summary(prepared, number, path)


@console.command
def verify(
    released: Annotated[str, typer.Argument(metavar="RELEASE", help="A released file.")],
    against: Annotated[str, typer.Option(metavar="FILE", help="The document it was made of.")],
    *,
    level: console.Level = None,
    policy: console.PolicyName = "standard",
    as_of: console.AsOf = None,
    json: console.AsJson = False,
) -> None:
    """Check a released file against its source: no withheld words in it, whoever made it.

    Example: redactor verify cable.u.txt --against cable.txt --level U
    """
    from redactor.api import verify_file
    from redactor.policy import load_policy

    rules = load_policy(policy)
    document = console.read_source(against, rules.scheme)
    data = sys.stdin.buffer.read() if released == "-" else released
    form = verify_file(data, document, rules, level, console.read_date(as_of))
    if json:
        console.show_json({"withheld_words": False, "identical_to_format": form})
        return
    console.show(f"{released}: no words of withheld portions in it")
    same = f"byte for byte the {form} release" if form else "not byte for byte a release made now"
    console.show(f"{released}: {same} under policy {rules.name}")


def _renderer(form: str, template: Path | None) -> "Renderer":
    from redactor.releases.rendering import Renderer

    return Renderer.for_file(template) if template else Renderer.for_form(form)


def _summary(
    prepared: "Prepared", number: int, ledger: Path, output: Path | None
) -> dict[str, object]:
    """Return the facts of a release, without any withheld text: a contract."""
    from redactor.releases.publish import output_sha256

    release = prepared.release
    return {
        "source": prepared.document.name,
        "level": release.level,
        "policy": prepared.policy.name,
        "as_of": prepared.as_of.isoformat(),
        "format": prepared.form,
        "banner": release.banner,
        "output": str(output) if output else None,
        "source_sha256": prepared.document.sha256,
        "policy_sha256": prepared.policy.sha256,
        "output_sha256": output_sha256(prepared),
        "ledger": str(ledger),
        "ledger_id": number,
        "warnings": list(prepared.warnings),
        "portions": [
            {
                "id": decision.portion,
                "kind": decision.kind,
                "label": decision.label,
                "marking": str(decision.marking.outline()),
                "action": decision.action,
                "rule": decision.rule,
                "exemptions": list(decision.exemptions),
            }
            for decision in release.decisions
        ],
    }


def _say_summary(prepared: "Prepared", number: int, ledger: Path) -> None:
    decisions = prepared.release.decisions
    counts = []
    for action, done in (("release", ""), ("mask", "masked"), ("strip", "stripped")):
        ids = [decision.portion for decision in decisions if decision.action == action]
        if done and ids:
            counts.append(f"{len(ids)} {done} ({', '.join(ids)})")
        elif not done:
            counts.append(f"{len(ids)} of {len(decisions)} portions released")
    console.say(
        f"{prepared.document.name}: {prepared.release.banner} under policy {prepared.policy.name}: "
        + ", ".join(counts)
    )
    for warning in prepared.warnings:
        console.say(f"warning: {warning}")
    console.say(f"entry {number} in {ledger}")
