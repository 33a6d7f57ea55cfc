from dataclasses import MISSING, fields

import pyarrow.parquet as pq

from store import Provenance
from store.merged import RECORD
from store.snapshot import FOLDER, file_of


def test_the_embedded_table_has_every_field_that_has_no_default():
    columns = set(pq.read_schema(file_of(FOLDER, "provenance")).names)
    assert columns == {field.name for field in fields(Provenance) if field.default is MISSING}


def test_the_table_of_a_refresh_has_every_field():
    assert set(RECORD.names) == {field.name for field in fields(Provenance)}
