from __future__ import annotations

from typing import Any

import pytest
from tests.client.told import POLICY, REFUSED, RESET, Told, made, no, ok

from turnout import _calls, errors
from turnout._calls import Answer, Listed, Sleep
from turnout._wire import Part, Verb, Wire
from turnout.catalogue import kinds

WIRES = {kind.name: kind.wire for kind in kinds()}
SOURCE, PLAN, FILTER = WIRES["source"], WIRES["tracking_plan"], WIRES["destination_filter"]
CONNECTION, WORKSPACE = WIRES["source_tracking_plan_connection"], WIRES["workspace"]
NEW = {"slug": "till", "metadataId": "m", "enabled": True}
TILL = {"id": "s1", "slug": "till", "name": "till", "labels": []}
RULE = {"type": "TRACK", "key": "Sold", "jsonSchema": {}, "version": 1}
OTHER = {**RULE, "key": "Returned"}
SUCCESS = ok(status="SUCCESS")


def create(wire: Wire, values: dict[str, Any], *outcomes: Any, reread: bool = True) -> Told:
    return Told(_calls.create(wire, values, policy=POLICY, reread=reread), *outcomes)


def update(wire: Wire, identity: tuple[str, ...], changes: dict[str, Any], *outcomes: Any, **more: Any) -> Told:
    return Told(_calls.update(wire, identity, changes, policy=POLICY, **{"reread": True, **more}), *outcomes)


def read(wire: Wire, identity: tuple[str, ...], *outcomes: Any) -> Told:
    return Told(_calls.read(wire, identity, policy=POLICY), *outcomes)


def test_a_throttled_call_sleeps_and_goes_on() -> None:
    flow = _calls.read(SOURCE, ("s1",), policy=POLICY)

    first = flow.send(None)
    assert flow.send(no(503, retry_after="3")) == Sleep(
        3.2, "GET /sources/s1: the service is not available; again in 3.2 s", "getSource"
    )
    assert flow.send(None) == first
    with pytest.raises(StopIteration) as done:
        flow.send(ok(source=TILL))
    assert done.value.value == TILL


def test_create_says_what_only_updates_and_parts_take_afterwards() -> None:
    labels = [{"key": "team", "value": "bar"}]

    told = create(
        SOURCE,
        {**NEW, "name": "Bar", "labels": labels},
        made(source=TILL),
        ok(source={**TILL, "name": "Bar"}),
        ok(labels=labels),
    )

    assert told.asked == ["POST /sources", "PATCH /sources/s1", "PUT /sources/s1/labels"]
    assert told.bodies == [{"disconnectAllWarehouses": True, **NEW}, {"name": "Bar"}, {"labels": labels}]
    assert told.result == {**TILL, "name": "Bar", "labels": labels}


def test_create_leaves_out_what_a_new_object_has_anyway() -> None:
    told = create(SOURCE, {**NEW, "name": None, "labels": []}, made(source=TILL))

    assert told.bodies == [{"disconnectAllWarehouses": True, **NEW}]


def test_rules_of_a_new_plan_are_sent_without_asking_which_there_are_and_read_once() -> None:
    told = create(
        PLAN,
        {"name": "P", "type": "LIVE", "rules": [RULE]},
        ok(trackingPlan={"id": "tp", "name": "P", "type": "LIVE"}),
        SUCCESS,
        ok(trackingPlan={"id": "tp", "name": "P", "type": "LIVE"}),
        ok(rules=[{**RULE, "createdAt": "now"}]),
    )

    assert told.asked == [
        "POST /tracking-plans",
        "PATCH /tracking-plans/tp/rules",
        "GET /tracking-plans/tp",
        "GET /tracking-plans/tp/rules?pagination%5Bcount%5D=200",
    ]
    assert told.result["rules"] == [{**RULE, "createdAt": "now"}]


def test_without_rereading_what_was_sent_is_taken_for_what_is() -> None:
    told = create(
        CONNECTION,
        {"sourceId": "s1", "trackingPlanId": "tp", "schemaSettings": {"group": {}}},
        SUCCESS,
        ok(settings={"group": {"allowUnplannedTraits": True}}),
        reread=False,
    )

    assert told.bodies == [{"sourceId": "s1"}, {"group": {}}]
    assert told.result == {
        "sourceId": "s1",
        "trackingPlanId": "tp",
        "schemaSettings": {"group": {"allowUnplannedTraits": True}},
    }


