using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Journal;
using ContactCenter.Storage.Listing;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>
/// Commits a batch on PostgreSQL in one round trip: an NpgsqlBatch without an explicit transaction is one transaction, and its statements
/// are prepared by the driver (Max Auto Prepare). The connection is kept from batch to batch and replaced after any failure.
/// </summary>
internal sealed class PostgresBatchStore(StorageDataSources dataSources) : IBatchStore
{
    private readonly Dictionary<string, string> _statements = [];
    private NpgsqlConnection? _connection;

    public async Task<long> CommitAsync(ReadOnlyMemory<PendingAppend> batch)
    {
        try
        {
            _connection ??= (NpgsqlConnection)await dataSources.Journal.OpenConnectionAsync();
            await using var commands = new NpgsqlBatch(_connection);
            Fill(commands, batch.Span);
            return (long)(await commands.ExecuteScalarAsync())!;
        }
        catch (PostgresException exception) when (RefusalOf(exception) is { } refusal)
        {
            throw refusal;
        }
        catch (Exception exception) when (exception is not RefusedBatchException)
        {
            await DropConnectionAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync() => await DropConnectionAsync();

    private void Fill(NpgsqlBatch commands, ReadOnlySpan<PendingAppend> batch)
    {
        try
        {
            commands.BatchCommands.Add(PostgresEntries.Insert(batch));
            foreach (var pending in batch)
                if (pending.Append is { EmptiesHistory: true } append) PostgresEraser.EmptyHistory(append.Entity, append.AfterSeq, commands);
            DirectoryWriter.Write(PendingAppend.RowsOf(batch), new PostgresTableWriter(commands, _statements));
        }
        catch (Exception exception)
        {
            // Nothing was sent: whatever it is, one of these appends is at fault, and only that one is to suffer.
            throw new RefusedBatchException(Refusal.Value, exception.GetType().Name, exception);
        }
    }

    /// <summary>Errors after which the server has certainly rolled back because of what was sent; null for every other.</summary>
    private static RefusedBatchException? RefusalOf(PostgresException exception) => exception switch
    {
        { SqlState: PostgresErrorCodes.UniqueViolation, TableName: "journal" } =>
            new(Refusal.Journal, exception.ConstraintName!, exception),
        { SqlState: PostgresErrorCodes.NotNullViolation, TableName: "journal", ColumnName: "seq" } =>
            new(Refusal.Journal, "journal_follows", exception),
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "accounts_username" } =>
            new(Refusal.Directory, DirectoryConstraints.Username, exception),
        { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "accounts_email" } =>
            new(Refusal.Directory, DirectoryConstraints.Email, exception),

        // Classes 22 (data), 23 (integrity) and 54 (limits): a value is at fault, and the callers beside it must not suffer.
        { SqlState: ['2', '2' or '3', ..] or ['5', '4', ..] } => new(Refusal.Value, exception.SqlState, exception),
        _ => null,
    };

    private async ValueTask DropConnectionAsync()
    {
        if (_connection is not { } connection) return;
        _connection = null;
        await connection.DisposeAsync();
    }
}
