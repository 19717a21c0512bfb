using System.Data.Common;
using ContactCenter.Storage.Connections;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>
/// The lock of the head row, which every writer of the journal takes: under it, upkeep and writers never wait for each other's rows in a
/// circle.
/// </summary>
internal static class PostgresHead
{
    private const string LockHead = "select position from journal_head for update";

    /// <summary>Begins a transaction that excludes every other writer.</summary>
    public static async Task<DbTransaction> BeginAloneAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (LockHead, transaction);
        await command.ExecuteNonQueryAsync(cancellationToken);
        return transaction;
    }

    /// <summary>Executes commands in one transaction that excludes every other writer.</summary>
    public static async Task ExecuteAloneAsync(
        StorageDataSources dataSources, IEnumerable<NpgsqlBatchCommand> commands, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LockHead));
        foreach (var command in commands) batch.BatchCommands.Add(command);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
