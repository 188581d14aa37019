"""Who wins scarce people, at what price, and what must be bid."""
