"""What helps an author write: new files, new slugs, a look at the site while it is written.

This is no plugin that Pelican loads; the tasks call it.
"""
