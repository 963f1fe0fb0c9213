"""Modules of commands: each public function is one, its docstring the help."""
