using System.Collections.Immutable;
using System.Data.Common;
using ContactCenter.Conversations;
using ContactCenter.Journal;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Journal;

/// <summary>Reads the journal. Every read has a limit of its own, whatever the caller asks for.</summary>
internal sealed class JournalReader(StorageDataSources dataSources, Dialect dialect)
{
    private const string Columns =
        "position, entity_type, entity_id, seq, at, actor, kind, data, command_id, contact_id, conversation_id, agent_id, department_id";

    // In the words of the index journal_rare_type, so that both databases see that it applies.
    private const string RareTypes = "entity_type not in ('contact', 'conversation', 'visitor', 'call')";

    // In the words of the index journal_by_contact.
    private const string TimelineKinds = "kind <> 'message'";

    // In the words of the index journal_merges.
    private const string MergeKinds =
        "kind in ('contact-absorbed', 'contact-released', 'contact-merged', 'contact-restored', 'contact-duplicate-dismissed')";

    /// <summary>Ranges that one statement reads; SQLite allows 500.</summary>
    private const int RangesMax = 100;

    private DbDataSource Database => dataSources.Directory;

    public Task<long> HeadAsync(CancellationToken cancellationToken) =>
        new SqlQuery("select position from journal_head").FirstAsync(Database, reader => reader.GetInt64(0), cancellationToken);

    public Task<JournalEntry?> FindCommandAsync(EntityId entity, string commandId, CancellationToken cancellationToken) =>
        new SqlQuery($"select {Columns} from journal where entity_type = @type and entity_id = @id and command_id = @command")
            .With("@type", entity.Type).With("@id", entity.Id).With("@command", commandId)
            .FirstAsync<JournalEntry?>(Database, Read, cancellationToken);

    public Task<ImmutableArray<JournalEntry>> ReadEntityAsync(
        EntityId entity, long afterSeq, int limit, CancellationToken cancellationToken) =>
        new SqlQuery($"""
            select {Columns} from journal
            where entity_type = @type and entity_id = @id and seq > @after
            order by seq limit @limit
            """)
            .With("@type", entity.Type).With("@id", entity.Id).With("@after", afterSeq).With("@limit", Clamp(limit))
            .ReadAsync(Database, Read, cancellationToken);

    /// <summary>A condition that makes the database use the index without messages: a long conversation is mostly messages.</summary>
    private const string NoMessage = "and entity_type = 'conversation' and kind <> 'message'";

    public Task<ImmutableArray<JournalEntry>> ReadEntityBackwardsAsync(
        EntityId entity, long beforeSeq, ImmutableArray<string> kinds, int limit, CancellationToken cancellationToken) =>
        new SqlQuery($"""
            select {Columns} from journal
            where entity_type = @type and entity_id = @id and seq < @before and {dialect.AnyOf("kind", "@kinds")}
                {(entity.Type == EntityTypes.Conversation && !kinds.Contains(ConversationKinds.Message) ? NoMessage : "")}
            order by seq desc limit @limit
            """)
            .With("@type", entity.Type).With("@id", entity.Id).With("@before", beforeSeq)
            .With("@kinds", dialect.List(kinds)).With("@limit", Clamp(limit))
            .ReadAsync(Database, Read, cancellationToken);

    /// <summary>Reads one range per contact and merges them, so that other entries between those of the contacts are not passed.</summary>
    public async Task<ImmutableArray<JournalEntry>> ReadContactsAsync(
        ImmutableArray<string> contactIds, long beforePosition, ImmutableArray<string> kinds, int limit,
        CancellationToken cancellationToken)
    {
        var newest = new List<JournalEntry>();
        foreach (var some in contactIds.Distinct().Chunk(RangesMax))
        {
            var query = new SqlQuery("").With("@before", beforePosition).With("@kinds", dialect.List(kinds)).With("@limit", Clamp(limit));
            var ranges = some.Select(contactId => $"""
                select * from (
                    select {Columns} from journal
                    where contact_id = {query.Add(contactId)} and {TimelineKinds} and position < @before
                        and {dialect.AnyOf("kind", "@kinds")}
                    order by position desc limit @limit
                ) as range
                """);
            query.As($"{string.Join("\nunion all\n", ranges)}\norder by position desc limit @limit");
            newest.AddRange(await query.ReadAsync(Database, Read, cancellationToken));
        }

        return [.. newest.OrderByDescending(entry => entry.Position).Take(Clamp(limit))];
    }

