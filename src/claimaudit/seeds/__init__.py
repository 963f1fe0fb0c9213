"""The articles, kept byte for byte."""
