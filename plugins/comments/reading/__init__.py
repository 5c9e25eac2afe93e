"""What importers share: opening files that are not to be trusted, XML, JSON, times, escaping."""
