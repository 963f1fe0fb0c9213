"""Real servers on the loopback, plain and with a certificate of their own; and small PDFs."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

Answer = Callable[[BaseHTTPRequestHandler], None]


def page(body: bytes, kind: str = "text/html", status: int = 200, **headers: str) -> Answer:
    """Answers with `body`."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        request.send_header("Content-Type", kind)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    return answer


def redirect(target: str) -> Answer:
    """Answers with another address."""
    return page(b"", status=302, Location=target)


class _Server(ThreadingHTTPServer):
    daemon_threads = False  # so that closing waits for the answers

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.closing = threading.Event()

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # the other side had enough before its request was read


def drip(request: BaseHTTPRequestHandler, seconds: float) -> None:
    """Sends a byte every tenth of a second, until `seconds` are over or the server closes."""
    for _ in range(int(seconds * 10)):
        request.wfile.write(b"x")
        if wait(request, 0.1):
            break


def wait(request: BaseHTTPRequestHandler, seconds: float) -> bool:
    """Says nothing for `seconds`, or until the server closes: whether it does."""
    assert isinstance(request.server, _Server)
    return request.server.closing.wait(seconds)


@contextmanager
def serving(answers: Mapping[str, Answer], certificate: Path | None = None) -> Iterator[str]:
    """A server on a free port of 127.0.0.1; its address without a path. Every answer has
    ended when it closes: one that goes on would print its broken pipe when the run is over."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with suppress(OSError):  # the other side had enough
                answers.get(self.path, page(b"no", status=404))(self)

        def log_message(self, *args: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        scheme = "https" if certificate else "http"
        yield f"{scheme}://127.0.0.1:{server.server_port}"
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()


def make_certificate(folder: Path) -> Path:
    """A key and a certificate for 127.0.0.1 and localhost, in one file."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names = [x509.DNSName("localhost"), x509.IPAddress(ip_address("127.0.0.1"))]
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=2))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "certificate.pem"
    path.write_bytes(private + signed.public_bytes(serialization.Encoding.PEM))
    return path


def make_pdf(lines: list[str], title: str | None = None) -> bytes:
    """A PDF of one page that prints `lines`."""
    shown = b" ".join(b"(%s) Tj T*" % line.encode("latin-1") for line in lines)
    stream = b"BT /F1 12 Tf 14 TL 72 720 Td %s ET" % shown
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) >>" % (title or "").encode("latin-1"),
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\n" % (len(objects) + 1)
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)


SENTENCES = (
    "测试芯片的算力达到4.6 PFLOPS,是旧芯片的两倍。公司表示,这款产品将在今年第四季度开始供货,首批客户已经确定。",
    "它在2025年9月发布,价格上涨近10%。分析师认为,这一变化低于此前市场的预期,而且供货量仍然紧张,短期内难以缓解。",
)


def make_html(charset: str = "utf-8", meta: str | None = None) -> bytes:
    """A page with an article, a script, navigation and a footer, in `charset`."""
    said = f'<meta charset="{meta}">' if meta else ""
    text = (
        f'<!doctype html><html lang="zh-CN"><head>{said}<title>测试芯片发布</title>'
        '<meta property="og:site_name" content="示例网">'
        '<meta property="article:published_time" content="2025-09-18T10:00:00Z">'
        '<script>var price = "999亿元";</script></head><body>'
        '<nav><a href="/">首页</a> <a href="/b">12345 人在看</a></nav><article><h1>测试芯片发布</h1>'
        + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
        + "</article><script>document.write('888亿元')</script>"
        "<footer>版权所有 电话 010-12345678</footer></body></html>"
    )
    return text.encode(charset)