@pytest.mark.parametrize("outcome", [no(422, "labels are full"), RESET, Answer(200, {}, b"<html>")])
def test_a_create_that_stops_half_way_says_what_was_made(outcome: Any) -> None:
    tries = [outcome] * (4 if outcome is RESET else 1)

    with pytest.raises(errors.Unfinished, match="source s1 was created, but") as unfinished:
        create(SOURCE, {**NEW, "labels": [{"key": "a", "value": "b"}]}, made(source=TILL), *tries)

    assert (unfinished.value.made, unfinished.value.identity) == (TILL, ("s1",))
    assert isinstance(unfinished.value.__cause__, errors.TurnoutError)


def test_a_refused_create_is_not_unfinished() -> None:
    with pytest.raises(errors.Conflict, match="taken"):
        create(SOURCE, NEW, no(409, "taken"))


@pytest.mark.parametrize("silence", [RESET, no(500), no(504)])
def test_a_create_that_nobody_answered_for_is_looked_for_and_adopted(silence: Any) -> None:
    told = create(SOURCE, NEW, silence, ok(sources=[{**TILL, "slug": "x"}, TILL], pagination={}))

    assert told.asked == ["POST /sources", "GET /sources?pagination%5Bcount%5D=200"]
    assert told.result == TILL


def test_a_create_that_nobody_answered_for_is_sent_again_when_nothing_is_found() -> None:
    told = create(
        SOURCE,
        NEW,
        RESET,
        ok(sources=[{**TILL, "slug": "x"}], pagination={"next": "Mg=="}),
        ok(sources=[], pagination={"next": None}),
        made(source=TILL),
    )

    assert told.asked == [
        "POST /sources",
        "GET /sources?pagination%5Bcount%5D=200",
        "GET /sources?pagination%5Bcount%5D=200&pagination%5Bcursor%5D=Mg%3D%3D",
        "POST /sources",
    ]


def test_an_object_that_says_something_else_is_not_adopted() -> None:
    with pytest.raises(errors.TransportError, match="may have been carried out"):
        create(SOURCE, NEW, RESET, ok(sources=[{**TILL, "enabled": False}], pagination={}))


def test_settings_that_the_service_added_do_not_make_it_another_object() -> None:
    values = {**NEW, "settings": {"a": 1}}
    told = create(SOURCE, values, RESET, ok(sources=[{**TILL, "settings": {"a": 1, "b": 2}}]))

    assert told.result["settings"] == {"a": 1, "b": 2}


@pytest.mark.parametrize("silence", [RESET, no(500)])
def test_a_create_without_a_natural_key_is_never_sent_twice(silence: Any) -> None:
    with pytest.raises((errors.TransportError, errors.ServerFailed)):
        create(PLAN, {"name": "P", "type": "LIVE"}, silence)


def test_a_create_that_never_left_is_sent_again_without_looking() -> None:
    told = create(PLAN, {"name": "P", "type": "LIVE"}, REFUSED, REFUSED, ok(trackingPlan={"id": "tp"}))

    assert told.asked == ["POST /tracking-plans"] * 3
    assert told.waits == [0.5, 1.0]


def test_an_update_that_nobody_answered_for_is_not_repeated() -> None:
    with pytest.raises(errors.TransportError):
        update(SOURCE, ("s1",), {"name": "x"}, RESET)


def test_update_sends_null_and_only_what_it_was_told() -> None:
    told = update(FILTER, ("d1", "f1"), {"description": None}, ok(filter={"id": "f1"}))

    assert told.asked == ["PATCH /destination/d1/filters/f1"]
    assert told.bodies == [{"description": None}]
    assert told.result == {"destinationId": "d1", "id": "f1"}


def test_update_reads_again_where_only_a_status_was_answered() -> None:
    told = update(PLAN, ("tp",), {"name": "Q"}, SUCCESS, ok(trackingPlan={"id": "tp", "name": "Q"}), ok(rules=[]))

    assert told.result == {"id": "tp", "name": "Q", "rules": []}


def test_update_of_a_part_alone_reads_the_rest_of_the_object() -> None:
    told = update(SOURCE, ("s1",), {"labels": []}, ok(labels=[]), ok(source=TILL))

    assert told.asked == ["PUT /sources/s1/labels", "GET /sources/s1"]
    assert told.result == TILL


