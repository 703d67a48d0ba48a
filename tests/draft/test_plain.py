"""Reading: every encoding a Chinese office saves, and a clear refusal of everything else."""

from __future__ import annotations

import io
import os
import socket
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewlint.draft import plain
from reviewlint.draft.plain import decode, read
from reviewlint.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXT = "一、存在的主要问题\n（一）学习方面。　班子成员有的学习不够深入，“学用结合”抓得不紧。\n二、整改措施\n"
SHORT = "整改措施"
NOBODY = 65534


def refusal(data: bytes, encoding: str | None = None) -> DraftError:
    with pytest.raises(DraftError) as caught:
        decode(data, "draft.txt", encoding)
    return caught.value


def refusal_of(path: Path) -> list[str]:
    with pytest.raises(DraftError) as caught:
        read(str(path))
    assert caught.value.path == str(path)
    return [caught.value.reason.en, caught.value.reason.zh]


@pytest.mark.parametrize("text", [TEXT, SHORT, "plain ASCII\n", ""])
def test_utf_8(text: str) -> None:
    source = decode(text.encode(), "draft.txt")
    assert (source.text, source.encoding, source.path) == (text, "utf-8", "draft.txt")


@pytest.mark.parametrize(
    ("codec", "mark", "encoding"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16"),
        ("utf-16-be", b"\xfe\xff", "utf-16"),
    ],
)
def test_byte_order_mark_decides(codec: str, mark: bytes, encoding: str) -> None:
    source = decode(mark + TEXT.encode(codec), "draft.txt")
    assert (source.text, source.encoding) == (TEXT, encoding)


@pytest.mark.parametrize("text", [TEXT, SHORT, "①完成 50％（见附件）", "张祎同志负责整改工作"])
def test_gb18030_is_recognised(text: str) -> None:
    source = decode(text.encode("gb18030"), "draft.txt")
    assert (source.text, source.encoding) == (text, "gb18030")


FOREIGN = {
    "big5": "按照縣委統一部署，領導班子對照檢查材料如下。一、存在的主要問題".encode("big5"),
    "shift-jis": "会議の記録を確認してください。これは日本語の文章です。".encode("shift_jis"),
    "euc-jp": "会議の記録を確認してください。これは日本語の文章です。".encode("euc_jp"),
    "latin-1": "Müller grüßt herzlich".encode("latin-1"),
    "cp1251": "Протокол совещания".encode("cp1251"),
    "cut in mid-character": TEXT.encode()[:-20] + b"\xe6\x95",
    "lone continuation bytes": b"\x80\x81\x82\x83 text",
    "traditional characters in GBK": "對照檢查領導班子問題".encode("gb18030"),
}


@pytest.mark.parametrize("data", FOREIGN.values(), ids=FOREIGN)
def test_other_encodings_are_refused_with_the_place(data: bytes) -> None:
    try:
        data.decode()
    except UnicodeDecodeError as error:
        offset = error.start
    assert refusal(data).reason.en == (
        f"unknown encoding: not UTF-8 from byte {offset} (counted from 0) on, nor Chinese in GB18030; "
        "save it as UTF-8 or name its encoding with --encoding"
    )


def test_refusal_in_chinese() -> None:
    assert refusal(b"ab\xff").reason.zh == (
        "认不出编码：第 2 字节（从 0 数起）起不是 UTF-8，也不是 GB18030 中文；请另存为 UTF-8，或用 --encoding 指明编码"
    )


@pytest.mark.parametrize(
    ("name", "codec", "used"),
    [
        ("big5", "big5", "big5"),
        ("Shift_JIS", "shift_jis", "shift_jis"),
        ("UTF-16LE", "utf-16-le", "utf-16-le"),
    ],
)
def test_named_encoding_decides(name: str, codec: str, used: str) -> None:
    source = decode("一、工作\n".encode(codec), "draft.txt", name)
    assert (source.text, source.encoding) == ("一、工作\n", used)


def test_named_utf_8_takes_a_byte_order_mark() -> None:
    source = decode(b"\xef\xbb\xbf" + SHORT.encode(), "draft.txt", "utf8")
    assert (source.text, source.encoding) == (SHORT, "utf-8-sig")


def test_undecodable_in_the_named_encoding_names_the_byte() -> None:
    error = refusal("措施".encode("gb18030"), "utf-8")
    assert error.lines("en") == ["draft.txt: not utf-8: byte 0 (counted from 0) cannot be decoded"]
    assert error.lines("zh") == ["draft.txt: 不是 utf-8 编码：第 0 字节（从 0 数起）无法解读"]


def test_half_a_utf_16_unit_is_refused() -> None:
    reason = refusal(b"\xff\xfe" + SHORT.encode("utf-16-le") + b"\x4e").reason
    assert reason.en == "not utf-16: byte 10 (counted from 0) cannot be decoded"


