"""Cap tables in the Open Cap Format (OCF), versions 1.0 to 1.2, from a file to a `CapTable`.

containers   a zip, a folder or JSON files as bytes; refused before anything is unpacked
zips         what a zip file may hold
json_text    bytes become plain values: no key twice, no giant numbers, no deep nesting
package      the objects that count, without the people; version, company, day
objects      fields of an object, read with their place in the file
classes      stock classes, what they convert into, stock plans
book         which securities are outstanding, and what is taken from them
events       transactions, in the order of their days
convertible_terms   caps, discounts and interest of SAFEs and notes
table        outstanding securities become a cap table and a list of holdings

Only `read_package` and `build_table` are used from outside.
"""
