import json
from datetime import UTC, datetime

from sources.answer import Answer, Asked
from sources.statxplore_cube import cells_of, name_of


def test_the_last_part_of_an_address_is_its_name():
    assert name_of("str:value:UC:PEOPLE:COA_CODE:LA_TO_REGION:E08000001") == "E08000001"


def test_a_cube_of_any_depth_is_laid_flat_and_nothing_stays_nothing():
    said = {
        "fields": [
            {"uri": "str:field:SEX", "items": [{"type": "RecodeItem", "uris": ["C:1"]}, {"type": "Total"}]},
            {"uri": "str:field:AGE", "items": [{"type": "RecodeItem", "uris": ["A:16"]}]},
        ],
        "cubes": {"str:count:N": {"values": [[5.0], [None]]}, "str:count:M": {"values": [[0.0], [1.5]]}},
    }
    asked = Asked("Stat-Xplore", "people", "https://example.org/table")
    answer = Answer(asked, asked.where, json.dumps(said).encode(), datetime(2026, 1, 1, tzinfo=UTC))
    cells = cells_of(answer, ["str:field:SEX", "str:field:AGE"], ["str:count:N", "str:count:M"])
    assert cells.to_numpy().tolist() == [
        ["1", "16", "N", "5.0"],
        ["Total", "16", "N", ""],
        ["1", "16", "M", "0.0"],
        ["Total", "16", "M", "1.5"],
    ]
