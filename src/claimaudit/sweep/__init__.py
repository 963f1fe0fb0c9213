"""Known quantities in an archive of articles: leads for people, never verdicts."""

from importlib.util import find_spec

from claimaudit.base.problems import refusal

# It is the extra `archive`.
if find_spec("pyarrow") is None:
    raise refusal("sweep", "needs pyarrow", "pip install 'claimaudit[archive]'")
