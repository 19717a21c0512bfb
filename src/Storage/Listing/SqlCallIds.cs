using System.Collections.Immutable;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="ICallIds"/>
internal sealed class SqlCallIds(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), ICallIds
{
    /// <summary>The condition of missed calls that nobody has called back, as their indexes have it.</summary>
    public const string IsLeft = "follow_up in ('open', 'taken')";

    public Task<ImmutableArray<string>> ListCallIdsOfPersonAsync(
        ImmutableArray<string> contactIds, ImmutableArray<string> numberKeys, string? afterCallId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select call_id from calls where {Dialect.AnyOf("contact_id", "@contacts")} and call_id > @after
            union
            select call_id from calls where contact_id is null and {Dialect.AnyOf("number_key", "@numbers")} and call_id > @after
            order by call_id limit @limit
            """)
            .With("@contacts", Dialect.List(contactIds)).With("@numbers", Dialect.List([.. numberKeys.Select(StorableText.Key)]))
            .With("@after", StorableText.Mend(afterCallId ?? "")).With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListCallsOutOfStepAsync(
        ImmutableArray<string> contactIds, string name, string shownContactId, bool unknown, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select call_id from calls
            where {Dialect.AnyOf("contact_id", "@contacts")} and (name <> @name or shown_contact_id <> @shown or unknown <> @unknown)
            order by call_id limit @limit
            """)
            .With("@contacts", Dialect.List(contactIds)).With("@name", StorableText.Mend(name)).With("@shown", shownContactId)
            .With("@unknown", unknown).With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<bool> HasOpenCallAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) =>
        AnyAsync(
            new SqlQuery($"select count(*) from (select 1 from calls where is_open and {Dialect.AnyOf("contact_id", "@contacts")} limit 1) as found")
                .With("@contacts", Dialect.List(contactIds)),
            cancellationToken);

    public Task<ImmutableArray<string>> ListOpenCallIdsOfAgentAsync(string agentId, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select c.call_id from call_agents a join calls c on c.call_id = a.call_id
            where a.agent_id = @agent and c.is_open = {Dialect.True}
            order by c.started_at desc, c.call_id limit @limit
            """)
            .With("@agent", agentId).With("@limit", Clamp(limit)).ReadAsync(Database, ReadText, cancellationToken);

    public Task<ImmutableArray<string>> ListMissedCallIdsAsync(
        string numberKey, DateTimeOffset before, int limit, CancellationToken cancellationToken = default) =>
        new SqlQuery($"""
            select call_id from calls where number_key = @number and {IsLeft} and started_at < @before
            order by started_at desc, call_id limit @limit
            """)
            .With("@number", StorableText.Key(numberKey)).With("@before", Dialect.Time(before)).With("@limit", Clamp(limit))
            .ReadAsync(Database, ReadText, cancellationToken);
}
