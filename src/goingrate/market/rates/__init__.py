"""The hierarchical model of log pay."""
