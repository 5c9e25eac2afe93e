"""What the gate asks of every site, one file a subject."""
