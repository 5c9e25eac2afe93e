"""The ground floor: how a build is staged, judged by the gate and promoted.

Nothing here knows of permissions, comments or feeds that we write. Every other plugin may import
``plugins.press``; it imports none of them. Pelican's classes are extended in the modules named
``pelican_*``; all the others are plain functions over plain values.
"""
