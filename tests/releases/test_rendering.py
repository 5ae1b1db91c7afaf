import json
import unicodedata
from datetime import date
from html.parser import HTMLParser
from itertools import count
from pathlib import Path

import pytest
from commandline import names, refusal, run
from hypothesis import example, given
from hypothesis import strategies as st

import redactor
from redactor.errors import InputError, RedactorError, TemplateError, VerificationError
from redactor.releases.publish import Prepared, prepare
from redactor.releases.readback import Readback
from redactor.releases.rendering import FORMS, Renderer
from redactor.releases.verify import verify

SECRETS = ("Wenlock will resign before the treaty", "The deputy minister told us so")
SOURCE = f"""\
SECRET

SUBJECT: HARBOR MATTERS

1. (U) The quay is open again.

2. (C) {SECRETS[0]}.

3. (S//NF) {SECRETS[1]}.
"""


def release(source: str = SOURCE, policy: str = "standard", level: str = "U") -> redactor.Release:
    return redactor.release(redactor.read(source.encode()), policy, level)


def show(paragraph: str, form: str) -> str:
    """Return the release of a document of one paragraph."""
    return release(f"(U) {paragraph}\n").render(form)


def renderer(folder: Path, template: str, name: str = "mine.txt") -> Renderer:
    path = folder / name
    path.write_text(template, encoding="utf-8")
    return Renderer.for_file(path)


def prepared(made: Renderer, policy: str = "standard") -> Prepared:
    rules = redactor.load_policy(policy)
    document = redactor.read(SOURCE.encode())
    return prepare(document, rules, rules.ceiling("U"), date(2020, 1, 1), made)


@pytest.mark.parametrize("policy", ["standard", "foia-public", "tearline"])
def test_everything_that_a_template_gets_has_no_withheld_words(policy: str, tmp_path: Path) -> None:
    template = "{{ blocks }} {{ stamp }} {{ banner }} {{ level }} {{ policy }}"
    produced = prepared(renderer(tmp_path, template), policy).produced
    found = Readback(produced)
    assert found.says("The quay is open again")
    assert not any(found.says(secret) for secret in SECRETS)


def test_without_a_trace_means_that_a_template_cannot_even_count(tmp_path: Path) -> None:
    template = "{{ blocks | length }} {{ blocks | map(attribute='kind') | join }} {{ stamp }}"
    shown = prepared(renderer(tmp_path, template), "tearline").produced.decode()
    assert shown == "1 paragraph ('Released at UNCLASSIFIED under policy tearline',)"


@pytest.mark.parametrize(
    "name", ["nope", "document", "source", "decisions", "portions", "release", "ledger", "config"]
)
def test_a_name_that_a_template_does_not_get_is_an_error(name: str, tmp_path: Path) -> None:
    made = renderer(tmp_path, f"x {{{{ {name} }}}}")
    with pytest.raises(TemplateError) as raised:
        made.render(release())
    path = tmp_path / "mine.txt"
    assert str(raised.value) == f"{path}: does not render ({name!r} is undefined)"


@pytest.mark.parametrize(
    "trick",
    [
        "''.__class__",
        "''['__class__']",
        "''.__class__.__mro__[1].__subclasses__()",
        "'' | attr('__class__')",
        "'{0.__class__}'.format(blocks)",
        "blocks[0]._replace(text='x')",
        "blocks[0].__class__.__init__.__globals__",
        "cycler.__init__.__globals__.os",
        "self._TemplateReference__context",
        "self.__init__.__globals__",
        "stamp.__class__.__base__",
        "joiner.__init__.__globals__.__builtins__",
    ],
)
def test_a_template_cannot_climb_out_of_its_sandbox(trick: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match=r"mine\.txt: does not render \(SecurityError"):
        renderer(tmp_path, f"{{{{ {trick} }}}}").render(release())


