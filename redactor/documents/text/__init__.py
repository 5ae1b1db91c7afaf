"""Telegrams, memoranda and other plain text, Markdown-damaged or not.

`clean` reads a telegram that has every line in its form in one pass. Any other is read by small
passes, in this order: `plain` finds the paragraphs that are nothing else; `landmarks` finds the
lines that begin or interrupt something; `layout` and `builder` make drafts of the lines, with
`header` and `headings` for how those look, `repeats` for the headers of later sections, `entire`
and `notes` for what holds of a whole message or document; `labels` undoes what happened to
paragraph numbers; `inside` finds the marks anywhere in the text, and `closings` those at the ends
of lines; `whole` tells what they make the document, `style` where they stand, and `doubts` where
one may be lost: all that is the `evidence` by which `assign` decides what every portion's marking
is, with `stretches` where marks stand behind the words, `fields` for the header, `continuations`
for what goes on behind a page, and `cuts` for portions that hold more than they say. What a mark
looks like is known to `marks`, and what is left of one to `damaged`; where it may stand, to
`starts` at the start of a line, to `closings` at its end, and to `inside` between sentences, whose
ends `sentences` knows; what is no mark, to `words` and `items`. `statements` reads what papers say
of their own level, and `authority` the block that says who classified them.
"""
