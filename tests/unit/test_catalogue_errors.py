from catalogue import CatalogueError


def test_a_catalogue_error_is_a_value_error():
    assert issubclass(CatalogueError, ValueError)
