using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Journal;
using ContactCenter.Storage.Listing;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <summary>Erases on SQLite, in a transaction of its own connection; the writer waits for it.</summary>
internal sealed class SqliteEraser(StorageDataSources dataSources) : JournalEraser
{
    protected override async Task<long> EraseSomeAsync(EntityId[] entities, CancellationToken cancellationToken)
    {
        await using var connection = (SqliteConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        using var statements = new SqliteStatements(connection);
        var writer = new SqliteTableWriter(statements, []);
        long erased = 0;
        foreach (var entity in entities)
        {
            erased += statements.Get($"update journal set {Tombstone} where entity_type = @1 and entity_id = @2", [entity.Type, entity.Id])
                .ExecuteNonQuery();
            DirectoryWriter.Erase(entity.Type, [entity.Id], writer);
            DeleteSnapshots(entity, statements);
        }

        await transaction.CommitAsync(cancellationToken);
        return erased;
    }

    protected override async Task RedactSomeAsync(
        EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken)
    {
        await using var connection = (SqliteConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var transaction = connection.BeginTransaction(deferred: false);
        using var statements = new SqliteStatements(connection);
        foreach (var redaction in redactions)
        {
            statements.Execute(
                $$"""
                update journal set {{Redacted}}, data = coalesce(@4, '{}'),
                    kind = case when @4 is null then '{{JournalLimits.TombstoneKind}}' else kind end
                where entity_type = @1 and entity_id = @2 and seq = @3
                """,
                entity.Type, entity.Id, redaction.Seq, redaction.Data);
        }

        DeleteSnapshots(entity, statements);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Empties an entity's entries up to a seq, in the transaction that its caller has begun.</summary>
    public static void EmptyHistory(EntityId entity, long upToSeq, SqliteStatements statements)
    {
        statements.Execute(
            $$"""
            update journal set {{Redacted}}, data = '{}', kind = '{{JournalLimits.TombstoneKind}}'
            where entity_type = @1 and entity_id = @2 and seq <= @3
            """,
            entity.Type, entity.Id, upToSeq);
        DeleteSnapshots(entity, statements);
    }

    private static void DeleteSnapshots(EntityId entity, SqliteStatements statements)
    {
        foreach (var key in SnapshotKey.AllOf(entity.Id))
        {
            statements.Execute(
                "delete from OrleansStorage where GrainIdN0 = @1 and GrainIdN1 = @2 and GrainIdExtensionString = @3",
                key.N0, key.N1, key.Text);
        }
    }
}
