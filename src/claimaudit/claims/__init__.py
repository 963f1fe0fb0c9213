"""What the articles claim, each claim tied to its exact words."""
