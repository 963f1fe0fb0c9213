"""The audit as one typed record: the only thing that what follows may know."""
