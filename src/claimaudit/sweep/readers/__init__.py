"""One module a kind of archive: how its files are cut into units, and how a unit is read."""
