"""Makes the files that are made from the code: schemas, and parts of the manual."""
