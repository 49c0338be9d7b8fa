"""What can go wrong in the store. The message of each is a sentence for a person."""


class StoreError(Exception):
    """The data folder cannot be used as it is."""


class KeyMissing(StoreError):
    """The scope was erased, or its key file is not the newest."""


class NameTaken(StoreError):
    """There is one with this name already."""
