using System.Data.Common;
using ContactCenter.Storage.Checking;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Listing;
using ContactCenter.Storage.Sql;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <summary>Compares and repairs on SQLite, in immediate transactions; the writer waits for them.</summary>
internal sealed class SqliteRepair(StorageDataSources dataSources, Dialect dialect) : DirectoryRepair(dataSources, dialect)
{
    protected override Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    protected override Task WriteAsync(
        DbConnection connection, DbTransaction transaction, Action<ITableWriter> write, CancellationToken cancellationToken)
    {
        using var statements = new SqliteStatements((SqliteConnection)connection);
        write(new SqliteTableWriter(statements, []));
        return Task.CompletedTask;
    }
}
