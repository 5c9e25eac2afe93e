"""The private store: what exports said of every comment, and what was decided here.

Never committed, never published: it has e-mail and IP addresses. An import reads an export whole
into temporary tables (``staging``) and only then merges it, a batch a transaction (``merge``): a
file that cannot be read to its end leaves the store as it was, and one whose merging is killed is
completed by the same command. Comments that are known already are looked at one by one
(``known``). ``contents`` says when two stores are equal. Every decision and every import is in a
log that is only ever added to (``log``).
"""
