"""How much more one kind of work pays than another, and what the difference is made of."""
