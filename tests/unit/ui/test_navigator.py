from kiosk.ui.viewmodels.navigator import Navigator


def gone(*routes: str) -> Navigator:
    made = Navigator()
    made.enter()
    for route in routes:
        made.go(route)
    return made


def test_back_goes_one_step_up() -> None:
    made = gone("inbox", "message", "compose")
    trail = []
    while made.canGoBack:
        made.back()
        trail.append(made.route)
    assert trail == ["message", "inbox", "home"]


def test_the_parts_of_mail_are_one_step() -> None:
    made = gone("inbox", "sent", "drafts")
    made.back()
    assert made.route == "home"


def test_going_to_a_screen_on_the_path_goes_back_to_it() -> None:
    made = gone("inbox", "message", "inbox")
    made.back()
    assert made.route == "home"


def test_nobody_signed_in_sees_no_persons_screen() -> None:
    made = Navigator()
    made.go("inbox")
    assert made.route == "sign-in"
    made.enter()
    made.go("number")
    assert made.route == "home"


def test_unknown_screens_are_ignored() -> None:
    assert gone("somewhere").route == "home"


def test_care_is_the_end() -> None:
    made = gone("inbox")
    made.care()
    made.go("inbox")
    made.back()
    made.leave()
    assert (made.route, made.canGoBack) == ("care", False)


def test_view_models_hear_before_the_screen_changes() -> None:
    made = gone()
    heard: list[tuple[str, ...]] = []
    made.leaving.connect(lambda before, after: heard.append(("leaving", before, after, made.route)))
    made.arriving.connect(lambda route: heard.append(("arriving", route, made.route)))
    made.change_of("route").connect(lambda: heard.append(("route", made.route)))
    made.go("inbox")
    assert heard == [("leaving", "home", "inbox", "home"), ("arriving", "inbox", "home"), ("route", "inbox")]


def test_a_detour_is_asked_each_time() -> None:
    made = gone()
    made.detour("compose", lambda: "people")
    made.go("compose")
    assert made.route == "people"