@pytest.mark.parametrize("change", ["[].append(1)", "{}.update(a=1)", "[1].pop()"])
def test_a_template_cannot_change_what_it_gets(change: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        renderer(tmp_path, f"{{{{ {change} }}}}").render(release())


@pytest.mark.parametrize(
    ("template", "line", "problem"),
    [
        ("a\nb\n{% if %}", 3, "Expected an expression, got 'end of statement block'"),
        ("a\n{{ banner", 2, "unexpected end of template, expected 'end of print statement'."),
        ("{{ banner | nope }}", 1, "No filter named 'nope'."),
        ("\n\n\n{% nope %}", 4, "Encountered unknown tag 'nope'."),
    ],
)
def test_a_syntax_error_of_a_template_is_told_with_file_and_line(
    template: str, line: int, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(TemplateError) as raised:
        renderer(tmp_path, template)
    assert str(raised.value) == f"{tmp_path / 'mine.txt'}:{line}: {problem}"


@pytest.mark.parametrize(
    "template",
    [
        "{{ 1 / 0 }}",
        "{{ banner + 1 }}",
        "{{ blocks[99].text }}",
        "{{ banner | dictsort }}",
        "{{ range(1000000) | list }}",
        "{{ 'x'.encode('nope') }}",
        "{{ 10.0 ** 1000 }}",
        "{% include 'other.txt' %}",
        "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
        "{{ banner.center(10 ** 15) }}",
        "{{ '\\ud800' }}",
        pytest.param(f"{{{{ {'(' * 5000}1{')' * 5000} }}}}", id="deep brackets"),
    ],
)
def test_a_template_that_raises_is_told_in_one_line_with_its_name(
    template: str, tmp_path: Path
) -> None:
    with pytest.raises(TemplateError) as raised:
        prepared(renderer(tmp_path, template))
    message = str(raised.value)
    assert message.startswith(str(tmp_path / "mine.txt"))
    assert len(message.splitlines()) == 1
    assert not any(word in message for word in "quay Wenlock deputy".split())


def test_a_template_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    with pytest.raises(InputError) as raised:
        Renderer.for_file(path)
    assert str(raised.value) == f"{path}: cannot be read (No such file or directory)"


def test_a_template_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(b"caf\xe9")
    with pytest.raises(InputError) as raised:
        Renderer.for_file(path)
    assert str(raised.value) == f"{path}: is not UTF-8 text; save it as UTF-8"


def test_an_unknown_form_is_told_with_those_that_there_are() -> None:
    with pytest.raises(InputError) as raised:
        release().render("pdf")
    assert str(raised.value) == ("format 'pdf': is not known; known are text, markdown, html, json")


@pytest.mark.parametrize(
    "template", ["{{ [1, 2] | random }}", "{{ lipsum() }}"], ids=["random", "lipsum"]
)
def test_nothing_in_a_template_is_random(template: str, tmp_path: Path) -> None:
    with pytest.raises(TemplateError):
        prepared(renderer(tmp_path, template))


def test_a_form_that_is_not_the_same_every_time_does_not_pass_verification() -> None:
    rules = redactor.load_policy("standard")
    document = redactor.read(SOURCE.encode())
    made = redactor.release(document, rules, "U")
    runs = count()
    with pytest.raises(VerificationError) as raised:
        verify(document, rules, rules.ceiling("U"), made, lambda _: f"{next(runs)}".encode())
    assert str(raised.value) == (
        "document: the release depends on withheld text (P1): with other words in the withheld "
        "portions, other bytes came out; nothing was written; "
        "look for a template that is not deterministic"
    )


def test_a_release_that_does_not_pass_verification_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "mine.txt").write_text(SECRETS[0], encoding="utf-8")
    before = names(tmp_path)
    made = run(
        "release", tmp_path / "source.txt", "--level", "U",
        "--template", tmp_path / "mine.txt", "-o", tmp_path / "out.txt",
    )  # fmt: skip
    told = "words of this withheld portion are in the release (P3); nothing was written"
    assert refusal(made, 1).endswith(told)
    assert names(tmp_path) == before


@pytest.mark.parametrize("template", ["{{ range }}", "{{ banner.upper }}"])
def test_a_template_that_would_show_where_code_lies_in_memory_is_refused(
    template: str, tmp_path: Path
) -> None:
    with pytest.raises(RedactorError):
        prepared(renderer(tmp_path, template))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[object] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_comment(self, data: str) -> None:
        self.tags.append(data)

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def parsed(page: str) -> _Tags:
    parser = _Tags()
    parser.feed(page)
    parser.close()
    return parser


MARKUP = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p></main></body><h1>x",
    "<!-- x --> and --> x",
    "&lt;b&gt; &amp; &#60;b&#62;",
    "' onclick='x",
    "{{ banner }} {% if %} {# x #}",
]


@pytest.mark.parametrize("text", MARKUP)
def test_html_shows_a_paragraph_as_it_is(text: str) -> None:
    page = parsed(show(f"They sent {text} off", "html"))
    assert page.tags == parsed(show("plain", "html")).tags
    assert f"(U) They sent {text} off" in page.texts


