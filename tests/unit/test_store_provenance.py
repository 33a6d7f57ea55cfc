from dataclasses import fields

import pyarrow.parquet as pq

from store import Provenance
from store.snapshot import FOLDER, file_of


def test_the_table_has_the_fields_of_the_class():
    columns = pq.read_schema(file_of(FOLDER, "provenance")).names
    assert set(columns) == {field.name for field in fields(Provenance)}
