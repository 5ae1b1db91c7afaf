"""Commands about the ledger: audit list, show and verify."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from redactor.cli import console
from redactor.errors import FINDING, LedgerError
from redactor.shipped import DEFAULT_SCHEME

if TYPE_CHECKING:
    from redactor.ledger import Entry

app = typer.Typer(
    help="Look up what was withheld, from whom and why.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
@console.command
def list_(*, ledger: console.LedgerPath = None, json: console.AsJson = False) -> None:
    """List the releases in the ledger.

    Example: redactor audit list
    """
    from redactor.ledger import Ledger

    with Ledger.open(console.ledger_path(ledger)) as book:
        entries = [(number, book.entry(number)) for number in book.numbers()]
    if json:
        console.show_json([{"id": n, **_without_portions(e.as_data())} for n, e in entries])
        return
    console.show_table(
        [
            ("id", "recorded", "source", "policy", "level", "withheld", "destination"),
            *(
                (
                    str(number),
                    entry.recorded,
                    entry.source_sha256[:12],
                    entry.policy,
                    entry.level,
                    f"{sum(p.action != 'release' for p in entry.portions)}/{len(entry.portions)}",
                    entry.destination,
                )
                for number, entry in entries
            ),
        ]
    )


@app.command()
@console.command
def show(
    number: Annotated[int, typer.Argument(metavar="ID", help="The id of an entry.")],
    *,
    ledger: console.LedgerPath = None,
    json: console.AsJson = False,
) -> None:
    """Show a release: what happened to each portion, under which rule, on what ground.

    Example: redactor audit show 1
    """
    from redactor.ledger import Ledger

    with Ledger.open(console.ledger_path(ledger)) as book:
        entry = book.entry(number)
    if json:
        console.show_json({"id": number, **entry.as_data()})
        return
    for name, fact in _without_portions(entry.as_data()).items():
        console.show(f"{name.replace('_', ' '):14}  {fact}")
    console.show("")
    console.show_table(
        [
            ("portion", "kind", "marking", "action", "rule", "lines", "exemptions and authority"),
            *(
                (
                    p.portion,
                    p.kind,
                    p.marking,
                    p.action,
                    p.rule,
                    str(p.amount),
                    "; ".join(part for part in (", ".join(p.exemptions), p.authority) if part),
                )
                for p in entry.portions
            ),
        ]
    )


@app.command()
@console.command
def verify(
    *,
    against: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Also check the commitments to this document."),
    ] = None,
    scheme: console.SchemeName = DEFAULT_SCHEME,
    ledger: console.LedgerPath = None,
    json: console.AsJson = False,
) -> None:
    """Check that no entry was changed, removed or reordered, and that none was interrupted.

    Example: redactor audit verify
    """
    from redactor.ledger import Ledger

    with Ledger.open(console.ledger_path(ledger)) as book:
        findings = [str(finding) for finding in book.verify()]
        entries = {number: book.entry(number) for number in book.numbers()} if not findings else {}
        if against is not None and not findings:
            findings += _check_commitments(against, scheme, entries, book.key)
    if json:
        console.show_json({"entries": len(entries), "findings": findings})
    elif not findings:
        console.show(f"{len(entries)} entries, each as it was sealed")
    if findings:
        console.fail("\n".join(findings), FINDING)


def _check_commitments(
    source: str, scheme: str, entries: "dict[int, Entry]", key: bytes
) -> list[str]:
    from redactor.ledger.entry import commit
    from redactor.markings.load import load_scheme

    document = console.read_source(source, load_scheme(scheme))
    words = {portion.id: document.words(portion) for portion in document.portions}
    found = [
        (number, entry)
        for number, entry in entries.items()
        if entry.source_sha256 == document.sha256
    ]
    if not found:
        raise LedgerError(source, "is the source of no entry in the ledger")
    return [
        f"entry {number}: the commitment to portion {row.portion} is not to these words"
        for number, entry in found
        for row in entry.portions
        if row.commitment
        and row.commitment != commit(key, document.sha256, row.portion, words.get(row.portion, ""))
    ]


def _without_portions(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in entry.items() if name != "portions"}