@given(st.text(alphabet="<>&\"'/=-!abc{}% ;#x", min_size=1))
@example("{//}")
@example(' " < <')
def test_no_paragraph_adds_a_kind_of_tag_to_html(text: str) -> None:
    with_notices = ("x {//}", "x\n\n{//}")  # no one can read that mark, so it is withheld
    ours = [tag for said in ("x", *with_notices) for tag in parsed(show(said, "html")).tags]
    assert all(tag in ours for tag in parsed(show(f"x{text}", "html")).tags)


@pytest.mark.parametrize(
    "name", ["a.html", "a.htm", "a.xml", "a.html.j2", "a.HTML", "a.xhtml", "a.svg"]
)
def test_a_template_of_ones_own_escapes_where_its_name_says_markup(
    name: str, tmp_path: Path
) -> None:
    made = renderer(tmp_path, "{{ blocks[0].text }}", name)
    assert made.render(release("(U) a <b> & c\n")) == "a &lt;b&gt; &amp; c"


def test_a_template_of_ones_own_for_text_does_not_escape(tmp_path: Path) -> None:
    made = renderer(tmp_path, "{{ blocks[0].text }}")
    assert made.render(release("(U) a <b> & c\n")) == "a <b> & c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("*x* _y_ **z**", r"(U) \*x\* \_y\_ \*\*z\*\*"),
        ("`code` and \\n", r"(U) \`code\` and \\n"),
        ("A [cask](http://y) or ![jug](w) fell", r"(U) A \[cask\](http://y) or !\[jug\](w) fell"),
        ("<b>x</b> &amp; a|b ~~c~~", r"(U) \<b\>x\</b\> \&amp; a\|b \~\~c\~\~"),
        ("$x$ #1", r"(U) \$x\$ \#1"),
        ("x\n# y", "(U) x\n\\# y"),
        ("ale\n> beer here", "(U) ale\n\\> beer here"),
        ("x\n- y\n+ z\n* w", "(U) x\n\\- y\n\\+ z\n\\* w"),
        ("x\n12. y\n3) z", "(U) x\n12\\. y\n3\\) z"),
        ("x\n===", "(U) x\n\\==="),
        ("x\n---", "(U) x\n\\---"),
        ("x\n    y", "(U) x\ny"),
        ("x\n\ty", "(U) x\ny"),
        ("x\n   - y", "(U) x\n\\- y"),
        ("ale\n  [beer](z) here", "(U) ale\n\\[beer\\](z) here"),
        ("x\n  <img src=y onerror=z>", "(U) x\n\\<img src=y onerror=z\\>"),
        ("x\n  `y`", "(U) x\n\\`y\\`"),
    ],
)
def test_markdown_shows_a_paragraph_as_it_is(text: str, expected: str) -> None:
    assert f"\n\n{expected}\n\n---\n" in show(text, "markdown")


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_json_is_valid_and_says_what_the_release_says(text: str) -> None:
    made = release(f"(U) x {text}\n\n(C) {SECRETS[0]}.\n")
    read = json.loads(made.render("json"))
    assert [block["text"] for block in read["blocks"]] == [block.text for block in made.blocks]
    assert (read["banner"], read["stamp"]) == (made.banner, list(made.stamp))


UNPRINTABLE = [
    character
    for character in map(chr, range(1, 0x3000))
    if (unicodedata.category(character) == "Cc" and character not in "\n\t")
    or unicodedata.bidirectional(character)
    in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
]


@pytest.mark.parametrize("form", FORMS)
def test_control_characters_and_overrides_of_a_source_reach_no_form(form: str) -> None:
    odd = " or ".join(UNPRINTABLE)
    source = f"UNCLASSIFIED\n\nSUBJECT: A{odd}B\n\n"
    source += f"Press{odd}Reaction\n\n1. (U) The{odd}quay.\n\n2.{odd}(U) It.\n"
    shown = release(source).render(form)
    assert "quay" in shown
    assert [character for character in UNPRINTABLE if character in shown] == []


def test_control_characters_and_overrides_of_a_source_reach_no_template(tmp_path: Path) -> None:
    source = f"UNCLASSIFIED\n\nSUBJECT: A\n\n1. (U) The quay {'x'.join(UNPRINTABLE)} is open.\n"
    shown = renderer(tmp_path, "{{ blocks | join }}").render(release(source))
    assert "quay" in shown
    assert [character for character in UNPRINTABLE if character in shown] == []
