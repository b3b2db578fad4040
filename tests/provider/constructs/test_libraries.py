"""What only the libraries have, with our classes."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import jsii
from tests.provider.constructs.synthesis import source, synthesise, with_provider


def original(library: Any) -> Any:
    """The library under a backend."""
    return import_module(library.__name__.rpartition(".")[2])


def test_imports_moves_and_functions_work(library: Any, tmp_path: Path) -> None:
    def program(cdk: Any, stack: Any) -> None:
        web = source(cdk, stack)
        web.import_from("abc")
        source(cdk, stack, "new", name=original(cdk).Fn.upper(web.slug)).move_from_id("segment_source.old")

    document = synthesise(library, with_provider(program), tmp_path)

    assert document["import"] == [{"id": "abc", "to": "segment_source.web"}]
    assert document["moved"] == [{"from": "segment_source.old", "to": "segment_source.new"}]
    assert document["resource"]["segment_source"]["new"]["name"] == "${upper(segment_source.web.slug)}"


def test_an_aspect_sees_our_classes(library: Any, tmp_path: Path) -> None:
    seen = []

    @jsii.implements(original(library).IAspect)
    class Look:
        def visit(self, node: Any) -> None:
            if isinstance(node, library.Source):
                seen.append(node.terraform_name)
                node.add_override("name", "by an aspect")

    def program(cdk: Any, stack: Any) -> None:
        source(cdk, stack)
        original(cdk).Aspects.of(stack).add(Look())

    document = synthesise(library, with_provider(program), tmp_path)

    assert seen == ["segment_source"]
    assert document["resource"]["segment_source"]["web"]["name"] == "by an aspect"


def test_a_reference_into_another_stack_becomes_an_output_of_that_stack(library: Any, tmp_path: Path) -> None:
    app = library.App(outdir=str(tmp_path))
    first, second = (library.TerraformStack(app, name) for name in ("first", "second"))
    for stack in (first, second):
        library.SegmentProvider(stack, "segment")
    web = source(library, first)
    source(library, second, "copy", name=web.id)

    app.synth()

    text = (tmp_path / "stacks" / "second" / "cdk.tf.json").read_text()
    assert '"name": "${data.terraform_remote_state.' in text
    assert '"value": "${segment_source.web.id}"' in (tmp_path / "stacks" / "first" / "cdk.tf.json").read_text()
