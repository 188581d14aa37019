"""Spark as the engine of queries: a session on this machine or a cluster, fed by Parquet files."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

from goingrate.base.errors import BadField, shortened
from goingrate.base.texts import Phrase
from goingrate.data.parquet_tables import TABLES, check_columns, parquet_of, write_parquet
from goingrate.data.store.store import Store

if TYPE_CHECKING:
    import pyarrow as pa
    from ibis.expr.types import Table
    from pyspark.sql import SparkSession

_KINDS: Final = {
    "string": "VARCHAR",
    "bigint": "BIGINT",
    "double": "DOUBLE",
    "date": "DATE",
    "boolean": "BOOLEAN",
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}
_SETTINGS: Final = {
    "spark.app.name": "goingrate",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
#: On one machine nothing has to listen to others, and 200 partitions are too many.
_LOCAL_SETTINGS: Final = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
}
_REACH_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class SparkTables:
    """A session that sees the tables, and what is to be undone in the end."""

    session: SparkSession
    backend: Any
    _undo: ExitStack

    @classmethod
    def open(cls, master: str, data: Store | Path) -> SparkTables:
        """Start Spark, or use the session that this process has, and show it the tables.

        Parameters
        ----------
        master
            Where it runs, in the words of Spark.
        data
            A store, which is written out first; or a folder of Parquet files.

        Raises
        ------
        BadField
            If Spark or Java is missing, or Spark does not start.
        BadFile
            If the tables cannot be read.
        """
        _check_installed(master)
        undo = ExitStack()
        try:
            folder = undo.enter_context(_written(data)) if isinstance(data, Store) else data
            session = undo.enter_context(_session(master))
            for table in TABLES:
                _show(session, folder, table)
            return cls(session, _backend(session), undo)
        except BaseException:
            undo.close()
            raise

    def run(self, expression: Table) -> pa.Table:
        """Return the rows of an expression, without the detour through pandas that Ibis takes."""
        with warnings.catch_warnings():
            # pyspark leaves it to the collector to close the socket that the rows came through
            warnings.filterwarnings("ignore", "unclosed", ResourceWarning)
            return self.session.sql(self.backend.compile(expression)).toArrow()

    def close(self) -> None:
        """Stop the session, if it was started here, and remove what was written."""
        self._undo.close()


@contextmanager
def _written(store: Store) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="goingrate-") as folder:
        with store.translating(), store.reading() as con:
            write_parquet(con, Path(folder))
        yield Path(folder)


@contextmanager
def _session(master: str) -> Iterator[SparkSession]:
    """Start Spark quietly; where this process runs it already, share it and leave it running."""
    from pyspark.sql import SparkSession

    running = SparkSession.getActiveSession()
    if running is not None:
        yield running.newSession()
        return
    session = _started(master)
    try:
        yield session
    finally:
        session.stop()


def _started(master: str) -> SparkSession:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    settings = _SETTINGS | (_LOCAL_SETTINGS if _is_local(master) else {})
    builder = SparkSession.builder.master(master)
    for name, value in settings.items():
        builder = builder.config(name, value)
    with _stderr_into_a_file() as said:
        try:
            return builder.getOrCreate()
        except (Py4JError, PySparkException) as error:
            said.seek(0)
            lines = [*said.read().decode(errors="replace").splitlines(), *str(error).splitlines()]
            reason = next((line for line in lines if _tells(line)), type(error).__name__)
            raise _cannot(master, "allowed.spark_running", reason) from None


@contextmanager
def _stderr_into_a_file() -> Iterator[IO[bytes]]:
    """Keep what the Java process writes off the terminal: it inherits the stream for its life."""
    with tempfile.TemporaryFile() as said:
        sys.stderr.flush()
        terminal = os.dup(2)
        os.dup2(said.fileno(), 2)
        try:
            yield said
        finally:
            os.dup2(terminal, 2)
            os.close(terminal)


def _backend(session: SparkSession) -> Any:
    """Return what puts expressions into the SQL of Spark."""
    import ibis

    return ibis.pyspark.connect(session)


def _show(session: SparkSession, folder: Path, table: str) -> None:
    """Make a table of a folder a view; one that is not there is empty."""
    columns = TABLES[table]
    path = parquet_of(folder, table)
    if path is None:
        shape = ", ".join(f"CAST(NULL AS {_NAMES[kind]}) AS `{c}`" for c, kind in columns.items())
        frame = session.sql(f"SELECT {shape} WHERE FALSE")
    else:
        frame = session.read.option("mergeSchema", "true").parquet(_named(path))
        found = {name: _KINDS.get(kind, kind) for name, kind in frame.dtypes}
        check_columns(path, found, columns)
        for column in columns.keys() - found.keys():
            frame = frame.selectExpr("*", f"CAST(NULL AS {_NAMES[columns[column]]}) AS `{column}`")
    frame.select(*columns).createOrReplaceTempView(table)


def _named(path: Path) -> str:
    """Return a path of this machine for Spark, in which signs of patterns mean themselves."""
    return "file://" + re.sub(r"([\\*?\[\]{}])", r"\\\1", str(path.absolute()))


def _check_installed(master: str) -> None:
    """Check what is missing before Spark says so in forty lines."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        raise _missing(master, "allowed.pyspark", "fix.install_spark") from None
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else shutil.which("java")
    if java is None:
        raise _missing(master, "allowed.java", "fix.install_java")
    if not _is_local(master):
        host, port = master.removeprefix("spark://").split(":")
        try:
            socket.create_connection((host, int(port)), timeout=_REACH_SECONDS).close()
        except OSError as error:
            reason = error.strerror or str(error)
            raise _cannot(master, "allowed.spark_running", reason) from None


def _is_local(master: str) -> bool:
    return master.startswith("local")


def _as_given(master: str) -> str:
    return f"spark://{master}" if _is_local(master) else master


def _tells(line: str) -> bool:
    return "Error" in line or "Exception" in line


def _missing(master: str, allowed: str, fix: str) -> BadField:
    return BadField(
        where="--engine", given=_as_given(master), allowed=Phrase(allowed), fix=Phrase(fix)
    )


def _cannot(master: str, allowed: str, reason: str) -> BadField:
    return BadField(
        where="--engine",
        given=_as_given(master),
        allowed=Phrase(allowed),
        fix=Phrase.of("fix.spark_said", reason=shortened(reason, most=200)),
    )
