using System.Collections.Immutable;
using ContactCenter.Conversations;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="IConversationDirectory"/>
internal sealed class SqlConversationDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), IConversationDirectory
{
    private const string Keys = "room_id, opened_at, closed_at, last_message_slot, last_message_at, name_key";

    /// <summary>Rows that a walk along the order looks at.</summary>
    private const int WalkedMax = 1_000;

    /// <summary>Rows that say how frequent a match may be.</summary>
    private const int SampledMax = 1_000;

    /// <summary>What at least one in so many rows has is not collected to be counted.</summary>
    private const int FrequentOneIn = 10;

    public Task<ConversationView?> FindConversationAsync(string roomId, CancellationToken cancellationToken = default) =>
        FindViewAsync<ConversationView>("select document from conversations where room_id = @value", roomId, cancellationToken);

    public async Task<Page<ConversationView>> ListConversationsAsync(ConversationQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("");
        var conditions = string.Join(" and ", ConversationConditions.Of(query, sql, Dialect).DefaultIfEmpty("1 = 1"));
        var order = Order(query.Page, new SortBy("ts", true), ConversationColumns, "room_id");
        if (Dialect.KnowsFewConversations && ConversationConditions.MayMatchLittle(query)
            && await FindFewAsync(query, sql, conditions, order, cancellationToken) is { } found) return found;
        return await KeyedPageAsync<ConversationView>(
            sql, $"from conversations where {conditions}", new Keyed("conversations", "room_id", order), query.Page, cancellationToken);
    }

    /// <summary>
    /// Looks for the page among the first rows of the order. If it is not there, few rows match: they are collected, and sorted if they are not
    /// more than are counted.
    /// </summary>
    /// <returns>Null = neither gave the page.</returns>
    private async Task<Page<ConversationView>?> FindFewAsync(
        ConversationQuery query, SqlQuery sql, string conditions, string order, CancellationToken cancellationToken)
    {
        var (count, offset) = (Clamp(query.Page.Count), Math.Max(query.Page.Offset, 0));
        ImmutableArray<string> walked = offset + count >= WalkedMax ? [] : await sql.As($"""
            select document from (select * from conversations order by {order} limit {WalkedMax}) as walked
            where {conditions} order by {order} limit {count + 1} offset {offset}
            """).ReadAsync(Database, ReadText, cancellationToken);
        var collected = $"from conversations where {string.Join(" and ", ConversationConditions.Of(query, sql, Dialect, isCollected: true))}";
        if (walked.Length <= count)
        {
            var keyed = new KeyedOrder("conversations", "room_id", Keys, order);
            var (all, sorted) = await SortCountedAsync(sql, collected, keyed, count, offset, cancellationToken);
            return all <= DirectoryLimits.CountedTotalMax ? new Page<ConversationView>(ViewsOf<ConversationView>(sorted), all) : null;
        }

        var total = await CountMatchesAsync(sql, conditions, collected, cancellationToken);
        if (total > DirectoryLimits.CountedTotalMax) total = Math.Max(DirectoryLimits.CountedTotalMax, offset + count + 1L);
        return new Page<ConversationView>(ViewsOf<ConversationView>(walked[..count]), total);
    }

    /// <summary>Counts no further than is told: what many have as the planner likes, which meets enough of them soon; an index has what few have.</summary>
    private async Task<long> CountMatchesAsync(SqlQuery sql, string conditions, string collected, CancellationToken cancellationToken)
    {
        var sampled = await CountAmongAsync(sql, "conversations", conditions, SampledMax, cancellationToken);
        return await CountAsync(sql, sampled >= SampledMax / FrequentOneIn ? $"from conversations where {conditions}" : collected, cancellationToken);
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
