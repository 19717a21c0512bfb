using System.Data.Common;
using ContactCenter.Storage.Checking;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using ContactCenter.Storage.Sql;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>Compares and repairs on PostgreSQL, under the lock of the head row.</summary>
internal sealed class PostgresRepair(StorageDataSources dataSources, Dialect dialect) : DirectoryRepair(dataSources, dialect)
{
    protected override Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken) =>
        PostgresHead.BeginAloneAsync(connection, cancellationToken);

    protected override async Task WriteAsync(
        DbConnection connection, DbTransaction transaction, Action<ITableWriter> write, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch((NpgsqlConnection)connection, (NpgsqlTransaction)transaction);
        write(new PostgresTableWriter(batch, []));
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
