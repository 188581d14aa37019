"""Words for where queries run."""

from __future__ import annotations

from typing import Final

from goingrate.base.texts.text import Text

TEXTS: Final[dict[str, Text]] = {
    "allowed.pay_columns": Text(
        en="each column of the pay table once ({columns})",
        de="jede Spalte der Gehaltstabelle einmal ({columns})",
    ),
    "allowed.years_without_gaps": Text(
        en="at least one calendar year, and every year from the first to the last",
        de="mindestens ein Kalenderjahr, und jedes Jahr vom ersten bis zum letzten",
    ),
    "allowed.engine": Text(
        en="embedded, spark://local, spark://local[4] (on this machine with 4 threads), "
        "spark://host:7077",
        de="embedded, spark://local, spark://local[4] (auf diesem Rechner mit 4 Threads), "
        "spark://rechner:7077",
    ),
    "allowed.pyspark": Text(
        en="spark:// only with the package pyspark", de="spark:// nur mit dem Paket pyspark"
    ),
    "fix.install_spark": Text(
        en="Run: pip install 'goingrate[spark]'. It also needs Java 17.",
        de="Ausführen: pip install 'goingrate[spark]'. Dazu gehört Java 17.",
    ),
    "allowed.java": Text(
        en="spark:// only with Java 17 or 21", de="spark:// nur mit Java 17 oder 21"
    ),
    "fix.install_java": Text(
        en="Install Java 17 (Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME.",
        de="Java 17 installieren (Debian: apt-get install openjdk-17-jre-headless) oder JAVA_HOME "
        "setzen.",
    ),
    "allowed.spark_running": Text(
        en="a Spark that can be reached and starts", de="ein Spark, das erreichbar ist und startet"
    ),
    "fix.spark_said": Text(en="Spark says: {reason}", de="Spark meldet: {reason}"),
    "allowed.tables": Text(
        en="a store (goingrate.duckdb), or a folder with pay.parquet",
        de="ein Datenspeicher (goingrate.duckdb) oder ein Ordner mit pay.parquet",
    ),
    "fix.add_data": Text(
        en="See `goingrate data sources`, then `goingrate data add`.",
        de="Siehe `goingrate data sources`, dann `goingrate data add`.",
    ),
    "allowed.table_column": Text(
        en="a table with the column {column} of type {kind}",
        de="eine Tabelle mit der Spalte {column} vom Typ {kind}",
    ),
    "allowed.parquet": Text(en="a Parquet file", de="eine Parquet-Datei"),
    "fix.export_again": Text(
        en="Export the tables again: `goingrate data export`.",
        de="Die Tabellen neu ausgeben: `goingrate data export`.",
    ),
    "allowed.python_table": Text(
        en="a table: pandas, Polars, Arrow, or lists by column",
        de="eine Tabelle: pandas, Polars, Arrow oder Listen je Spalte",
    ),
    "allowed.column_of_table": Text(
        en="a table with the column {column}", de="eine Tabelle mit der Spalte {column}"
    ),
    "allowed.column_type": Text(
        en="a column {column} of {kind}", de="eine Spalte {column} vom Typ {kind}"
    ),
}
