"""Tasks whose names have a dot: a module for each collection, which ``tasks.py`` puts together.

They are as thin as those: they parse arguments, call one function of a plugin, and print. Plugins
are imported inside of them, so that ``invoke --list`` answers at once.
"""
