from catalogue import load_catalogue
from sources.publishers import PUBLISHERS, Publisher, publisher_of


def test_a_publisher_is_known_by_its_host():
    assert publisher_of("https://www.nomisweb.co.uk/api/v01/dataset/NM_162_1.data.csv").name == "Nomis"


def test_every_publisher_that_is_listed_is_asked_and_has_a_name_that_a_reader_knows():
    asked = {publisher_of(source.fetch["address"]) for source in load_catalogue().live.values()}
    assert set(PUBLISHERS.values()) <= asked
    assert all(publisher.name != publisher.host for publisher in PUBLISHERS.values())


def test_a_publisher_that_is_not_listed_is_met_with_the_usual_manners():
    assert publisher_of("https://example.org/table.csv") == Publisher("example.org", "example.org")


def test_a_key_comes_from_the_environment_and_goes_where_the_publisher_wants_it():
    nomis = publisher_of("https://www.nomisweb.co.uk/")
    assert nomis.secrets({"NOMIS_UID": " 0xabc\n"}).parameters == {"uid": "0xabc"}
    keyed = Publisher("host", "name", key_variable="OUR_KEY", key_header="APIKey")
    assert keyed.secrets({"OUR_KEY": "abc"}).headers == {"APIKey": "abc"}


def test_without_a_key_nothing_is_sent():
    nothing = publisher_of("https://www.nomisweb.co.uk/").secrets({"NOMIS_UID": " "})
    assert (nothing.parameters, nothing.headers) == ({}, {})
    unkeyed = publisher_of("https://example.org/").secrets({"": "abc"})
    assert (unkeyed.parameters, unkeyed.headers) == ({}, {})
