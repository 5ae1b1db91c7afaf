"""Telegrams, memoranda and other plain text, Markdown-damaged or not.

Small passes, in this order: `landmarks` finds the lines that begin or interrupt something,
`layout` makes portions of the lines, `header` tells the parts of a header, `labels` undoes what
happened to paragraph numbers, `assign` decides what every portion's marking is.
"""
