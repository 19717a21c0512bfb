using System.Data.Common;

namespace ContactCenter.Storage.Connections;

/// <summary>The databases that the storage runs on.</summary>
public enum DatabaseKind
{
    Sqlite,
    PostgreSql,
}

/// <summary>What <c>GET /api/info</c> and the start-up log say about the storage.</summary>
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

/// <summary>
/// Where the actor runtime keeps snapshots, in the words of Orleans' ADO.NET providers: give it the invariant and the data source.
/// </summary>
/// <param name="Invariant">"Npgsql" or "System.Data.SQLite".</param>
public sealed record SnapshotDatabase(string Invariant, DbDataSource DataSource, string ConnectionString);

/// <summary>Where silos and clients find each other. Registered only on PostgreSQL: SQLite is for one process.</summary>
public sealed record ClusteringDatabase(string Invariant, DbDataSource DataSource, string ConnectionString);
