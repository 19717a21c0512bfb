using System.Collections.Immutable;
using ContactCenter.Calls;
using ContactCenter.Listing;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Listing;

/// <inheritdoc cref="ICallDirectory"/>
internal sealed class SqlCallDirectory(StorageDataSources dataSources, Dialect dialect) : SqlPort(dataSources, dialect), ICallDirectory
{
    private static readonly TextTable Searched =
        new("calls", "call_id", "call_id, started_at, ended_at, name_key", "search", "call_search", "calls_grams", "search_joined");

    private readonly SqlTextSearch _search = new(dataSources, dialect, Searched);

    public Task<CallView?> FindCallAsync(string callId, CancellationToken cancellationToken = default) =>
        FindViewAsync<CallView>("select document from calls where call_id = @value", callId, cancellationToken);

    public Task<Page<CallView>> ListCallsAsync(CallQuery query, CancellationToken cancellationToken = default)
    {
        var sql = new SqlQuery("");
        var order = Order(query.Page, new SortBy("startedAt", true), CallColumns, "call_id");
        var conditions = $"{string.Join(" and ", CallConditions.Of(query, sql, Dialect).DefaultIfEmpty("1 = 1"))}";
        if (string.IsNullOrEmpty(query.Text))
            return KeyedPageAsync<CallView>(sql, $"from calls where {conditions}", new Keyed("calls", "call_id", order), query.Page, cancellationToken);
        return SearchText.Fold(query.Text).Length == 0
            ? Task.FromResult(new Page<CallView>([], 0))
            : _search.FindAsync<CallView>(sql, conditions, query.Text, order, query.Page, cancellationToken);
    }

    public async Task<CallView?> FindLastCallAsync(
        ImmutableArray<string> contactIds, string? exceptCallId, CancellationToken cancellationToken = default)
    {
        if (contactIds.IsEmpty) return null;
        var query = new SqlQuery("").With("@ids", Dialect.List(contactIds)).With("@except", StorableText.Mend(exceptCallId ?? ""));
        return await query.As($"""
            select document from calls where {Dialect.AnyOf("contact_id", "@ids")} and call_id <> @except
            order by started_at desc, call_id desc limit 1
            """).FirstAsync<CallView?>(Database, View<CallView>, cancellationToken);
    }

    public Task<long> CountCallsAsync(ImmutableArray<string> contactIds, CancellationToken cancellationToken = default) =>
        new SqlQuery($"select count(*) from calls where {Dialect.AnyOf("contact_id", "@ids")}").With("@ids", Dialect.List(contactIds))
            .FirstAsync(Database, reader => reader.GetInt64(0), cancellationToken);

    private static SortColumn[]? CallColumns(string field) => field switch
    {
        "startedAt" => [new("started_at")],
        "endedAt" => [new("ended_at", Nullable: true)],
        "name" => [new("name_key")],
        _ => null,
    };
}
