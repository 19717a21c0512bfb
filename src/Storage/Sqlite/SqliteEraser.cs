using ContactCenter.Journal;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage;

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
            DirectoryWriter.Remove(entity.Type, [entity.Id], writer);
        }

        // Snapshots are a cache, so dropping one that only shares the key costs nothing but time.
        writer.Delete("OrleansStorage", "GrainIdExtensionString", [.. entities.Select(entity => entity.Id)]);
        await transaction.CommitAsync(cancellationToken);
        return erased;
    }
}
