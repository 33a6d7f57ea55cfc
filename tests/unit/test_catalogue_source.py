from catalogue import load_catalogue


def test_licence_and_attribution_have_the_common_default():
    source = load_catalogue().sources["iod2019"]
    assert source.licence == "Open Government Licence v3.0"
    assert "Open Government Licence v3.0" in source.attribution


def test_another_licence_can_be_named():
    source = load_catalogue().sources["stroke_travel"]
    assert source.licence.startswith("MIT")
    assert "Open Government" not in source.attribution


def test_every_source_says_who_what_how_and_where():
    for source in load_catalogue().sources.values():
        assert source.publisher and source.dataset and source.query and source.file.endswith(".csv")
        assert source.link.startswith("https://")
