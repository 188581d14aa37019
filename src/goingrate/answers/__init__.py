"""One function a question. The only place where rooms meet; fills in default facts."""
