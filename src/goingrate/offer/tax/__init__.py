"""Tax as law with dates: parameters in a book, rules as plain functions, files by country."""
