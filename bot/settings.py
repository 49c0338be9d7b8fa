"""Every setting of the program, read once from the environment (prefix OVERDRACHT_) and frozen."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.planning.moments import Free
from bot.retention.terms import DayOfYear, Terms
from bot.told_first import ToldFirst
from conversations.people import Role

Day = Annotated[DayOfYear, NoDecode]

_TERMS = Terms()


class Settings(BaseSettings):
    """`public_url` is where people reach the web chat ("" when it has no public address: links
    then point at host and port). `telegram_api` is the Bot API server without a final slash;
    `telegram_files` lets files with answers go out over Telegram: to a leerkracht who asks, and to
    who handed in, their own copy.
    `telegram_roles` may use Telegram at all (written with commas; its terms ask for an age of 16
    in the EU, so a school may keep its leerlingen out).

    `second_step`: a leerkracht comes in by the own code and six digits of an app
    (`bot.second_step`); off only where nobody but the school can reach the program.

    The master key is in `master_key_file` (else `master.key` in the data folder), or it is
    `master_key`, or what `master_key_command` prints: see `storage.master_key`.

    `contact` answers questions about privacy and stands in the notices: a name, a number, an e-mail
    address of the school ("" for the directeur).

    `photo_permission`: no photo of a leerling before an ouder allows it here. Off where the board
    arranges that otherwise; an ouder's no then still counts.

    `retention`: what is past its day goes by itself. `keep_...` say how long what was written is
    kept ("1-november" and periods): see `bot.retention.Terms`. `vrije_dagen` are the days without
    school besides weekends and public holidays, with commas: "2026-12-19..2027-01-03,2027-05-05";
    on those nobody is reminded."""

    model_config = SettingsConfigDict(env_prefix="OVERDRACHT_", frozen=True)

    data: Path = Path("data")
    master_key_file: Path | None = None
    master_key: SecretStr = SecretStr("")
    master_key_command: str = ""
    telegram_token: SecretStr = SecretStr("")
    telegram_api: str = "https://api.telegram.org"
    telegram_files: bool = False
    telegram_roles: Annotated[frozenset[Role], NoDecode] = frozenset(Role)
    second_step: bool = True
    web_host: str = "127.0.0.1"
    web_port: int = 8080
    public_url: str = ""
    contact: Annotated[str, Field(max_length=120)] = ""
    metrics_host: str = "127.0.0.1"
    metrics_port: int = 0
    photo_permission: bool = True
    retention: bool = True
    keep_werkstuk: Day = _TERMS.werkstuk
    keep_ouders: Day = _TERMS.ouders
    keep_ouders_days: Annotated[int, Field(ge=0, le=366)] = _TERMS.ouders_days
    keep_drafts: Day = _TERMS.drafts
    keep_audit_months: Annotated[int, Field(ge=1, le=120)] = _TERMS.audit_months
    vrije_dagen: Annotated[tuple[Free, ...], NoDecode] = ()

    @field_validator("telegram_roles", mode="before")
    @classmethod
    def _split(cls, written: object) -> object:
        return written.replace(",", " ").split() if isinstance(written, str) else written

    @field_validator("keep_werkstuk", "keep_ouders", "keep_drafts", mode="before")
    @classmethod
    def _day(cls, written: object) -> object:
        return DayOfYear.read(written) if isinstance(written, str) else written

    @field_validator("vrije_dagen", mode="before")
    @classmethod
    def _free(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        return tuple(Free.read(item) for item in written.replace(",", " ").split())

    @property
    def told_first(self) -> ToldFirst:
        """What stands in the notices."""
        return ToldFirst(self.terms, self.contact.strip())

    @property
    def terms(self) -> Terms:
        return Terms(
            self.keep_werkstuk,
            self.keep_ouders,
            self.keep_ouders_days,
            self.keep_drafts,
            self.keep_audit_months,
        )

    @property
    def reachable_roles(self) -> frozenset[Role]:
        """Who can be sent a word in Telegram: nobody without a bot."""
        return self.telegram_roles if self.telegram_token.get_secret_value() else frozenset()

    @property
    def link_base(self) -> str:
        """The address that links to the web chat begin with, without a final slash."""
        return (self.public_url or f"http://{self.web_host}:{self.web_port}").rstrip("/")
