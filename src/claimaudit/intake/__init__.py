"""From an article to the register: adding it, drafting its claims, deciding one at a time."""
