"""The tree of constructs of the backend without Node: scopes, ids, and the files that a synthesis writes."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ._element import other_backend
from ._tokens import resolved

_LONGEST, _LONGEST_READABLE = 255, 240


class Construct:
    """Something at a place in the tree."""

    def __init__(self, scope: Construct | None, id: str) -> None:
        given: object = scope
        if given is not None and not isinstance(given, Construct):
            theirs = next(
                (base.__module__ for base in type(given).__mro__ if "jsii" not in base.__module__), "another"
            )
            raise TypeError(other_backend(repr(id), "plain", theirs.partition(".")[0]))
        self.node = Node(self, scope, id)

    def fragment(self) -> dict[str, Any]:
        """What it adds to the stack's JSON."""
        return {}


class Node:
    """A construct's place."""

    def __init__(self, host: Construct, scope: Construct | None, id: str) -> None:
        self.scope, self.id = scope, id.replace("/", "--")
        self.children: dict[str, Construct] = {}
        self.scopes: list[Construct] = [*scope.node.scopes, host] if scope else [host]
        if scope is None:
            return
        if self.id in scope.node.children:
            raise ValueError(f"there is already a construct {self.id!r} in {scope.node.path or 'the app'}")
        scope.node.children[self.id] = host

    @property
    def path(self) -> str:
        """The ids from the app down."""
        return "/".join(filter(None, (scope.node.id for scope in self.scopes)))

    def find_all(self) -> Iterator[Construct]:
        """The construct and everything in it, parents first."""
        yield self.scopes[-1]
        for child in self.children.values():
            yield from child.node.find_all()


class TerraformStack(Construct):
    """One root module of Terraform."""

    def __init__(self, scope: Construct, id: str) -> None:
        if re.search(r"\s", id):
            raise ValueError(f"a stack's id is a directory's name and has no spaces (got {id!r})")
        super().__init__(scope, id)

    @staticmethod
    def of(construct: Construct) -> TerraformStack:
        """The stack that a construct is in; ValueError if it is in none."""
        for scope in reversed(construct.node.scopes):
            if isinstance(scope, TerraformStack):
                return scope
        raise ValueError(f"{construct.node.path!r} is in no stack: give a TerraformStack as its scope, not the App")

    def to_terraform(self) -> dict[str, Any]:
        """The root module as Terraform's JSON."""
        document: dict[str, Any] = {}
        for construct in self.node.find_all():
            merge(document, construct.fragment())
        found: dict[str, Any] = resolved(document)
        used = {kind for block in ("resource", "data") for kind in found.get(block, {})}
        if used and "provider" not in found:
            raise ValueError(f"stack {self.node.id!r} has {min(used)} but no provider: add a SegmentProvider to it")
        return found


class App(Construct):
    """The root of the tree; `synth` writes the files."""

    def __init__(self, outdir: str | None = None) -> None:
        super().__init__(None, "")
        self.outdir = outdir or os.environ.get("CDKTF_OUTDIR") or "cdktf.out"

    def synth(self) -> None:
        """Write `stacks/<name>/cdk.tf.json` for every stack and `manifest.json` for all of them."""
        stacks = [one for one in self.node.find_all() if isinstance(one, TerraformStack)]
        for stack in stacks:
            target = Path(self.outdir, "stacks", stack.node.id, "cdk.tf.json")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(_json(stack.to_terraform()), encoding="utf-8")
        manifest = {"stacks": {stack.node.id: _entry(stack) for stack in stacks}, "version": "turnout-plain"}
        Path(self.outdir).mkdir(parents=True, exist_ok=True)
        Path(self.outdir, "manifest.json").write_text(_json(manifest), encoding="utf-8")


def unique_id(construct: Construct) -> str:
    """The name in Terraform, by the rule of the libraries: a program has the same addresses on each backend."""
    scopes = construct.node.scopes
    below = scopes[scopes.index(TerraformStack.of(construct)) + 1 :]
    ids = [scope.node.id for scope in below if scope.node.id != "Default"]
    if len(ids) == 1 and len(_readable(ids[0])) <= _LONGEST:
        return _readable(ids[0])
    kept = [each for index, each in enumerate(ids) if index == 0 or not ids[index - 1].endswith(each)]
    name = "_".join(_readable(each) for each in kept if each != "Resource")[:_LONGEST_READABLE]
    return f"{name}_{hashlib.md5('/'.join(ids).encode()).hexdigest()[:8].upper()}"


def merge(into: dict[str, Any], more: dict[str, Any]) -> None:
    """Add one document to another: objects key by key, lists end to end, the newer of other values."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        elif isinstance(value, list) and isinstance(into.get(key), list):
            into[key] = [*into[key], *value]
        else:
            into[key] = value


def _readable(id: str) -> str:
    return re.sub("[^A-Za-z0-9_-]", "", id)


def _entry(stack: TerraformStack) -> dict[str, Any]:
    directory = f"stacks/{stack.node.id}"
    return {
        "annotations": [],
        "constructPath": stack.node.path,
        "dependencies": [],
        "name": stack.node.id,
        "synthesizedStackPath": f"{directory}/cdk.tf.json",
        "workingDirectory": directory,
    }


def _json(value: object) -> str:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False)
