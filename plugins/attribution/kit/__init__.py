"""The republish kit: all that a partner needs to reprint an article and keep to its terms.

An article is read once into a :class:`~plugins.attribution.kit.tree.Element` tree that holds
nothing of our theme. Title, byline, corrections, the licensed text and the complete statement make
one document, and every copy (HTML, newsletter, plain text, print, Markdown) is that document in
another form. So no copy can lose the statement.
"""
