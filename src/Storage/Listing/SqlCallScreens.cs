using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="ICallScreens"/>
internal sealed class SqlCallScreens(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), ICallScreens
{
    private static readonly ImmutableArray<string> OpenStatuses = [ConversationStatuses.Queued, ConversationStatuses.Open, ConversationStatuses.OnHold];

    /// <summary>All ids of each call's contact: of the one that has the number now, and of those that are merged into it.</summary>
    private string Persons => $"""
        with asked as (select call_id, contact_id from calls where {Dialect.AnyOf("call_id", "@ids")}),
        known as (
            select a.call_id, coalesce(
                (select contact_id from contacts where contact_id = a.contact_id),
                (select contact_id from contact_aliases where alias_id = a.contact_id), a.contact_id) as contact_id
            from asked a),
        persons as (
            select call_id, contact_id from known
            union all
            select k.call_id, m.alias_id from known k join contact_aliases m on m.contact_id = k.contact_id)
        """;

    public async Task<ImmutableArray<ShownCall>> ListShownCallsAsync(
        ImmutableArray<string> callIds, int roomsMax, CancellationToken cancellationToken = default)
    {
        var calls = await new SqlQuery($"select document from calls where {Dialect.AnyOf("call_id", "@ids")}")
            .With("@ids", Dialect.List(callIds)).ReadAsync(Database, View<CallView>, cancellationToken);
        var waiting = calls.Where(IsWaiting).Select(call => call.CallId).ToImmutableArray();
        if (waiting.IsEmpty) return [.. calls.Select(call => new ShownCall(call, null, null))];
        var (last, rooms) = (ListLastCallsAsync(waiting, cancellationToken), ListOpenRoomsAsync(waiting, cancellationToken));
        await Task.WhenAll(last, rooms);
        var (lastOf, roomsOf) = ((await last).ToLookup(found => found.CallId, found => found.Last), (await rooms).ToLookup(found => found.CallId));
        return
        [
            .. calls.Select(call => !IsWaiting(call) ? new ShownCall(call, null, null) : new ShownCall(
                call, lastOf[call.CallId].MaxBy(one => one.Record.StartedAt),
                [.. roomsOf[call.CallId].Select(found => found.RoomId).Take(roomsMax)])),
        ];
    }

    private static bool IsWaiting(CallView call) => call is { Contact: not null, Record: { IsOpen: true, AnsweredAt: null } };

    /// <summary>The last other call of each id of a contact: each is one step in the index of the contact's calls.</summary>
    private Task<ImmutableArray<(string CallId, CallView Last)>> ListLastCallsAsync(ImmutableArray<string> callIds, CancellationToken cancellationToken) =>
        new SqlQuery($"""
            {Persons}
            select p.call_id, c.document
            from persons p join calls c on c.call_id = (
                select l.call_id from calls l where l.contact_id = p.contact_id and l.call_id <> p.call_id
                order by l.started_at desc, l.call_id desc limit 1)
            """)
            .With("@ids", Dialect.List(callIds))
            .ReadAsync(Database, reader => (reader.GetString(0), View<CallView>(reader, 1)), cancellationToken);

    private Task<ImmutableArray<(string CallId, string RoomId)>> ListOpenRoomsAsync(ImmutableArray<string> callIds, CancellationToken cancellationToken) =>
        new SqlQuery($"""
            {Persons}
            select p.call_id, r.room_id
            from persons p join conversations r on r.contact_id = p.contact_id
            where {Dialect.AnyOf("r.status", "@statuses")}
            order by r.opened_at desc, r.room_id desc limit {PageItemsMax}
            """)
            .With("@ids", Dialect.List(callIds)).With("@statuses", Dialect.List(OpenStatuses))
            .ReadAsync(Database, reader => (reader.GetString(0), reader.GetString(1)), cancellationToken);
}
