using System.Data.Common;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Schema;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>The schema on PostgreSQL: an advisory lock lets one starter through at a time.</summary>
internal sealed class PostgresSchema(StorageDataSources dataSources, StorageInfo info, TimeProvider time, ILogger<SchemaMigrator> logger)
    : SchemaMigrator(info, time, logger)
{
    // Any number will do; it must be the same in every version of the program.
    private const string Lock = "select pg_advisory_xact_lock(7239460158243911)";

    protected override IReadOnlyList<SchemaFile> Files { get; } = SchemaFile.All("PostgreSql");

    protected override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await dataSources.Journal.OpenConnectionAsync(cancellationToken);

    protected override Task<string> ReadDatabaseVersionAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(((NpgsqlConnection)connection).PostgreSqlVersion.ToString());

    protected override string Explain(Exception fault) => PostgresFaults.Explain(fault, dataSources.Journal.ConnectionString);

    protected override async Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, transaction, Lock, cancellationToken);
        return transaction;
    }
}
