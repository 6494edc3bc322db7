"""What authorities and letters are called among pages."""

from __future__ import annotations

from ofsted_letters.corpus.places import LONGEST_NAME, file_name, letter_path, place_of, registered


def test_old_and_new_dorset_have_pages_of_their_own() -> None:
    assert registered("838").page == "authorities/dorset.html"
    assert registered("835") == ("Dorset (to 2019)", "835", "authorities/dorset-835.html")


def test_an_authority_of_no_register_has_a_page_that_no_registered_one_has() -> None:
    row = {"la_code": None, "official_name": None, "authority_name": "Dorset"}
    assert place_of(row).page == "authorities/dorset-unregistered.html"
    assert place_of(row | {"authority_name": None}).name == "Authority not named"


def test_a_page_s_name_fits_every_file_system_and_keeps_its_hash() -> None:
    letter_id = f"{'very-' * 80}long_focused-visit_2019-03-04_0a1b2c3d"
    assert len(file_name(letter_id)) == LONGEST_NAME
    assert letter_path(letter_id).endswith("_0a1b2c3d.html")
