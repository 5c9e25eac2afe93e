"""Comments: from any system's export to a person's decision, and from there to the page."""
