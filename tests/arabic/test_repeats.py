from nashra.arabic.repeats import once

BODY = [f"فقرة رقم {number} من خبر طويل فيه كلام كثير عن المدينة وأهلها وما جرى فيها هذا اليوم" for number in range(4)]


def test_a_body_stored_twice_is_found_behind_up_to_two_lead_lines():
    for lead in ([], ["عنوان"], ["عنوان", "كاتب"]):
        assert once([*lead, *BODY, *BODY]) == len(lead) + len(BODY)


def test_what_is_not_an_exact_second_copy_stays():
    assert once(BODY) == len(BODY)
    assert once([*BODY, *BODY[:-1]]) == 7
    assert once([*BODY, *BODY[:-1], "فقرة أخرى"]) == 8
    assert once([]) == 0


def test_two_short_lines_are_no_second_copy():
    assert once(["تصوير: فلان", "تصوير: فلان"]) == 2
