"""Where to send requests and as whom: decided from arguments, environment and file, each value with its origin.

Everything here is a pure function of values; `connection` reads the file and the environment.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from turnout.errors import NotConfigured

FILE: Final = "TURNOUT_CONFIG"
PROFILE: Final = "TURNOUT_PROFILE"
KEYS: Final = ("token", "token_command", "region", "base_url")

_TOKENS: Final = ("TURNOUT_TOKEN", "PUBLIC_API_TOKEN")
_ADDRESSES: Final = (("TURNOUT_REGION", "region"), ("TURNOUT_URL", "base_url"), ("PUBLIC_API_URL", "base_url"))


@dataclass(frozen=True)
class Profile:
    """One section of the configuration file."""

    token: str | None = field(default=None, repr=False)
    token_command: tuple[str, ...] | None = None
    region: str | None = None
    base_url: str | None = None


@dataclass(frozen=True)
class Config:
    """The configuration file: its profiles, and which one counts when none is named."""

    path: str
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    profile: str | None = None


@dataclass(frozen=True)
class Asked:
    """What the command line says."""

    profile: str | None = None
    region: str | None = None
    base_url: str | None = None
    timeout: float = 30.0
    patience: float = 300.0


@dataclass(frozen=True)
class Value:
    """A setting and where it came from; with a `command`, that is what prints it."""

    said: str = field(repr=False)
    origin: str
    command: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chosen:
    """What was decided; an address is a region or a base URL."""

    profile: Value | None = None
    token: Value | None = None
    region: Value | None = None
    base_url: Value | None = None


def config_path(environment: Mapping[str, str], home: str) -> str:
    """Where the configuration file is: TURNOUT_CONFIG, or below XDG_CONFIG_HOME, or below ~/.config."""
    if environment.get(FILE):
        return environment[FILE]
    return f"{environment.get('XDG_CONFIG_HOME') or home + '/.config'}/turnout/config.toml"


def parsed(text: str, path: str) -> Config:
    """The configuration that a file's text says; NotConfigured if it cannot be understood."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise NotConfigured(f"{path} is not TOML: {error}") from None
    _only(path, "", document, ("profile", "profiles"))
    sections = document.get("profiles", {})
    if not isinstance(sections, dict) or not all(isinstance(section, dict) for section in sections.values()):
        raise NotConfigured(f"{path}: write profiles as sections, such as [profiles.default]")
    chosen = document.get("profile")
    if chosen is not None and not isinstance(chosen, str):
        raise NotConfigured(f"{path}: `profile` must be a string; write profiles as sections, such as [profiles.eu]")
    if chosen is not None and chosen not in sections:
        raise NotConfigured(f"{path}: `profile` names {chosen!r}, {_known(sections)}")
    return Config(path, {name: _profile(path, name, section) for name, section in sections.items()}, chosen)


def _profile(path: str, name: str, section: Mapping[str, Any]) -> Profile:
    where = f"[profiles.{name}]"
    _only(path, where, section, KEYS)
    for key, value in section.items():
        listed = key == "token_command" and isinstance(value, list) and all(isinstance(word, str) for word in value)
        if not listed and not (isinstance(value, str) and key != "token_command"):
            wanted = "a list of strings, the command and its arguments" if key == "token_command" else "a string"
            raise NotConfigured(f"{path}: {key} in {where} must be {wanted}")
    for one, other in (("token", "token_command"), ("region", "base_url")):
        if one in section and other in section:
            raise NotConfigured(f"{path}: {where} has both {one} and {other}; keep one of them")
    command = section.get("token_command")
    return Profile(**{**section, "token_command": tuple(command) if command else None})


def _only(path: str, where: str, section: Mapping[str, Any], known: tuple[str, ...]) -> None:
    for key in section:
        if key not in known:
            place = f" in {where}" if where else ""
            raise NotConfigured(f"{path}: there is no setting {key!r}{place}; there are {', '.join(known)}")


def resolve(asked: Asked, environment: Mapping[str, str], config: Config) -> Chosen:
    """Decide every setting by itself.

    From the strongest: options; the profile, if --profile or TURNOUT_PROFILE names it; the environment, TURNOUT_*
    before PUBLIC_API_*; the profile that the file names, or `default`. NotConfigured if the profile does not exist.
    """
    if asked.region and asked.base_url:
        raise NotConfigured("give either --region or --base-url")
    name = _chosen_profile(asked, environment, config)
    options = _told("--region", "--base-url", asked.region, asked.base_url)
    profile = _of_profile(name, config)
    surroundings = _of_environment(environment)
    named = name is not None and name.origin != config.path
    order = (options, profile, surroundings) if named else (options, surroundings, profile)
    token = next((each.token for each in order if each.token), None)
    address = next((each for each in order if each.region or each.base_url), Chosen())
    return Chosen(name, token, address.region, address.base_url)


def _chosen_profile(asked: Asked, environment: Mapping[str, str], config: Config) -> Value | None:
    for said, origin in ((asked.profile, "--profile"), (environment.get(PROFILE), PROFILE)):
        if said and said not in config.profiles:
            raise NotConfigured(
                f"{origin} names the profile {said!r}, {_known(config.profiles)} in {config.path}. Make it with:"
                f" turnout config set --profile {said} token -"
            )
        if said:
            return Value(said, origin)
    said = config.profile or ("default" if "default" in config.profiles else None)
    return Value(said, config.path) if said else None


def _known(profiles: Mapping[str, Any]) -> str:
    return f"but there are only {', '.join(profiles)}" if profiles else "but there are no profiles"


def _of_profile(name: Value | None, config: Config) -> Chosen:
    if name is None:
        return Chosen()
    profile = config.profiles[name.said]
    origin = f"[profiles.{name.said}] in {config.path}"
    told = _told(origin, origin, profile.region, profile.base_url)
    has_token = profile.token or profile.token_command
    token = Value(profile.token or "", origin, profile.token_command or ()) if has_token else None
    return Chosen(None, token, told.region, told.base_url)


def _of_environment(environment: Mapping[str, str]) -> Chosen:
    token = next((Value(environment[name], name) for name in _TOKENS if environment.get(name)), None)
    found = next(((kind, name) for name, kind in _ADDRESSES if environment.get(name)), None)
    if found is None:
        return Chosen(token=token)
    value = Value(environment[found[1]], found[1])
    return Chosen(token=token, region=value) if found[0] == "region" else Chosen(token=token, base_url=value)


def _told(region_origin: str, url_origin: str, region: str | None, base_url: str | None) -> Chosen:
    return Chosen(
        region=Value(region, region_origin) if region else None,
        base_url=Value(base_url, url_origin) if base_url else None,
    )
