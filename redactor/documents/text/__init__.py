"""Telegrams, memoranda and other plain text, Markdown-damaged or not.

`clean` reads a telegram that has every line in its form in one pass. Any other is read by small
passes, in this order: `plain` finds the paragraphs that are nothing else; `landmarks` finds the
lines that begin or interrupt something; `layout` and `builder` make drafts of the lines, with
`header` and `headings` for how those look; `labels` undoes what happened to paragraph numbers;
`inside` finds the marks anywhere in the text and what they make the document; `assign` decides
what every portion's marking is, and `cuts` parts those that hold more than they say. `marks`
alone knows what a mark may look like.
"""
