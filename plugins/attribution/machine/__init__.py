"""What machines are told of rights: one value for each article, and a writer for each format.

:class:`~plugins.attribution.machine.work.Work` is that value, and nothing is told that it does not
hold; ``docs/rights.md`` describes what is written to those who read it.
"""
