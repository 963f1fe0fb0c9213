"""Captures: the bytes of documents, proof that they are the documents, and the clips in them."""
