"""What the speed goals are measured with: plain programs, each with a `main`."""