def test_update_without_rereading_gives_what_it_knows() -> None:
    told = update(PLAN, ("tp",), {"name": "Q"}, SUCCESS, reread=False)

    assert told.result == {"id": "tp", "name": "Q"}


def test_keyed_parts_change_by_upserts_before_removals() -> None:
    changed = {**RULE, "jsonSchema": {"type": "object"}}

    told = update(PLAN, ("tp",), {"rules": [changed]}, ok(rules=[RULE, OTHER]), SUCCESS, SUCCESS, reread=False)

    assert told.asked[1:] == [
        "PATCH /tracking-plans/tp/rules",
        "DELETE /tracking-plans/tp/rules?rules%5B0%5D%5Btype%5D=TRACK&rules%5B0%5D%5Bkey%5D=Returned"
        "&rules%5B0%5D%5Bversion%5D=1",
    ]
    assert told.bodies == [{"rules": [changed]}, None]


def test_keyed_parts_that_are_known_are_not_asked_for() -> None:
    told = update(PLAN, ("tp",), {"rules": [RULE]}, prior_parts={"rules": [RULE]}, reread=False)

    assert told.steps == []


def test_a_part_of_none_is_left_alone() -> None:
    assert update(PLAN, ("tp",), {"rules": None}, reread=False).steps == []


def test_many_rules_go_in_batches_and_come_in_pages() -> None:
    many = [{**RULE, "key": f"E{n}"} for n in range(450)]
    pages = [ok(rules=many[:200], pagination={"next": "a"}), ok(rules=many[200:], pagination={})]

    assert [len(body["rules"]) for body in _patched(many)] == [200, 200, 50]
    assert read(PLAN, ("tp",), ok(trackingPlan={"id": "tp"}), *pages).result["rules"] == many


def _patched(rules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return update(
        PLAN, ("tp",), {"rules": rules}, SUCCESS, SUCCESS, SUCCESS, prior_parts={"rules": []}, reread=False
    ).bodies


@pytest.mark.parametrize("plan", ["other", None])
def test_a_connection_to_another_plan_is_not_found(plan: str | None) -> None:
    with pytest.raises(errors.NotFound, match="source_tracking_plan_connection s1/tp does not exist"):
        read(CONNECTION, ("s1", "tp"), ok(source=TILL, trackingPlanId=plan))


def test_identity_is_quoted_and_added_to_what_is_answered() -> None:
    told = read(FILTER, ("a/b c", "é"), ok(filter={"title": "t"}))

    assert told.asked == ["GET /destination/a%2Fb%20c/filters/%C3%A9"]
    assert told.result == {"destinationId": "a/b c", "id": "é", "title": "t"}


@pytest.mark.parametrize("identity", ["", ".", "..", "x" * 256])
def test_an_identity_that_would_reach_something_else_is_refused(identity: str) -> None:
    with pytest.raises(errors.BadValue, match="names nothing"):
        Told(_calls.delete(SOURCE, (identity,), policy=POLICY))


def test_the_wrong_number_of_names_is_refused() -> None:
    with pytest.raises(errors.BadValue, match=r"takes destination_id, id; got 1 value"):
        read(FILTER, ("d1",))


def test_a_kind_without_an_operation_says_so() -> None:
    with pytest.raises(errors.Unsupported, match="workspace: the Public API has no operation to delete it"):
        Told(_calls.delete(WORKSPACE, (), policy=POLICY))


def test_unknown_and_missing_values_are_refused_before_anything_is_sent() -> None:
    with pytest.raises(errors.UnknownField, match="Did you mean 'slug'"):
        create(SOURCE, {**NEW, "slugg": "x"})
    with pytest.raises(errors.UnknownField, match="metadataId"):
        update(SOURCE, ("s1",), {"metadataId": "x"})
    with pytest.raises(errors.BadValue, match="destination_id: is missing"):
        create(FILTER, {"title": "t"})


def test_delete_that_nobody_answered_for_may_find_nothing_left() -> None:
    told = Told(_calls.delete(SOURCE, ("s1",), policy=POLICY), RESET, no(404))

    assert told.asked == ["DELETE /sources/s1"] * 2


def test_delete_of_what_is_gone_is_not_found() -> None:
    with pytest.raises(errors.NotFound):
        Told(_calls.delete(SOURCE, ("s1",), policy=POLICY), no(404))
    with pytest.raises(errors.NotFound):
        Told(_calls.delete(SOURCE, ("s1",), policy=POLICY), REFUSED, no(404))


@pytest.mark.parametrize("pagination", [{"current": "x"}, {"next": None}, {"totalEntries": "?"}, "x", None])
def test_the_last_page_has_no_next_or_a_null_one(pagination: Any) -> None:
    told = Told(_calls.page(SOURCE, (), 2, "Mg==", policy=POLICY), ok(sources=[TILL], pagination=pagination))

    assert told.asked == ["GET /sources?pagination%5Bcount%5D=2&pagination%5Bcursor%5D=Mg%3D%3D"]
    assert told.result == Listed((TILL,))


def test_all_pages_are_one_list() -> None:
    told = Told(
        _calls.pages(FILTER, ("d1",), policy=POLICY),
        ok(filters=[{"id": "a"}], pagination={"next": "b", "totalEntries": 2}),
        ok(filters=[{"id": "b"}], pagination={}),
    )

    assert told.result == [{"destinationId": "d1", "id": "a"}, {"destinationId": "d1", "id": "b"}]


def test_a_page_that_leads_to_itself_is_refused() -> None:
    with pytest.raises(errors.BadAnswer, match="this page again"):
        Told(
            _calls.pages(SOURCE, policy=POLICY),
            ok(sources=[], pagination={"next": "a"}),
            ok(sources=[], pagination={"next": "a"}),
        )


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(200, {}, b"<html>hello</html>"), "not JSON"),
        (Answer(200, {}, b"\xff"), "not JSON"),
        (Answer(200, {}, b"[]"), "no `data`"),
        (Answer(200, {}, b'{"data": null}'), "no `data`"),
        (ok(thing={}), "no `source`"),
        (ok(source=[1]), "not an object"),
    ],
)
def test_an_answer_that_is_not_the_public_apis_says_so(answer: Answer, message: str) -> None:
    with pytest.raises(errors.BadAnswer, match=message):
        read(SOURCE, ("s1",), answer)


