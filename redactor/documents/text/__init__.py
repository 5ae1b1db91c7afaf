"""Telegrams, memoranda and other plain text, Markdown-damaged or not.

Small passes, in this order: `landmarks` finds the lines that begin or interrupt something,
`layout` makes portions of the lines, with `header` for the parts of a header; `labels` undoes
what happened to paragraph numbers; `inside` finds the marks anywhere in the text and what they
make the document; `assign` decides what every portion's marking is, and `cuts` parts those that
hold more than they say. `marks` alone knows what a mark may look like.
"""
