"""How the tables of the record came to be, one step a module of `versions/`."""
