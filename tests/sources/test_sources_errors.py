import pytest

from sources import Incomplete, SchemaChanged, SourceError, SourceUnavailable


@pytest.mark.parametrize("kind", [Incomplete, SchemaChanged, SourceUnavailable])
def test_there_is_one_tree(kind):
    assert issubclass(kind, SourceError)
