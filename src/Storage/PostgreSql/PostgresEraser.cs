using System.Collections.Immutable;
using ContactCenter.Journal;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Journal;
using ContactCenter.Storage.Listing;
using Npgsql;

namespace ContactCenter.Storage.PostgreSql;

/// <summary>Erases on PostgreSQL: under the head row's lock, so that no writer's entry slips in between.</summary>
internal sealed class PostgresEraser(StorageDataSources dataSources) : JournalEraser
{
    protected override async Task<long> EraseSomeAsync(EntityId[] entities, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select position from journal_head for update"));
        var entries = new NpgsqlBatchCommand($"""
            update journal set {Tombstone}
            from unnest($1::text[], $2::text[]) as erased (type, id)
            where entity_type = erased.type and entity_id = erased.id
            """)
        {
            Parameters =
            {
                PostgresValues.Texts([.. entities.Select(entity => entity.Type)]),
                PostgresValues.Texts([.. entities.Select(entity => entity.Id)]),
            },
        };
        batch.BatchCommands.Add(entries);
        var writer = new PostgresTableWriter(batch, []);
        foreach (var type in entities.GroupBy(entity => entity.Type, entity => entity.Id))
            DirectoryWriter.Erase(type.Key, [.. type], writer);

        batch.BatchCommands.Add(DeleteSnapshots(entities));
        await batch.ExecuteNonQueryAsync(cancellationToken);
        return (long)entries.RecordsAffected;
    }

    protected override async Task RedactSomeAsync(
        EntityId entity, ImmutableArray<Redaction> redactions, CancellationToken cancellationToken)
    {
        await using var connection = (NpgsqlConnection)await dataSources.Journal.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select position from journal_head for update"));
        batch.BatchCommands.Add(new NpgsqlBatchCommand($$"""
            update journal set {{Redacted}}, data = coalesce(r.data, '{}'),
                kind = case when r.data is null then '{{JournalLimits.TombstoneKind}}' else kind end
            from unnest($3::bigint[], $4::text[]) as r (seq, data)
            where entity_type = $1 and entity_id = $2 and journal.seq = r.seq
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = entity.Type }, new NpgsqlParameter<string> { TypedValue = entity.Id },
                PostgresValues.Longs([.. redactions.Select(redaction => redaction.Seq)]),
                PostgresValues.Texts([.. redactions.Select(redaction => redaction.Data)]),
            },
        });
        batch.BatchCommands.Add(DeleteSnapshots([entity]));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Empties an entity's entries up to a seq, in the transaction of a batch that has the head's lock.</summary>
    public static void EmptyHistory(EntityId entity, long upToSeq, NpgsqlBatch batch)
    {
        batch.BatchCommands.Add(new NpgsqlBatchCommand($$"""
            update journal set {{Redacted}}, data = '{}', kind = '{{JournalLimits.TombstoneKind}}'
            where entity_type = $1 and entity_id = $2 and seq <= $3
            """)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = entity.Type }, new NpgsqlParameter<string> { TypedValue = entity.Id },
                new NpgsqlParameter<long> { TypedValue = upToSeq },
            },
        });
        batch.BatchCommands.Add(DeleteSnapshots([entity]));
    }

    private static NpgsqlBatchCommand DeleteSnapshots(EntityId[] entities)
    {
        var keys = entities.SelectMany(entity => SnapshotKey.AllOf(entity.Id)).ToArray();
        return new NpgsqlBatchCommand("""
            delete from OrleansStorage using unnest($1::bigint[], $2::bigint[], $3::text[]) as key (n0, n1, text)
            where GrainIdN0 = key.n0 and GrainIdN1 = key.n1 and GrainIdExtensionString = key.text
            """)
        {
            Parameters =
            {
                PostgresValues.Longs([.. keys.Select(key => key.N0)]), PostgresValues.Longs([.. keys.Select(key => key.N1)]),
                PostgresValues.Texts([.. keys.Select(key => key.Text)]),
            },
        };
    }
}
