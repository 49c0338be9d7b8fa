"""A copy that opens with its pass phrase, and with nothing else."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from exports import locked, werkstuk
from tests.exports import reading, samples
from tests.exports.samples import contribution, sheet

PHRASE = "zeven rode fietsen bij het café"


@pytest.fixture(scope="module")
def copy() -> bytes:
    out = io.BytesIO()
    locked.lock(io.BytesIO(_werkstuk()), out, PHRASE)
    return out.getvalue()


def _werkstuk() -> bytes:
    return werkstuk.pdf(sheet(contribution(samples.BO)))


@pytest.mark.parametrize("tried", ["", "zeven rode fietsen bij het cafe", PHRASE.upper()])
def test_another_phrase_does_not_open_it(copy: bytes, tried: str) -> None:
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(copy), password=tried)
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(copy, password=tried)


def test_the_phrase_opens_it_and_everything_is_there(copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(copy), password=PHRASE) as pdf:
        plain = io.BytesIO()
        pdf.save(plain)
    assert reading.words(plain.getvalue()) == reading.words(_werkstuk())
    document = pypdfium2.PdfDocument(copy, password=PHRASE)
    assert len(document) == len(reading.pages(_werkstuk()))
    document.close()


def test_it_is_aes_256_and_may_be_read_aloud(copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(copy), password=PHRASE) as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.encryption.stream_method.name == "aesv3"
        assert pdf.encryption.string_method.name == "aesv3"
        assert pdf.allow.accessibility
        assert pdf.user_password_matched
        assert not pdf.owner_password_matched


def test_it_does_not_claim_what_a_locked_file_cannot_be(copy: bytes) -> None:
    with pikepdf.open(io.BytesIO(copy), password=PHRASE) as pdf:
        meta = pdf.open_metadata()
        assert "pdfaid:part" not in meta
        assert meta["pdfuaid:part"] == "1"
        assert "/StructTreeRoot" in pdf.Root


def test_no_word_of_it_can_be_read_without(copy: bytes) -> None:
    assert b"Dit ben ik: Bo" in _werkstuk()
    assert b"Dit ben ik" not in copy


@pytest.mark.parametrize("phrase", ["", "   "])
def test_without_a_phrase_nothing_is_written(phrase: str, tmp_path: Path) -> None:
    source, target = tmp_path / "open.pdf", tmp_path / "locked.pdf"
    source.write_bytes(_werkstuk())
    with pytest.raises(ValueError, match="pass phrase"):
        locked.lock(source, target, phrase)
    assert not target.exists()


def test_a_bundle_on_the_disk_is_locked_into_another_file(tmp_path: Path) -> None:
    source, target = tmp_path / "open.pdf", tmp_path / "locked.pdf"
    source.write_bytes(_werkstuk())
    locked.lock(source, target, PHRASE)
    assert source.read_bytes() == _werkstuk()
    with pikepdf.open(target, password=PHRASE) as pdf:
        assert pdf.is_encrypted