@pytest.mark.parametrize("name", ["utf-9", "rot13", "hex", ""])
def test_no_text_codec_of_that_name(name: str) -> None:
    if name:
        with pytest.raises(LookupError):
            decode(b"text", "draft.txt", name)
    else:
        assert decode(b"text", "draft.txt", name).encoding == "utf-8"


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names: str, content: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        for name in names:
            parts.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF file"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a zip file"),
        (archive("word/document.xml", "word/embeddings/a.xlsx", "xl/workbook.xml"), "a Word file (.docx)"),
        (archive("xl/workbook.xml", "xl/worksheets/sheet1.xml"), "an Excel file (.xlsx)"),
        (archive("ppt/presentation.xml"), "a PowerPoint file (.pptx)"),
        (
            archive("mimetype", content="application/vnd.oasis.opendocument.text"),
            "an OpenDocument text (.odt)",
        ),
        (OLD_OFFICE + b"\x00\x00", "an older Office (.doc, .xls) or WPS file"),
        (OLD_OFFICE + "WordDocument".encode("utf-16-le"), "a Word (.doc) or WPS file"),
        (OLD_OFFICE + "Workbook".encode("utf-16-le"), "an Excel file (.xls)"),
        (b"%PDF-1.7 xl/workbook", "a PDF file"),
        (b"{\\rtf1\\ansi", "an RTF file"),
    ],
)
def test_known_binary_formats_are_named(data: bytes, kind: str) -> None:
    assert refusal(data).reason.en == f"this is {kind}, not plain text; save it as text (.txt) first"


def test_a_broken_office_file_is_called_by_its_name() -> None:
    for name, kind in (
        ("a.XLSX", "an Excel file (.xlsx)"),
        ("a.docx", "a Word file (.docx)"),
        ("a", "a zip file"),
    ):
        with pytest.raises(DraftError) as caught:
            decode(b"PK\x03\x04", name)
        assert caught.value.reason.en.startswith(f"this is {kind}, not plain text")


def test_known_binary_format_in_chinese() -> None:
    assert refusal(archive("xl/workbook.xml")).reason.zh == (
        "这是 Excel 文件（.xlsx），不是纯文本；请先另存为纯文本（.txt）再检查"
    )


BINARY = {
    "NUL": b"text\x00text",
    "UTF-16 without a mark": "问题\r\n".encode("utf-16-le"),
    "UTF-32": "问题".encode("utf-32"),
    "control characters": bytes(range(1, 32)) + b"text",
}


@pytest.mark.parametrize("data", BINARY.values(), ids=BINARY)
def test_other_binary_is_refused(data: bytes) -> None:
    assert refusal(data).reason.en.startswith("holds control characters that no text has")


def test_some_control_characters_stay_in_the_text() -> None:
    text = "班子\x1b[31m成员\x1b[0m学习\x07不够\u202e深入。\n"
    assert decode(text.encode(), "draft.txt").text == text


@pytest.mark.parametrize(
    ("written", "text", "ends"),
    [
        ("一\n二", "一\n二", ()),
        ("一\r\n二\r\n", "一\n二\n", ("\r\n", "\r\n")),
        ("一\r二\r\r三", "一\n二\n\n三", ("\r", "\r", "\r")),
        ("一\r\n二\r三\n四", "一\n二\n三\n四", ("\r\n", "\r", "\n")),
        ("\n\r\n\r\r\n", "\n\n\n\n", ("\n", "\r\n", "\r", "\r\n")),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_lines_end_in_one_way(codec: str, written: str, text: str, ends: tuple[str, ...]) -> None:
    source = decode(written.encode(codec), "草稿 1.txt")
    assert (source.text, source.line_ends, source.written) == (text, ends, written)
    assert [line.of(text) for line in source.lines()] == text.split("\n")
    assert source.position(len(text)).line == text.count("\n") + 1


def test_missing(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "none.txt") == ["no such file", "找不到这个文件"]


def test_folder(tmp_path: Path) -> None:
    assert refusal_of(tmp_path) == ["this is a directory, not a file", "这是文件夹，不是文件"]


def test_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert refusal_of(tmp_path / "file" / "draft.txt")[0] == "cannot be read: Not a directory"


def test_name_too_long(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / ("长" * 200))[0] == "cannot be read: File name too long"


@pytest.fixture
def unprivileged(tmp_path: Path) -> Iterator[None]:
    """Forbid the folder, and give up the right of root to read everything."""
    tmp_path.chmod(0)
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    yield
    os.seteuid(user)
    tmp_path.chmod(0o700)


@pytest.mark.usefixtures("unprivileged")
def test_forbidden(tmp_path: Path) -> None:
    assert refusal_of(tmp_path / "draft.txt") == ["permission denied", "没有读取权限"]


def test_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal_of(tmp_path / "pipe.txt") == [
        "not a regular file; use - to read standard input",
        "不是普通文件；要读标准输入，请用 -",
    ]


def test_device_and_socket_are_refused(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        assert refusal_of(tmp_path / "s")[0].startswith("not a regular file")
    assert refusal_of(Path("/dev/zero"))[0].startswith("not a regular file")


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "SIZE_LIMIT", 10)
    path = tmp_path / "large.txt"
    path.write_bytes(b"0123456789")
    assert read(str(path)).text == "0123456789"
    path.write_bytes(b"0123456789+")
    assert refusal_of(path) == ["larger than 20 MB, which no draft is", "文件超过 20 MB，不像是一份材料"]
