from sources.secrets import Secrets


def test_a_key_is_hidden_however_it_is_spelt():
    secrets = Secrets({"uid": "a b/c"}, {"APIKey": "long-one"})
    said = "uid=a+b%2Fc or a%20b%2Fc or a b/c, APIKey: long-one"
    assert secrets.hide(said) == "uid=[key] or [key] or [key], APIKey: [key]"


def test_without_keys_nothing_is_hidden():
    assert Secrets().hide("All of it") == "All of it"
    assert Secrets({"uid": ""}).hide("All of it") == "All of it"


def test_keys_are_not_part_of_what_is_printed():
    assert repr(Secrets({"uid": "k3y"})) == "Secrets(uid)"
    assert repr(Secrets()) == "Secrets(none)"
