"""pyarrow, imported when it is used: it is the extra `archive`."""

from typing import Any

from claimaudit.base.problems import refusal


def arrow() -> Any:
    """pyarrow. Raises BrokenInputError where it is not there."""
    try:
        import pyarrow  # only `sweep` needs it, which is an extra
    except ImportError:
        fix = "pip install 'claimaudit[archive]'"
        raise refusal("sweep", "needs pyarrow", fix) from None
    return pyarrow


def parquet() -> Any:
    """pyarrow.parquet. Raises BrokenInputError where it is not there."""
    arrow()
    import pyarrow.parquet as module  # as above

    return module
