using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Schema;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Checking;

/// <summary>The checks in the SQL that both databases speak.</summary>
internal sealed class SqlStorageCheck(StorageDataSources dataSources, SchemaMigrator schema, DirectoryRepair repair) : IStorageCheck
{
    private const int PositionsPerPage = 50_000;
    private const int RowsPerPage = 1_000;

    /// <summary>The tables whose rows stand for an actor, by its type.</summary>
    private static readonly ImmutableArray<(string Type, string Table, string Key)> Tables =
    [
        (EntityTypes.Contact, "contacts", "contact_id"), (EntityTypes.Visitor, "visitors", "visitor_key"),
        (EntityTypes.Conversation, "conversations", "room_id"), (EntityTypes.Call, "calls", "call_id"),
        (EntityTypes.Account, "accounts", "user_id"), (EntityTypes.Agent, "agents", "user_id"),
        (EntityTypes.Department, "departments", "department_id"), (EntityTypes.Erasure, "erasures", "receipt_id"),
    ];

    public Task<string?> FindSchemaFaultAsync(CancellationToken cancellationToken) => schema.FindFaultAsync(cancellationToken);

    public async Task<long> ReadHeadAsync(CancellationToken cancellationToken) =>
        await new SqlQuery("select position from journal_head").FirstAsync(dataSources.Directory, reader => reader.GetInt64(0), cancellationToken);

    public async IAsyncEnumerable<PositionPage> ReadPositionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = 0L; ;)
        {
            var (count, last) = await new SqlQuery(
                "select count(*), max(position) from (select position from journal where position > @after order by position limit @limit) as page")
                .With("@after", after).With("@limit", PositionsPerPage)
                .FirstAsync(
                    dataSources.Directory, reader => (reader.GetInt64(0), reader.IsDBNull(1) ? 0 : reader.GetInt64(1)), cancellationToken);
            if (count == 0) yield break;
            yield return new PositionPage(count, last, last - after == count ? [] : await ReadGapsAsync(after, last, cancellationToken));
            after = last;
        }
    }

    public async IAsyncEnumerable<ImmutableArray<HistoryEnds>> ReadHistoriesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (type, id) = ("", ""); ;)
        {
            var page = await new SqlQuery("""
                select entity_type, entity_id, count(*), min(seq), max(seq) from journal
                where (entity_type, entity_id) > (@type, @id) and entity_id <> ''
                group by entity_type, entity_id order by entity_type, entity_id limit @limit
                """)
                .With("@type", type).With("@id", id).With("@limit", RowsPerPage)
                .ReadAsync(
                    dataSources.Directory,
                    reader => new HistoryEnds(
                        new EntityId(reader.GetString(0), reader.GetString(1)), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4)),
                    cancellationToken);
            if (page.IsEmpty) yield break;
            yield return page;
            (type, id) = page[^1].Entity;
        }
    }

    public async IAsyncEnumerable<ImmutableArray<SnapshotEnd>> ReadSnapshotsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var (n0, n1, text, type, service) = (long.MinValue, long.MinValue, "", "", ""); ;)
        {
            var page = await new SqlQuery("""
                select GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainTypeString, ServiceId, PayloadBinary from OrleansStorage
                where (GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainTypeString, ServiceId) > (@n0, @n1, @text, @type, @service)
                order by GrainIdN0, GrainIdN1, GrainIdExtensionString, GrainTypeString, ServiceId limit @limit
                """)
                .With("@n0", n0).With("@n1", n1).With("@text", text).With("@type", type).With("@service", service).With("@limit", RowsPerPage)
                .ReadAsync(
                    dataSources.Directory,
                    reader => (N0: reader.GetInt64(0), N1: reader.GetInt64(1), Text: reader.GetString(2), Type: reader.GetString(3),
                        Service: reader.GetString(4), Payload: reader.IsDBNull(5) ? null : (byte[])reader.GetValue(5)),
                    cancellationToken);
            if (page.IsEmpty) yield break;
            yield return [.. page.Select(row => EndOf(row.Type, row.Payload)).OfType<SnapshotEnd>()];
            (n0, n1, text, type, service, _) = page[^1];
        }
    }

    public Task<long> ReadLastSeqAsync(EntityId entity, CancellationToken cancellationToken) =>
        new SqlQuery("select coalesce(max(seq), 0) from journal where entity_type = @type and entity_id = @id")
            .With("@type", entity.Type).With("@id", entity.Id)
            .FirstAsync(dataSources.Directory, reader => reader.GetInt64(0), cancellationToken);

    public async IAsyncEnumerable<ImmutableArray<EntityId>> ReadOrphansAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (type, table, key) in Tables)
        {
            for (var after = ""; ;)
            {
                var page = await new SqlQuery($"""
                    select {key} from {table}
                    where {key} > @after and not exists (
                        select 1 from journal where entity_type = @type and entity_id = {table}.{key})
                    order by {key} limit @limit
                    """)
                    .With("@after", after).With("@type", type).With("@limit", RowsPerPage)
                    .ReadAsync(dataSources.Directory, reader => reader.GetString(0), cancellationToken);
                if (page.IsEmpty) break;
                yield return [.. page.Select(id => new EntityId(type, id))];
                after = page[^1];
            }
        }
    }

    public Task<RowComparison> CompareAsync(ImmutableArray<EntityRows> entities, bool write, CancellationToken cancellationToken) =>
        repair.CompareAsync(entities, write, cancellationToken);

    public Task<int> CompareCountersAsync(bool write, CancellationToken cancellationToken) => repair.CompareCountersAsync(write, cancellationToken);

    public Task RemoveAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken) => repair.RemoveAsync(entities, cancellationToken);

    private async Task<ImmutableArray<(long First, long Last)>> ReadGapsAsync(long after, long last, CancellationToken cancellationToken)
    {
        var positions = await new SqlQuery("select position from journal where position > @after and position <= @last order by position")
            .With("@after", after).With("@last", last)
            .ReadAsync(dataSources.Directory, reader => reader.GetInt64(0), cancellationToken);
        return [.. positions.Prepend(after).Zip(positions).Where(pair => pair.Second != pair.First + 1).Select(pair => (pair.First + 1, pair.Second - 1))];
    }

    /// <returns>Null = it is no actor's snapshot (drafts and preferences are kept in the same table), or an empty one.</returns>
    private static SnapshotEnd? EndOf(string type, byte[]? payload)
    {
        if (payload is null) return null;
        try
        {
            using var saved = JsonDocument.Parse(payload);
            return saved.RootElement.ValueKind == JsonValueKind.Object
                && saved.RootElement.TryGetProperty("Key", out var key) && key.ValueKind == JsonValueKind.String
                && saved.RootElement.TryGetProperty("Seq", out var seq) && seq.TryGetInt64(out var number)
                    ? new SnapshotEnd(new EntityId(type, key.GetString()!), number)
                    : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
