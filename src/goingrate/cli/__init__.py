"""The command line: it parses, asks and shows; it does no arithmetic."""
