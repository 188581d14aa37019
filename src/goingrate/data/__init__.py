"""Files and sources become checked values here, and only here."""
