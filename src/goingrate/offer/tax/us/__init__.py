"""The United States: federal law and the states that have a law of their own here."""
