"""Finding candidate claims in any text: figures first, then checkable sentences without one."""
