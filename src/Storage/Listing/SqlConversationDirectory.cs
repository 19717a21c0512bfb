using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IConversationDirectory"/>
internal sealed class SqlConversationDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IConversationDirectory
{
    public Task<ConversationView?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default) =>
        FindViewAsync<ConversationView>("select document from conversations where room_id = @value", roomId, cancellationToken);

    public Task<Page<ConversationView>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("");
        var conditions = ConversationConditions.Of(query, sql, Dialect).ToArray();
        var where = conditions.Length == 0 ? "from conversations" : $"from conversations where {string.Join(" and ", conditions)}";
        var order = Order(query.Page, new SortBy("ts", true), ConversationColumns, "room_id");
        return PageAsync<ConversationView>(sql, where, order, query.Page, cancellationToken);
    }

    private static SortColumn[]? ConversationColumns(string field) => field switch
    {
        "ts" => [new("opened_at")],
        "closedAt" => [new("closed_at", Nullable: true)],
        "lm" => [new("last_message_slot"), new("last_message_at")],
        "fname" => [new("name_key")],
        _ => null,
    };
}
