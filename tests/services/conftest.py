"""Databases of the tests' own: started here, asked on the loopback, and ended with the tests.

Only `./test --services` collects this folder. What is not installed fails its tests with what to install.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

# Two executors of one core, each a process of its own; 1 GB is what an executor must have at least.
SPARK_MASTER = "local-cluster[2,1,1024]"
PASSWORD = "p@ss/word of the test"
PASSWORD_IN_URL = "p%40ss%2Fword+of+the+test"


@dataclass
class Postgres:
    """A PostgreSQL server: where its data lies, where it listens, and the account that runs it."""

    programs: Path
    folder: Path
    port: int
    account: str

    @property
    def url(self) -> str:
        return f"postgres://explorer:{PASSWORD_IN_URL}@127.0.0.1:{self.port}/figures"

    def run(self, *command: str) -> None:
        """Run one of PostgreSQL's programs as the unprivileged account, and fail with what it says."""
        words = [str(self.programs / command[0]), *command[1:]]
        as_account = ["runuser", "-u", self.account, "--"] if os.geteuid() == 0 else []
        # Its output goes to a file: a server that stays would keep a pipe open.
        with tempfile.TemporaryFile("w+") as said:
            quiet = {"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said}
            done = subprocess.run([*as_account, *words], **quiet, cwd="/", check=False)
            said.seek(0)
            assert done.returncode == 0, f"{' '.join(command)} failed: {said.read()}"

    def start(self) -> None:
        options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
        log = str(self.folder / "server.log")
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-l", log, "-w", "-o", options, "start")

    def stop(self) -> None:
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-m", "fast", "-w", "stop")


def programs_of_postgres() -> Path:
    """Return the folder of PostgreSQL's server programs: Debian keeps them off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    anywhere = shutil.which("initdb")
    if not found and not anywhere:
        pytest.fail("PostgreSQL is not installed. On Debian and Ubuntu: apt-get install postgresql")
    return found[-1].parent if found else Path(str(anywhere)).resolve().parent


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def account() -> str:
    """Return the account to run PostgreSQL as, which refuses root."""
    return "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A PostgreSQL server with an empty database and an account that needs its password."""
    programs = programs_of_postgres()
    # Not in pytest's folder, which only its owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="explorer-postgres-"))
    server = Postgres(programs, folder, free_port(), account())
    if os.geteuid() == 0:
        shutil.chown(folder, server.account)
    password = folder / "password"
    password.write_text(PASSWORD + "\n", "utf-8")
    password.chmod(0o644)
    try:
        # Texts sort as readers expect, unlike ours: so they may in any database.
        order = ("--encoding=UTF8", "--locale-provider=icu", "--icu-locale=en-GB", "--locale=C.UTF-8")
        login = ("--username=explorer", f"--pwfile={password}", "--auth=scram-sha-256")
        server.run("initdb", "-D", str(folder / "data"), *login, *order)
        server.start()
        try:
            admin = server.url.replace("postgres://", "postgresql://").replace("+", "%20")
            server.run("createdb", f"--maintenance-db={admin.replace('/figures', '/postgres')}", "figures")
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def spark_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a local Spark cluster of two executors reads the embedded snapshot."""
    if not shutil.which("java"):
        pytest.fail("Spark needs Java. On Debian and Ubuntu: apt-get install default-jre-headless")
    folder = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_WORKER_DIR", str(folder / "work"))
        settings = {
            "spark.master": SPARK_MASTER,
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.local.dir": str(folder / "local"),
            "spark.sql.warehouse.dir": str(folder / "warehouse"),
            "spark.sql.shuffle.partitions": "2",
            "spark.ui.showConsoleProgress": "false",
        }
        yield "pyspark://?" + "&".join(f"{name}={value}" for name, value in settings.items())
    from pyspark import SparkContext

    if SparkContext._active_spark_context is not None:
        SparkContext._active_spark_context.stop()
