"""Answers become words, tables, charts and pages here. Numbers are formatted once, at this edge."""
