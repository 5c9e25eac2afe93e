"""What goals are measured with: figures, no tests. ``invoke bench`` runs them and prints tables."""
