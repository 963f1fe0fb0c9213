"""Known quantities in an archive of articles: leads for people, never verdicts."""

from importlib.util import find_spec

from claimaudit.base.problems import refusal

# The extra `archive`.
for name in ("pyarrow", "fsspec"):
    if find_spec(name) is None:
        raise refusal("sweep", f"needs {name}", "pip install 'claimaudit[archive]'")
