"""Taking an article down: what is recorded, what is counted, what stands in its place."""
