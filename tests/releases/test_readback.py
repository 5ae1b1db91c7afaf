import gzip
import html
import json
import unicodedata
from collections.abc import Sequence
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

import redactor
from redactor.errors import RedactorError, VerificationError
from redactor.releases.readback import RUN, Readback, UnreadableError, words

SENTENCE = "Wenlock will resign before the treaty reaches parliament"
SOURCE = f"""\
CONFIDENTIAL

SUBJECT: Wenlock

1. (C) {SENTENCE} in spring.

2. (U) The quay is open again and the nets are dry.
"""


def says(produced: str | bytes, withheld: str, known: Sequence[str] = ()) -> bool:
    """Tell whether a file says a run of words of a withheld portion."""
    data = produced if isinstance(produced, bytes) else produced.encode()
    return Readback(data, known).says(withheld)


def runs(text: str) -> list[tuple[str, ...]]:
    """Return all runs of words of a text, the plain way."""
    every = words(text)
    return [tuple(every[at : at + RUN]) for at in range(len(every) - RUN + 1)]


def entities(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def escapes(text: str) -> str:
    return "".join(f"\\u{ord(character):04x}" for character in text)


def full_width(text: str) -> str:
    return "".join(c if c == " " else chr(ord(c) + 0xFEE0) for c in text)


@pytest.mark.parametrize(
    "produced",
    [
        pytest.param(SENTENCE, id="text"),
        pytest.param(f"fair. {SENTENCE}, and so on", id="inside other text"),
        pytest.param(SENTENCE.replace(" ", "\n  "), id="over lines"),
        pytest.param(SENTENCE.replace(" ", " -- "), id="with punctuation between"),
        pytest.param(SENTENCE.replace(" ", "_"), id="with underscores between"),
        pytest.param(SENTENCE.replace(" ", "\N{NO-BREAK SPACE}"), id="no-break spaces"),
        pytest.param(SENTENCE.upper(), id="capitals"),
        pytest.param("\N{ZERO WIDTH SPACE}".join(SENTENCE), id="zero-width spaces"),
        pytest.param("\N{ZERO WIDTH JOINER}".join(SENTENCE), id="zero-width joiners"),
        pytest.param("\N{SOFT HYPHEN}".join(SENTENCE), id="soft hyphens"),
        pytest.param("\N{WORD JOINER}".join(SENTENCE), id="word joiners"),
        pytest.param(full_width(SENTENCE), id="full width"),
        pytest.param(f"\ufeff{SENTENCE}", id="byte order mark"),
        pytest.param(f"<p>{SENTENCE}</p>", id="HTML text"),
        pytest.param(f'<p title="{SENTENCE}">x</p>', id="HTML attribute"),
        pytest.param(f"<p title='{entities(SENTENCE)}'>x</p>", id="entities in an attribute"),
        pytest.param(f"<img alt={SENTENCE.replace(' ', '_')}>", id="attribute without quotes"),
        pytest.param(f"<p {SENTENCE}>x</p>", id="names of attributes"),
        pytest.param(f"<!-- {SENTENCE} -->", id="HTML comment"),
        pytest.param(f"<p>x</p><!-- {SENTENCE}", id="comment that does not end"),
        pytest.param(f"<p>{entities(SENTENCE)}</p>", id="HTML entities"),
        pytest.param(entities(SENTENCE), id="entities without markup"),
        pytest.param(f"<p>{'&shy;'.join(SENTENCE)}</p>", id="soft hyphens as entities"),
        pytest.param(f"<p>{'&#8203;'.join(SENTENCE)}</p>", id="zero-width spaces as entities"),
        pytest.param(
            "<p>Wen<b>lo</b>ck wi<i>l</i>l re<span>si</span>gn be<wbr>fore the treaty</p>",
            id="words split by inline tags",
        ),
        pytest.param("<b>Wenlock</b><i>will</i><b>resign</b><i>before</i>", id="a tag a word"),
        pytest.param(f"<script>var x = '{SENTENCE}'</script>", id="script"),
        pytest.param(f"<style>/* {SENTENCE} */</style>", id="style"),
        pytest.param(f"<title>{SENTENCE}</title>", id="title"),
        pytest.param(f"<textarea>{SENTENCE}", id="text area that does not end"),
        pytest.param(f"<![CDATA[ {SENTENCE} ]]>", id="CDATA"),
        pytest.param(f"<!DOCTYPE {SENTENCE}>", id="declaration"),
        pytest.param(f"<?xml {SENTENCE}?>", id="processing instruction"),
        pytest.param(json.dumps({"text": SENTENCE}), id="JSON value"),
        pytest.param(json.dumps({SENTENCE: 1}), id="JSON key"),
        pytest.param(json.dumps([[{"a": [SENTENCE]}]]), id="JSON inside lists"),
        pytest.param(f'{{"text": "{escapes(SENTENCE)}"}}', id="JSON escapes"),
        pytest.param(f'{{"{escapes(SENTENCE)}": 1}}', id="JSON escapes in a key"),
        pytest.param(json.dumps([SENTENCE.replace(" ", "\n\t")]), id="JSON escapes between words"),
        pytest.param(f'"{escapes(SENTENCE)}"', id="a JSON string by itself"),
        pytest.param(f'{{"a": 1}}\n{{"a": "{escapes(SENTENCE)}"}}\n', id="JSON lines"),
        pytest.param(f'\n [ "{escapes(SENTENCE)}" ]', id="JSON behind blanks"),
        pytest.param(
            f'{{"text": "{escapes(SENTENCE)}", "text": ""}}', id="JSON key that stands twice"
        ),
    ],
)
def test_withheld_words_are_found_wherever_a_reader_could(produced: str) -> None:
    assert says(produced, SENTENCE)


@pytest.mark.parametrize(
    ("withheld", "produced"),
    [
        ("Café fermé été passé", "Cafe\u0301 ferme\u0301 e\u0301te\u0301 passe\u0301"),
        ("Cafe\u0301 ferme\u0301 e\u0301te\u0301 passe\u0301", "Café fermé été passé"),
        ("Straße Maße Grüße Füße", "STRASSE MASSE GRÜSSE FÜSSE"),
        (
            "the final offer filed",
            "the \N{LATIN SMALL LIGATURE FI}nal offer \N{LATIN SMALL LIGATURE FI}led",
        ),
        ("Καφές ανοικτός σήμερα πάλι", "ΚΑΦΈΣ ΑΝΟΙΚΤΌΣ ΣΉΜΕΡΑ ΠΆΛΙ"),
        ("Café fermé été passé", "<p>Caf&eacute; ferm&#233; &#xE9;t&eacute; pass&eacute;</p>"),
    ],
    ids=["composed", "decomposed", "sharp s", "ligatures", "final sigma", "named entities"],
)
def test_another_unicode_form_of_a_word_is_the_same_word(withheld: str, produced: str) -> None:
    assert says(produced, withheld)


@pytest.mark.parametrize(
    "produced",
    [
        "",
        "The quay is open again.",
        "Wenlock will resign after a treaty reached parliament",
        "parliament reaches treaty the before resign will Wenlock",
        "Wenlocks willy resigns beforehand these treaties reach parliaments",
        "<p>Wenlock will resign</p><p>after the treaty</p><p>reaches</p>",
        '{"Wenlock": "will", "resign": "after", "the": "treaty reaches"}',
        "{not JSON",
        "<",
        "<p",
        "&",
    ],
)
def test_what_is_not_there_is_not_found(produced: str) -> None:
    assert not says(produced, SENTENCE)


def test_four_words_in_a_row_are_a_finding_and_three_are_not() -> None:
    assert RUN == 4
    assert says("they say the treaty reaches parliament", SENTENCE)
    assert not says("they say a treaty reaches parliament", SENTENCE)


@pytest.mark.parametrize("produced", ["so Wenlock resigns", "Wenlock, resigns!", "WENLOCK RESIGNS"])
def test_a_portion_of_fewer_words_is_found_whole(produced: str) -> None:
    assert says(produced, "Wenlock resigns.")


@pytest.mark.parametrize(
    "produced", ["Wenlock", "resigns", "Wenlock never resigns", "XWenlock resigns"]
)
def test_a_part_of_a_portion_of_fewer_words_is_not_found(produced: str) -> None:
    assert not says(produced, "Wenlock resigns.")


def test_a_portion_without_words_is_never_found() -> None:
    assert not says("-- ... --", " -- \n")


def test_the_runs_that_are_there_can_be_told() -> None:
    found = Readback(b"He said the treaty reaches parliament. Wenlock will resign before long.")
    assert {run for _, run in found.runs([SENTENCE])} == {runs(SENTENCE)[0], runs(SENTENCE)[4]}


def test_known_passages_do_not_count() -> None:
    known = [f"1. {SENTENCE}, as the papers of the island wrote in March.", "The quay is open."]
    assert len(known[0]) > 100
    produced = f"UNCLASSIFIED\n{known[0]}\n{known[1]}\n"
    assert says(produced, SENTENCE)
    assert not says(produced, SENTENCE, known)


def test_a_second_copy_of_a_known_passage_counts() -> None:
    assert says(f"{SENTENCE}\n{SENTENCE}", SENTENCE, [SENTENCE])


def test_words_left_and_right_of_a_known_passage_are_not_lost() -> None:
    known = "The quay is open."
    produced = f"Wenlock will resign before {known} the treaty reaches parliament"
    assert says(produced, "Wenlock will resign before", [known])
    assert says(produced, "the treaty reaches parliament", [known])


@pytest.mark.parametrize("between", [" ", "\n", "--"], ids=["blanks", "line feeds", "dashes"])
@pytest.mark.parametrize("word", ["word{}", "w\N{LATIN SMALL LETTER O WITH DIAERESIS}rd{}"])
def test_every_run_of_a_very_long_portion_is_found(between: str, word: str) -> None:
    text = between.join(word.format(number) for number in range(30_000))
    assert {run for _, run in Readback(text.encode()).runs([text])} == set(runs(text))


printable = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(printable, printable)
def test_what_stands_in_the_text_is_always_found(before: str, after: str) -> None:
    produced = f"{before} {SENTENCE} {after}"
    assert says(produced, SENTENCE)
    assert says(html.escape(produced), SENTENCE)
    assert says(json.dumps([before, SENTENCE, after]), SENTENCE)


@given(st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]), printable.filter(bool))
def test_a_text_says_itself_in_every_unicode_form(form: str, text: str) -> None:
    other = unicodedata.normalize(form, text)  # type: ignore[arg-type] # one of the four
    assert says(other, text) == bool(words(text))


