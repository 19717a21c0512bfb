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
            foreach (var key in SnapshotKey.AllOf(entity.Id))
            {
                statements.Execute(
                    "delete from OrleansStorage where GrainIdN0 = @1 and GrainIdN1 = @2 and GrainIdExtensionString = @3",
                    key.N0, key.N1, key.Text);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return erased;
    }
}
