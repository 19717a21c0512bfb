using System.Data;
using System.Data.Common;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Schema;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ContactCenter.Storage.Sqlite;

/// <summary>
/// The schema on SQLite: an immediate transaction lets one starter through at a time. Switches the file to WAL, once and for good.
/// </summary>
internal sealed class SqliteSchema(StorageDataSources dataSources, StorageInfo info, TimeProvider time, ILogger<SchemaMigrator> logger)
    : SchemaMigrator(info, time, logger)
{
    protected override IReadOnlyList<SchemaFile> Files { get; } = SchemaFile.All("Sqlite");

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        var mode = await ExecuteAsync(connection, null, "pragma journal_mode = wal", cancellationToken);
        if (mode is "wal") return connection;
        await connection.DisposeAsync();
        throw new DatabaseRefusedException(
            $"SQLite cannot use its write-ahead log here (journal mode {mode}). Is the data folder on a network drive?");
    }

    protected override async Task<string> ReadDatabaseVersionAsync(DbConnection connection, CancellationToken cancellationToken) =>
        (string)(await ExecuteAsync(connection, null, "select sqlite_version()", cancellationToken))!;

    protected override string Explain(Exception fault) =>
        SqliteFaults.Explain(fault, new SqliteConnectionStringBuilder(dataSources.Journal.ConnectionString).DataSource);

    protected override Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false));
}
