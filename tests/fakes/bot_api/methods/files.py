"""getFile: where to download a file of at most 20 MB."""

from __future__ import annotations

from typing import Any

from tests.fakes.bot_api.errors import bad_request
from tests.fakes.bot_api.models import Json
from tests.fakes.bot_api.params import Params
from tests.fakes.bot_api.world import World

DOWNLOAD_BYTES = 20 * 1024 * 1024


def get_file(world: World, params: Params) -> Json:
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**file.json(), "file_path": file.path}


METHODS: dict[str, Any] = {"getFile": get_file}
