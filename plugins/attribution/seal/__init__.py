"""Sealed texts: the words of a work as they were when somebody vouched for them."""