@given(st.binary() | st.text(alphabet="<>!?[]-/&#;x'\"=a1 {}").map(str.encode))
def test_any_bytes_are_read_back_or_refused(data: bytes) -> None:
    with suppress(UnreadableError):
        assert not says(data, SENTENCE)


@pytest.mark.parametrize("text", ["a <![x[ y ]]> b", "a <![ 1", "a <![[[", "a <!["])
def test_a_paragraph_that_looks_like_broken_markup_is_released(text: str) -> None:
    source = f"CONFIDENTIAL\n\n1. (U) They sent {text} by mail.\n\n2. (C) {SENTENCE}.\n"
    assert text in redactor.release(redactor.read(source.encode()), "standard", "U").render()


@pytest.mark.parametrize(
    "produced",
    [
        SOURCE.encode(),
        f"<!-- {SENTENCE} -->".encode(),
        f"An editor kept this: {SENTENCE.upper()}".encode(),
    ],
    ids=["the source itself", "a comment", "an edit"],
)
def test_a_file_with_withheld_words_is_not_verified_whoever_made_it(produced: bytes) -> None:
    with pytest.raises(VerificationError) as raised:
        redactor.verify_file(produced, redactor.read(SOURCE.encode()), "standard", "U")
    assert str(raised.value) == "document, portion 1: withheld words are in the release"


def test_a_released_word_does_not_hide_the_withheld_sentence_that_has_it() -> None:
    document = redactor.read(b"CONFIDENTIAL\n\nSUBJECT: Wenlock\n\n1. (C) Wenlock will resign.\n")
    with pytest.raises(VerificationError):
        redactor.verify_file(b"1. Wenlock will resign.\n", document, "standard", "U")


@pytest.mark.parametrize(
    "produced",
    [
        SOURCE.encode("utf-16"),
        SOURCE.encode("utf-16-le"),
        SOURCE.encode("utf-32"),
        gzip.compress(SOURCE.encode(), mtime=0),
    ],
    ids=["UTF-16", "UTF-16 without its mark", "UTF-32", "compressed"],
)
def test_a_file_that_cannot_be_read_back_as_text_is_not_verified(produced: bytes) -> None:
    with pytest.raises(RedactorError):
        redactor.verify_file(produced, redactor.read(SOURCE.encode()), "standard", "U")
