"""What Courtesy adds to Pelican: a plugin for each part of a publisher's work."""