    public Task<ImmutableArray<JournalEntry>> ReadAsync(long afterPosition, int limit, CancellationToken cancellationToken) =>
        new SqlQuery($"select {Columns} from journal where position > @after order by position limit @limit")
            .With("@after", afterPosition).With("@limit", Clamp(limit))
            .ReadAsync(Database, Read, cancellationToken);

    /// <summary>Reads one range per type and merges them, so that a rare type among millions of entries is found without passing them.</summary>
    public Task<ImmutableArray<JournalEntry>> ReadTypesAsync(
        ImmutableArray<string> entityTypes, long afterPosition, int limit, CancellationToken cancellationToken)
    {
        if (entityTypes.IsEmpty) return Task.FromResult(ImmutableArray<JournalEntry>.Empty);
        var query = new SqlQuery("").With("@after", afterPosition).With("@limit", Clamp(limit));
        var ranges = entityTypes.Distinct().Select(type => $"""
            select * from (
                select {Columns} from journal
                where entity_type = {query.Add(type)} and position > @after{(IsRare(type) ? $" and {RareTypes}" : "")}
                order by position limit @limit
            ) as range
            """);
        return query.As($"{string.Join("\nunion all\n", ranges)}\norder by position limit @limit")
            .ReadAsync(Database, Read, cancellationToken);
    }

    /// <summary>Reads entries of some types and kinds from the end, by one range per type that ends at the limit.</summary>
    public Task<ImmutableArray<JournalEntry>> ReadTypesBackwardsAsync(
        ImmutableArray<string> entityTypes, long beforePosition, ImmutableArray<string> kinds, int limit, CancellationToken cancellationToken)
    {
        if (entityTypes.IsEmpty || kinds.IsEmpty) return Task.FromResult(ImmutableArray<JournalEntry>.Empty);
        var query = new SqlQuery("").With("@before", beforePosition).With("@limit", Clamp(limit)).With("@kinds", dialect.List(kinds));
        var ranges = entityTypes.Distinct().Select(type => $"""
            select * from (
                select {Columns} from journal
                where entity_type = {query.Add(type)} and position < @before and {RareTypes} and {dialect.AnyOf("kind", "@kinds")}
                order by position desc limit @limit
            ) as range
            """);
        return query.As($"{string.Join("\nunion all\n", ranges)}\norder by position desc limit @limit")
            .ReadAsync(Database, Read, cancellationToken);
    }

    public async Task<ImmutableDictionary<string, long>> CountKindsAsync(ImmutableArray<EntityId> entities, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var type in entities.Distinct().GroupBy(entity => entity.Type, entity => entity.Id))
        {
            foreach (var some in type.Chunk(RangesMax))
            {
                var found = await new SqlQuery($"""
                    select kind, count(*) from journal where entity_type = @type and {dialect.AnyOf("entity_id", "@ids")} group by kind
                    """)
                    .With("@type", type.Key).With("@ids", dialect.List([.. some]))
                    .ReadAsync(Database, reader => (Kind: reader.GetString(0), Count: reader.GetInt64(1)), cancellationToken);
                foreach (var (kind, count) in found) counts[kind] = counts.GetValueOrDefault(kind) + count;
            }
        }

        return counts.ToImmutableDictionary();
    }

    public async Task<ImmutableArray<EntityId>> ListEntitiesThatNameAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken)
    {
        var found = new HashSet<EntityId>();
        foreach (var contactId in contactIds.Distinct())
        {
            found.UnionWith(await new SqlQuery($"""
                select distinct entity_type, entity_id from journal where contact_id = @id and {TimelineKinds}
                union
                select distinct entity_type, entity_id from journal where {MergeKinds} and data like @contained
                """)
                .With("@id", contactId).With("@contained", $"%{contactId}%")
                .ReadAsync(Database, reader => new EntityId(reader.GetString(0), reader.GetString(1)), cancellationToken));
        }

        return [.. found];
    }

    private static bool IsRare(string type) => type is not (EntityTypes.Call or EntityTypes.Contact or EntityTypes.Conversation or EntityTypes.Visitor);

    private static int Clamp(int limit) => Math.Clamp(limit, 0, JournalLimits.MaxEntriesPerRead);

    private JournalEntry Read(DbDataReader reader) => new(
        reader.GetInt64(0), new EntityId(reader.GetString(1), reader.GetString(2)), reader.GetInt64(3), dialect.ReadTime(reader, 4),
        reader.GetString(5), reader.GetString(6), reader.GetString(7), TextOrNull(reader, 8),
        new EntryTags(TextOrNull(reader, 9), TextOrNull(reader, 10), TextOrNull(reader, 11), TextOrNull(reader, 12)));

    private static string? TextOrNull(DbDataReader reader, int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
