"""Every query can be written for databases of which no server is at hand: ClickHouse and Trino.

That their SQL is what those databases accept, and that their answers are equal, is not shown here: tests of
that kind are in tests/services, for PostgreSQL and Spark.
"""

import ibis
import ibis.backends.sql.compilers as compilers
import pyarrow as pa
import pytest
import sqlglot

from catalogue import load_catalogue
from store.aggregate import added_up, added_up_of, narrowed, published, published_of
from store.build.snapshot import BREAKS, MEMBERS, OBSERVATIONS, PROVENANCE
from store.contents import OF_A_PERIOD, summary
from store.layout import GROUP
from store.opened import Tables, narrowed_to

INDICATORS = load_catalogue().indicators
CODES = ["E05000650", "E08000009", "E12000002"]


def in_a_database(name, schema, *more):
    return ibis.table(ibis.Schema.from_pyarrow(pa.schema([*schema, *more])), name=name)


OBSERVED = in_a_database("observations", OBSERVATIONS, (GROUP, pa.string()))
CONTENTS = summary(OBSERVED)
TABLES = Tables(
    observations=OBSERVED,
    indicator=narrowed_to(OBSERVED),
    provenance=in_a_database("provenance", PROVENANCE),
    breaks=in_a_database("breaks", BREAKS),
    members=in_a_database("members", MEMBERS),
    contents=CONTENTS,
)
ONE = {"period": "2019", "sex": "all", "age": "all"}
QUERIES = {
    "published": narrowed(published(TABLES, INDICATORS["imd_score"], "lsoa11"), **ONE),
    "published beyond": narrowed(published(TABLES, INDICATORS["weekly_pay"], "country"), **ONE),
    "published of areas": published_of(TABLES, INDICATORS["weekly_pay"], CODES),
    "mean": narrowed(added_up(TABLES, INDICATORS["imd_score"], "ward25", "lsoa11"), **ONE),
    "sum": narrowed(added_up(TABLES, INDICATORS["social_rented"], "ward25", "lsoa11"), **ONE),
    "sum of areas": added_up_of(TABLES, INDICATORS["social_rented"], {"ward17": CODES[:1]}, "lsoa11"),
    "contents": CONTENTS,
    "provenance": TABLES.provenance.filter(TABLES.provenance.source_id == "iod2019"),
    "breaks": TABLES.breaks,
}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("dialect", ["clickhouse", "trino", "postgres", "duckdb"])
def test_a_query_is_written_and_can_be_read_back(dialect, query):
    compiler = getattr(compilers, dialect).compiler
    asked = QUERIES[query]
    written = compiler.to_sqlglot(asked).sql(compiler.dialect)
    read = sqlglot.parse_one(written, dialect=compiler.dialect)
    assert read.find(sqlglot.exp.Table)
    named = [column.alias_or_name for column in read.selects]
    assert named in (["*"], list(asked.columns))


def test_what_differs_between_databases_is_not_left_to_them():
    texts = {name: str(ibis.to_sql(query, dialect="duckdb")).upper() for name, query in QUERIES.items()}
    assert not [name for name, text in texts.items() if "ORDER BY" in text]
    assert "NULLIF" in texts["mean"]
    assert all(f'"{GROUP.upper()}"' in text for name, text in texts.items() if "published" in name)
    assert set(OF_A_PERIOD) < set(CONTENTS.columns)