@pytest.mark.parametrize("sources", [{"a": 1}, [1], "x"])
def test_a_list_that_is_none_says_so(sources: Any) -> None:
    with pytest.raises(errors.BadAnswer, match="not a list of objects"):
        Told(_calls.page(SOURCE, (), 1, policy=POLICY), ok(sources=sources))


def test_beta_operations_send_and_accept_their_own_media_type() -> None:
    beta = Verb("makeThing", "POST", "/things", "thing", media="v1beta")
    wire = Wire("thing", ("id",), create=beta, create_fields=("name",))

    [step] = Told(_calls.create(wire, {"name": "x"}, policy=POLICY, reread=True), ok(thing={"id": "1"})).steps

    assert not isinstance(step, Sleep)
    assert step.headers == {
        "accept": "application/vnd.segment.v1beta+json",
        "content-type": "application/vnd.segment.v1beta+json",
    }


def test_a_created_object_without_an_identity_is_a_bad_answer() -> None:
    with pytest.raises(errors.BadAnswer, match="has no id"):
        create(SOURCE, NEW, made(source={"slug": "till"}))


def test_a_part_may_be_read_as_it_is() -> None:
    part = Part("colour", Verb("setColour", "PUT", "/x/{id}/colour"), read=Verb("getColour", "GET", "/x/{id}/c", "c"))
    wire = Wire("x", ("id",), read=Verb("getX", "GET", "/x/{id}", "x"), parts=(part,))

    assert read(wire, ("1",), ok(x={"id": "1"}), ok(c="red")).result == {"id": "1", "colour": "red"}


def test_a_status_may_be_answered_with_nothing_at_all() -> None:
    Told(_calls.delete(SOURCE, ("s1",), policy=POLICY), Answer(204, {}, b""))
    with pytest.raises(errors.BadAnswer, match="no `source`"):
        read(SOURCE, ("s1",), Answer(204, {}, b""))


def test_a_create_that_stays_unanswered_is_given_up() -> None:
    nothing = ok(sources=[], pagination={})

    with pytest.raises(errors.ServerFailed):
        create(SOURCE, NEW, no(502), nothing, no(502), nothing, no(502), nothing, no(502))


def test_a_driver_that_answers_a_request_with_nothing_is_told_so() -> None:
    flow = _calls.read(SOURCE, ("s1",), policy=POLICY)
    flow.send(None)

    with pytest.raises(TypeError, match="answered with Answer or Failed, not None"):
        flow.send(None)
