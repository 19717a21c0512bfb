using ContactCenter.Journal;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Journal;
using ContactCenter.Storage.Listing;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <summary>
/// Commits a batch on SQLite in one transaction on the one write connection, which is replaced after any failure of unknown outcome.
/// </summary>
internal sealed class SqliteBatchStore(StorageDataSources dataSources) : IBatchStore
{
    private const int SqliteConstraint = 19;
    private const int SqliteTooBig = 18;
    private const string Missing = "the entry before it";

    private readonly Dictionary<string, string> _upserts = [];
    private SqliteConnection? _connection;
    private SqliteStatements? _statements;

    public async Task<long> CommitAsync(ReadOnlyMemory<PendingAppend> batch)
    {
        try
        {
            _connection ??= (SqliteConnection)await dataSources.Journal.OpenConnectionAsync();
            _statements ??= new SqliteStatements(_connection);
            return Commit(batch.Span, _statements);
        }
        catch (Exception exception)
        {
            if (exception is RefusedBatchException) throw;
            Drop();
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        Drop();
        return ValueTask.CompletedTask;
    }

    private long Commit(ReadOnlySpan<PendingAppend> batch, SqliteStatements statements)
    {
        // Immediate: the write lock is taken before anything is read, so what is read stays true.
        statements.Execute("begin immediate");
        try
        {
            var before = (long)statements.Get("select position from journal_head", []).ExecuteScalar()!;
            var position = before;
            foreach (var pending in batch)
            {
                foreach (var append in pending.Members) position = Insert(append, position, statements);
            }

            statements.Execute("update journal_head set position = @1", position);
            DirectoryWriter.Write(PendingAppend.RowsOf(batch), new SqliteTableWriter(statements, _upserts));
            statements.Execute("commit");
            return before + 1;
        }
        catch (SqliteException exception) when (RefusalOf(exception) is { } refusal)
        {
            statements.Execute("rollback");
            throw refusal;
        }
        catch (RefusedBatchException)
        {
            statements.Execute("rollback");
            throw;
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            // Not the database's fault, and after the rollback nothing is written: one of these appends is at fault, and only that one suffers.
            statements.Execute("rollback");
            throw new RefusedBatchException(Refusal.Value, exception.GetType().Name, exception);
        }
    }

    private static long Insert(JournalAppend append, long position, SqliteStatements statements)
    {
        if (append.AfterSeq > 0 && !Exists(append, statements)) throw new RefusedBatchException(Refusal.Journal, Missing);
        if (append.EmptiesHistory) SqliteEraser.EmptyHistory(append.Entity, append.AfterSeq, statements);
        var seq = append.AfterSeq;
        foreach (var entry in append.Entries)
        {
            statements.Execute(
                """
                insert into journal (
                    position, entity_type, entity_id, seq, at, actor, kind, data,
                    command_id, contact_id, conversation_id, agent_id, department_id)
                values (@1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13)
                """,
                ++position, append.Entity.Type, append.Entity.Id, ++seq, entry.At.ToUnixTimeMilliseconds(), entry.Actor, entry.Kind,
                entry.Data, entry.CommandId, entry.Tags.ContactId, entry.Tags.ConversationId, entry.Tags.AgentId, entry.Tags.DepartmentId);
        }

        return position;
    }

    /// <summary>The entry that the append follows is there: an activation that outlived the erasure of its entity finds it gone.</summary>
    private static bool Exists(JournalAppend append, SqliteStatements statements) =>
        statements.Get("select 1 from journal where entity_type = @1 and entity_id = @2 and seq = @3",
            [append.Entity.Type, append.Entity.Id, append.AfterSeq]).ExecuteScalar() is not null;

    private static RefusedBatchException? RefusalOf(SqliteException exception) => exception.SqliteErrorCode switch
    {
        // SQLite names the columns of the broken rule, not the rule.
        SqliteConstraint when exception.Message.Contains("journal.", StringComparison.Ordinal) =>
            new(Refusal.Journal, "journal", exception),
        SqliteConstraint when exception.Message.Contains("accounts.username_key", StringComparison.Ordinal) =>
            new(Refusal.Directory, DirectoryConstraints.Username, exception),
        SqliteConstraint when exception.Message.Contains("accounts.email_key", StringComparison.Ordinal) =>
            new(Refusal.Directory, DirectoryConstraints.Email, exception),
        SqliteConstraint or SqliteTooBig => new(Refusal.Value, $"SQLite error {exception.SqliteErrorCode}", exception),
        _ => null,
    };

    private void Drop()
    {
        _statements?.Dispose();
        _statements = null;
        _connection?.Dispose();
        _connection = null;
    }
}
