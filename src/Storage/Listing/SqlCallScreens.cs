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

    /// <summary>The calls, and of each that nobody has answered the last call and the open conversations of its contact, under all ids of it.</summary>
    private string Question => $"""
        with shown as (
            select call_id, contact_id, document, is_open and answered_at is null as waits from calls where {Dialect.AnyOf("call_id", "@ids")}),
        known as (
            select s.call_id, coalesce(
                (select contact_id from contacts where contact_id = s.contact_id),
                (select contact_id from contact_aliases where alias_id = s.contact_id), s.contact_id) as contact_id
            from shown s where s.waits and s.contact_id is not null),
        persons as (
            select call_id, contact_id from known
            union all
            select k.call_id, m.alias_id from known k join contact_aliases m on m.contact_id = k.contact_id)
        select s.call_id, '{Part.Call}' as part, s.document as found, 0 as place from shown s
        union all
        select p.call_id, '{Part.LastCall}', c.document, row_number() over (order by c.started_at desc, c.call_id desc)
        from persons p join calls c on c.call_id = (
            select l.call_id from calls l where l.contact_id = p.contact_id and l.call_id <> p.call_id
            order by l.started_at desc, l.call_id desc limit 1)
        union all
        select p.call_id, '{Part.Room}', r.room_id, row_number() over (order by r.opened_at desc, r.room_id desc)
        from persons p join conversations r on r.contact_id = p.contact_id and {Dialect.AnyOf("r.status", "@statuses")}
        """;

    public async Task<ImmutableArray<ShownCall>> ListShownCallsAsync(
        ImmutableArray<string> callIds, int roomsMax, CancellationToken cancellationToken = default)
    {
        var rows = await new SqlQuery(Question).With("@ids", Dialect.List(callIds)).With("@statuses", Dialect.List(OpenStatuses))
            .ReadAsync(Database, reader => new Row(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)), cancellationToken);
        return [.. rows.GroupBy(row => row.CallId, StringComparer.Ordinal).Select(of => Shown([.. of.OrderBy(row => row.Place)], roomsMax))];
    }

    private static ShownCall Shown(IReadOnlyList<Row> rows, int roomsMax)
    {
        var call = ViewOf<CallView>(rows.First(row => row.Part == Part.Call).Found);
        if (call is not { Contact: not null, Record: { IsOpen: true, AnsweredAt: null } }) return new ShownCall(call, null, null);
        return new ShownCall(
            call, rows.FirstOrDefault(row => row.Part == Part.LastCall) is { } last ? ViewOf<CallView>(last.Found) : null,
            [.. rows.Where(row => row.Part == Part.Room).Select(row => row.Found).Take(roomsMax)]);
    }

    private static class Part
    {
        public const string Call = "call";
        public const string LastCall = "last";
        public const string Room = "room";
    }

    private sealed record Row(string CallId, string Part, string Found, long Place);
}
