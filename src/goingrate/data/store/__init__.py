"""The user's data: one DuckDB file, which is read in place and replaced as a whole.

folder       where it lies
schema       its tables, and the version of their shape
provenance   one row for each import: what it was, what became of its rows
store        `Store`: opening, reading, listing
change       `Change`: a new file beside the former one, put into its place in one step
copying      copying a large file fast, and making sure that it is on the disk
failures     errors of the database as one line with the way out

Only `store` and `provenance` are used from outside, and `change` by `goingrate.data.imports`.
"""
