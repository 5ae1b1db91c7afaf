"""Commands about schemes of markings: scheme list, show and check."""

from pathlib import Path
from typing import Annotated

import typer

from redactor.cli import console

app = typer.Typer(
    help="Look at schemes of markings, and check your own.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
@console.command
def list_(*, json: console.AsJson = False) -> None:
    """List the schemes that come with redactor.

    Example: redactor scheme list
    """
    from redactor.markings.load import load_scheme, shipped_schemes

    schemes = [load_scheme(name) for name in shipped_schemes()]
    console.show_list(
        "scheme",
        [
            (s.name, [level.portion for level in s.levels if not level.foreign], s.title)
            for s in schemes
        ],
        json=json,
    )


@app.command()
@console.command
def show(
    name: Annotated[str, typer.Argument(help="A scheme that ships, or a YAML file.")],
) -> None:
    """Show a scheme as it is written: a file to copy for one of your own.

    Example: redactor scheme show company
    """
    from redactor.markings.load import load_scheme

    scheme = load_scheme(name)
    console.show(f"# {scheme.source}\n{scheme.source.read_text(encoding='utf-8')}".rstrip())


@app.command()
@console.command
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file.")],
    *,
    json: console.AsJson = False,
) -> None:
    """Check a scheme: every fault with file, line and column.

    Example: redactor scheme check my-company.yaml
    """
    from redactor.markings.load import load_scheme

    console.check_file(file, "scheme", lambda path: load_scheme(path).name, json=json)
