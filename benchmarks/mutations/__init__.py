"""Mutation testing of the gate: every generated damage has to be caught, nothing harmless flagged.

A site is built from this project's articles and from the samples, where they are there; beside
it stand the files that other themes and plugins would write: a home page with whole articles, a
search index, a file of all texts. Then an attribution is damaged in one file at a time, and the
gate's rows on attribution are asked about that file.
"""
