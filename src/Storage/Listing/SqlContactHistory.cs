using ContactCenter.Calls;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IContactHistory"/>
internal sealed class SqlContactHistory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IContactHistory
{
    private const int OfCall = 1;

    public async Task<Page<ContactHistoryItem>> ListHistoryAsync(ContactHistoryQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("");
        var listed = $"from ({string.Join(" union all ", Parts(query, sql))}) as history";
        var order = Order(query.Page, new SortBy("closedAt", true), HistoryColumns, "id");
        var found = await PageAsync(
            sql, "of_call, document", reader => (IsCall: reader.GetInt32(0) == OfCall, Document: reader.GetString(1)), listed, order, query.Page,
            cancellationToken);
        return new Page<ContactHistoryItem>([.. found.Items.Select(item => ItemOf(item.IsCall, item.Document))], found.Total);
    }

    private static ContactHistoryItem ItemOf(bool isCall, string document) =>
        isCall ? new(null, ViewOf<CallView>(document)) : new(ViewOf<ConversationView>(document), null);

    private IEnumerable<string> Parts(ContactHistoryQuery query, SqlQuery sql)
    {
        var conversations = new ConversationQuery(
            query.Page, [ConversationStatuses.Closed], [], [], [], ContactIds: query.ContactIds, SourceType: query.SourceType);
        yield return $"""
            select 0 as of_call, room_id as id, opened_at as began, closed_at as ended, last_message_at as moved, name_key, document
            from conversations where {string.Join(" and ", ConversationConditions.Of(conversations, sql, Dialect))}
            """;
        if (query.SourceType is not null and not CallChannels.SourceType) yield break;
        var calls = new CallQuery(query.Page) { ContactIds = query.ContactIds, IsOpen = false };
        yield return $"""
            select {OfCall} as of_call, call_id as id, started_at as began, ended_at as ended, ended_at as moved, name_key, document
            from calls where {string.Join(" and ", CallConditions.Of(calls, sql, Dialect))}
            """;
    }

    private static SortColumn[]? HistoryColumns(string field) => field switch
    {
        "ts" => [new("began")],
        "closedAt" => [new("ended", Nullable: true)],
        "lm" => [new("moved")],
        "fname" => [new("name_key")],
        _ => null,
    };
}
