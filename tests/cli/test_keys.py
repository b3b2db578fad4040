"""`turnout keys` from the outside."""

from __future__ import annotations

from tests.cli.commands import Shell

from turnout_server.encryption import encrypted, encryption


def test_what_is_encrypted_with_the_printed_key_is_read_with_the_kept_one(shell: Shell) -> None:
    made = shell.turnout("keys", "generate", "--private", "key.pem")
    assert made.returncode == 0, made.stderr
    assert (shell.home / "key.pem").stat().st_mode & 0o777 == 0o600
    rules = encryption({"fields": ["traits.email", "traits.age"], "publicKey": made.stdout})
    assert rules is not None
    hidden = encrypted({"traits": {"email": "zoë@shop.example", "age": 7}}, rules)
    assert hidden is not None
    lines = "".join(f"{value}\n" for value in hidden["traits"].values())
    read = shell.turnout("keys", "decrypt", "--private", "key.pem", stdin=lines)
    assert read.stdout == "zoë@shop.example\n7\n"


def test_a_key_is_never_written_over_another_file(shell: Shell) -> None:
    (shell.home / "key.pem").write_text("precious")
    refused = shell.turnout("keys", "generate", "--private", "key.pem")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "choose a new file" in refused.stderr
    assert (shell.home / "key.pem").read_text() == "precious"


def test_what_cannot_be_read_is_said_with_its_line(shell: Shell) -> None:
    shell.turnout("keys", "generate", "--private", "key.pem")
    refused = shell.turnout("keys", "decrypt", "--private", "key.pem", stdin="plain\n")
    assert refused.returncode == 1
    assert "line 1: the text is not encrypted" in refused.stderr
