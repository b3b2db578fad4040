"""What only the libraries have, with our classes; checked and run by the tests on each library."""

from typing import Any

from BACKEND import TerraformCount, TerraformIterator

from turnout_provider.constructs import BACKEND as cdk


def declare(_: Any, stack: cdk.TerraformStack) -> None:
    each = TerraformIterator.from_list(["a", "b"])
    cdk.Source(stack, "each", for_each=each, slug=each.value, enabled=True, metadata={"id": "m"}, settings={})
    count = TerraformCount.of(3)
    number = count.index
    cdk.Source(
        stack, "some", count=count, slug=f"s{number}", enabled=True, metadata={"id": "m"}, settings={"n": number}
    )
