"""Commands about policies: policy list, show and check."""

from pathlib import Path
from typing import Annotated

import typer

from redactor.cli import console

app = typer.Typer(
    help="Look at policies, and check your own.", no_args_is_help=True, rich_markup_mode=None
)


@app.command("list")
@console.command
def list_(*, json: console.AsJson = False) -> None:
    """List the policies that come with redactor.

    Example: redactor policy list
    """
    from redactor.policy import load_policy, shipped_policies

    policies = [load_policy(name) for name in shipped_policies()]
    console.show_list(
        "policy",
        [(p.name, [str(level) for level in p.levels or ("any",)], p.title) for p in policies],
        json=json,
    )


@app.command()
@console.command
def show(
    name: Annotated[str, typer.Argument(help="A policy that ships, or a YAML file.")],
) -> None:
    """Show a policy as it is written, with those that it extends.

    Example: redactor policy show foia-public
    """
    from redactor.policy import load_policy

    policy = load_policy(name)
    console.show("\n".join(f"# {file}\n{text}" for file, text in policy.text.items()).rstrip())


@app.command()
@console.command
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A YAML file.")],
    *,
    json: console.AsJson = False,
) -> None:
    """Check a policy: every fault with file, line and column.

    Example: redactor policy check my-policy.yaml
    """
    from redactor.policy import load_policy

    console.check_file(file, "policy", lambda path: load_policy(path).name, json=json)
