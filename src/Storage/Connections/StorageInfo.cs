using System.Data.Common;

namespace ContactCenter.Storage.Connections;

/// <summary>The databases that the storage runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>Facts of the storage for <c>GET /api/info</c> and the start-up log.</summary>
public sealed class StorageInfo(DatabaseKind database, string? dataPath)
{
    public DatabaseKind Database { get; } = database;

    /// <summary>The folder of the SQLite file; null on PostgreSQL.</summary>
    public string? DataPath { get; } = dataPath;

    /// <summary>The server's or the library's version; null until the schema has been checked at start.</summary>
    public string? DatabaseVersion { get; internal set; }

    /// <summary>The schema's version; 0 until it has been checked at start.</summary>
    public int SchemaVersion { get; internal set; }
}

/// <summary>The database in which Orleans keeps snapshots, in the terms of its ADO.NET providers: the invariant and the data source.</summary>
/// <param name="Invariant">"Npgsql" or "System.Data.SQLite".</param>
public sealed record SnapshotDatabase(string Invariant, DbDataSource DataSource, string ConnectionString);

/// <summary>The database in which silos and clients find each other. Registered only on PostgreSQL: SQLite is for one process.</summary>
public sealed record ClusteringDatabase(string Invariant, DbDataSource DataSource, string ConnectionString);
