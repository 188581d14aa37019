"""Connectors: one module for each kind of source, all to the same draft tables.

A connector reads a file into a DuckDB connection and maps its columns; what holds for every source
(annual pay, plausibility, titles to kinds of work, employers, duplicates, provenance) is done once,
in `goingrate.data.imports`.
"""
