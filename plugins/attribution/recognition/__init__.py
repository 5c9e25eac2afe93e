"""A pasted article, and what it says about who may print it.

The bytes that somebody pasted become blocks; blocks are sorted into the page's furniture, the
article's head, its body and its foot; the foot says who holds the rights and on which terms. What
comes out is a :class:`~plugins.attribution.recognition.proposal.Proposal`: an article, and the
permission that it would be printed under, with every question that the text leaves open::

    paste ──► blocks ──► furniture ──► head ──► foot ──► conditions ──► fit ──► proposal
                                         │                                │
                                         └── excerpt                      └── works (variants)

Nothing here asks the network, and nothing that was pasted is trusted: words stay the words that
they were, addresses are http(s) or mailto, and names of files are made by us.
"""
