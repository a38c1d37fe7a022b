"""The files of deploy/: nginx before two processes of the site, tried; containers, read.

Where there is no nginx these tests are skipped with the name of the package to install; in CI (the
variable ``CI`` is set) a missing nginx is a failure.
"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import signal
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from pathlib import Path

import brotli
import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from social_credit.serving.frontend import folder
from social_credit.serving.headers import PLAIN
from tests.browser.conftest import chromium, go, settle
from tests.servers import ROOT, Server, free_port, launch, wait_for

DEPLOY = ROOT / "deploy"
MAIN = """daemon off;
{user}
pid {folder}/pid;
error_log {folder}/nginx.log;
events {{}}
http {{
    log_format routes '$sc_route|$upstream_addr|$uri';
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include social-credit.conf;
}}
"""
LIFE = "life=1.1~traffic-ticket.1-03-01.2~city-award.1-06-01.1~&life_years=3"
CONNECTED = "document.querySelector('[data-test-connection-state=CONNECTED]')"


@dataclass
class Site:
    """nginx and the processes behind it."""

    address: str
    routes_log: Path
    folder: Path
    servers: dict[int, Server] = field(default_factory=dict)

    def routes(self, path: str, at_least: int = 1) -> list[tuple[str, str]]:
        """Of each request for a path, cookie and process, or ``-`` where nginx itself answered.

        nginx writes a request down once it has been answered, so this waits for so many.
        """
        never = threading.Event()
        while True:
            lines = [line.split("|") for line in self.routes_log.read_text().splitlines()]
            # Where one did not answer, nginx lists it before the one that did.
            found = [(route, tried.split(", ")[-1]) for route, tried, its in lines if its == path]
            if len(found) >= at_least:
                return found
            assert not never.wait(0.02)

    def process_of(self, path: str) -> Server:
        """The process that answered the last request for a path."""
        return self.servers[int(self.routes(path)[-1][1].rpartition(":")[2])]

    def end(self, port: int, how: signal.Signals) -> None:
        """End one process."""
        self.servers[port].process.send_signal(how)
        self.servers[port].process.wait(20)

    def start(self, port: int) -> None:
        """Start a process on a port, and wait for it."""
        self.servers[port] = launch(self.folder, port)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    nginx = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if nginx is None:
        message = "these tests need nginx: apt-get install nginx"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    found = Site(f"http://localhost:{port}", folder / "routes.log", folder)
    configure(folder, port, ports := [free_port(), free_port()], found.routes_log)
    log = folder / "said.log"
    process = None
    try:
        for its_port in ports:
            found.start(its_port)
        with log.open("w") as out:
            process = subprocess.Popen(
                [nginx, "-p", folder, "-c", folder / "nginx.conf"], stdout=out, stderr=out
            )
        wait_for(f"{found.address}/healthz", process, log)
        yield found
    finally:
        if process is not None:
            process.terminate()
            process.wait(20)
        for server in found.servers.values():
            server.process.kill()
            server.process.wait(20)


def configure(folder: Path, port: int, ports: list[int], routes: Path) -> None:
    """The configuration of deploy/ as it stands, but for ports and places, and with a log."""
    text = (DEPLOY / "nginx/social-credit.conf").read_text()
    for of_deploy, ours in {
        "listen 80;": f"listen 127.0.0.1:{port};",
        "listen [::]:80;": "",
        "/var/cache/nginx-social-credit": f"{folder}/cache",
        "/var/log/nginx/social-credit.log": f"{folder}/errors.log",
        "access_log off;": f"access_log {routes} routes;",
    }.items():
        assert text.count(of_deploy) == 1, of_deploy
        text = text.replace(of_deploy, ours)
    (folder / "social-credit.conf").write_text(text)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(MAIN.format(folder=folder, user=user))
    processes = (DEPLOY / "nginx/upstream.conf").read_text()
    for of_deploy, ours in zip((":8501 ", ":8502 "), ports, strict=True):
        assert processes.count(of_deploy) == 1
        processes = processes.replace(of_deploy, f":{ours} ")
    (folder / "social-credit-upstream.conf").write_text(processes)


def visitor() -> urllib.request.OpenerDirector:
    """Somebody who keeps cookies."""
    return urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))


# Who answers


def test_a_visitor_stays_on_one_process_and_visitors_are_spread_over_both(site: Site) -> None:
    paths = ("/", "/glossary", "/about", "/robots.txt")
    for _ in range(12):
        asks = visitor()
        for path in paths:
            asks.open(f"{site.address}{path}", timeout=10).close()
    answered = {pair for path in paths for pair in site.routes(path, 12)}
    assert len(answered) == len({visitor for visitor, _ in answered}) == 12
    assert len({process for _, process in answered}) == 2


def test_the_cookie_is_random_and_nothing_else(site: Site) -> None:
    given = [
        urllib.request.urlopen(f"{site.address}/").headers.get_all("Set-Cookie") for _ in range(2)
    ]
    for cookies in given:
        assert len(cookies) == 1
        assert re.fullmatch(r"sc_route=[0-9a-f]{32}; Path=/; HttpOnly; SameSite=Lax", cookies[0])
    assert given[0] != given[1]


def test_a_cookie_that_we_did_not_make_is_replaced(site: Site) -> None:
    ask = urllib.request.Request(f"{site.address}/", headers={"Cookie": "sc_route=../../x"})
    assert "sc_route=" in urllib.request.urlopen(ask).headers["Set-Cookie"]


# What is sent


def test_scripts_come_packed_by_the_site_and_are_kept_by_nginx(site: Site) -> None:
    script = next(path for path in (folder() / "static/js").glob("index.*.js"))
    ask = urllib.request.Request(
        f"{site.address}/static/js/{script.name}", headers={"Accept-Encoding": "br"}
    )
    first, second = (urllib.request.urlopen(ask) for _ in range(2))
    assert brotli.decompress(first.read()) == brotli.decompress(second.read())
    assert "immutable" in second.headers["Cache-Control"]
    assert second.headers["Set-Cookie"] is None
    answered = site.routes(f"/static/js/{script.name}", 2)
    assert [who == "-" for _, who in answered] == [False, True]


def test_what_the_site_sends_plain_is_packed_by_nginx(site: Site) -> None:
    ask = urllib.request.Request(f"{site.address}/sitemap.xml", headers={"Accept-Encoding": "gzip"})
    answer = urllib.request.urlopen(ask)
    assert answer.headers["Content-Encoding"] == "gzip"
    assert b"<urlset" in gzip.decompress(answer.read())


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/_stcore/metrics", 404), ("/_stcore/health", 200)]
)
def test_every_answer_carries_each_header_once(site: Site, path: str, status: int) -> None:
    ask = http.client.HTTPConnection(site.address.removeprefix("http://"))
    ask.request("GET", path)
    answer = ask.getresponse()
    assert answer.status == status
    for name, value in PLAIN.items():
        assert answer.headers.get_all(name) == [value]
    policies = answer.headers.get_all("content-security-policy") or []
    assert len(policies) == 1
    assert "frame-ancestors 'self'" in policies[0]
    ask.close()


# Visits live on


def test_when_a_process_is_killed_its_page_goes_on_with_another_and_the_same_state(
    site: Site, page: Page
) -> None:
    go(page, f"{site.address}/score_a_life?{LIFE}")
    before = standing(page)
    its = site.process_of("/_stcore/host-config")
    site.end(its.port, signal.SIGKILL)
    page.wait_for_function(f"() => !{CONNECTED}")
    page.wait_for_function(f"() => {CONNECTED}", timeout=60_000)
    settle(page)
    assert site.process_of("/_stcore/health") != its
    assert standing(page) == before
    page.get_by_role("button", name="Add to this life").click()
    changed = expect(page.get_by_text(re.compile("this life stands at")).first)
    changed.not_to_have_text(before, timeout=30_000)  # a process that has shown nothing yet
    site.start(its.port)


def test_a_rolling_restart_loses_no_visit_and_no_request(site: Site, page: Page) -> None:
    go(page, f"{site.address}/score_a_life?{LIFE}")
    before = standing(page)
    over, answers = threading.Event(), []

    def keep_asking() -> None:
        while not over.wait(0.02):  # fewer visitors a second than the limit
            ask = http.client.HTTPConnection(site.address.removeprefix("http://"), timeout=30)
            ask.request("GET", "/glossary")
            answers.append(ask.getresponse().status)
            ask.close()

    asking = threading.Thread(target=keep_asking)
    asking.start()
    try:
        for port in list(site.servers):
            site.end(port, signal.SIGTERM)
            site.start(port)
            page.wait_for_function(f"() => {CONNECTED}", timeout=60_000)
    finally:
        over.set()
        asking.join()
    assert len(answers) > 20
    assert set(answers) == {200}
    settle(page)
    assert standing(page) == before
    page.get_by_role("button", name="Add to this life").click()
    changed = expect(page.get_by_text(re.compile("this life stands at")).first)
    changed.not_to_have_text(before, timeout=30_000)  # a process that has shown nothing yet


def test_a_file_is_found_whichever_process_made_it(site: Site, page: Page) -> None:
    go(page, f"{site.address}/score_a_life?{LIFE}")
    with page.expect_download() as came:
        page.get_by_role("button", name="Ledger as CSV").click()
    address = came.value.url
    for _ in range(8):  # each without a cookie, so at any process
        with urllib.request.urlopen(address, timeout=10) as answer:
            assert answer.read().startswith(b"date,item")


def test_whoever_asks_too_much_is_told_to_wait(site: Site) -> None:
    ask = http.client.HTTPConnection(site.address.removeprefix("http://"))
    answers = []
    for _ in range(1500):
        ask.request("GET", "/media/none")
        answer = ask.getresponse()
        answer.read()
        answers.append(answer.status)
        if answer.status == 429:
            break
    ask.close()
    assert answers[0] == 404
    assert answers[-1] == 429
    assert len(answers) > 500


def standing(page: Page) -> str:
    """The sentence that states score and grade."""
    return page.get_by_text(re.compile("this life stands at")).first.inner_text()


# Containers, which are read only


def test_the_image_copies_what_the_site_needs_and_runs_as_nobody() -> None:
    lines = (DEPLOY / "Dockerfile").read_text()
    copied = {
        name
        for line in re.findall(r"^COPY (?!--)(.+)$", lines, re.MULTILINE)
        for name in line.split()[:-1]
    }
    assert copied >= {"app.py", "asgi.py", "pages", "content", "social_credit", "static"}
    assert all((ROOT / name).exists() for name in copied)
    ignored = (ROOT / ".dockerignore").read_text().splitlines()
    assert {f"!{name}" for name in copied} <= set(ignored)
    assert re.search(r"^USER (?!0\b|root\b)", lines, re.MULTILINE)
    assert "/healthz" in lines


def test_compose_starts_several_processes_behind_the_nginx_of_this_folder() -> None:
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    assert services["site"]["deploy"]["replicas"] >= 2
    assert (DEPLOY / services["site"]["build"]["context"]).resolve() == ROOT
    for volume in services["proxy"]["volumes"]:
        assert (DEPLOY / volume.split(":")[0]).is_file()
    assert "site:8501" in (DEPLOY / "nginx/upstream-compose.conf").read_text()


def test_kubernetes_keeps_a_visitor_on_one_process_and_asks_whether_it_is_well() -> None:
    parts = {it["kind"]: it for it in yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text())}
    assert parts.keys() == {"Deployment", "Service", "Ingress", "PodDisruptionBudget"}
    spec = parts["Deployment"]["spec"]
    container = spec["template"]["spec"]["containers"][0]
    assert spec["replicas"] >= 2
    assert spec["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert container["readinessProbe"]["httpGet"]["path"] == "/healthz"
    notes = parts["Ingress"]["metadata"]["annotations"]
    assert notes["nginx.ingress.kubernetes.io/affinity"] == "cookie"
    labels = spec["template"]["metadata"]["labels"]
    assert parts["Service"]["spec"]["selector"] == spec["selector"]["matchLabels"] == labels
