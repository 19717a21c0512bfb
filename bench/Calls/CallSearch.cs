using System.Diagnostics;
using ContactCenter.Driving;
using ContactCenter.Listing;
using Npgsql;

namespace ContactCenter.Bench.Calls;

/// <summary>Searches calls by digits of a number: over HTTP, and the same SQL alone, in turn.</summary>
internal static class CallSearch
{
    private const int Searches = 200;
    private const int PageItems = 25;

    /// <summary>Copies one call as often as is asked for, each time with another number and time.</summary>
    private const string Copy = """
        with template as (select t, regexp_replace(t.search, '^.*?([0-9]{11,}).*$', '\1') as digits from calls t where t.number_key is not null limit 1),
        numbers as (select n, '49' || lpad(((n::bigint * 7919) % 9999999967)::text, 10, '0') as digits from generate_series(1, $1) n)
        insert into calls select (jsonb_populate_record(m.t, jsonb_build_object(
            'call_id', 'copy-' || n, 'number_key', d.digits, 'search', replace((m.t).search, m.digits, d.digits),
            'started_at', (m.t).started_at - make_interval(secs => n), 'document', replace((m.t).document, m.digits, d.digits)))).*
        from template m, numbers d
        """;

    public static async Task LoadAsync(NpgsqlDataSource database, int calls, CancellationToken cancellationToken)
    {
        // The generated column cannot be given; all others are taken as they are.
        await using var columns = database.CreateCommand("""
            select string_agg(column_name, ', ') from information_schema.columns where table_name = 'calls' and is_generated = 'NEVER'
            """);
        var names = (string)(await columns.ExecuteScalarAsync(cancellationToken))!;
        await using var copy = database.CreateCommand(Copy
            .Replace("insert into calls select", $"insert into calls ({names}) select {names} from (select", StringComparison.Ordinal) + ") copies");
        copy.CommandTimeout = 0;
        copy.Parameters.Add(new NpgsqlParameter<int> { TypedValue = calls });
        await copy.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<(Latencies Http, Latencies Sql, int Empty)> MeasureAsync(
        RestClient rest, SignIn admin, ICallDirectory directory, int calls, int seed, CancellationToken cancellationToken)
    {
        var (http, sql, empty, random) = (new List<int>(), new List<int>(), 0, new Random(seed));
        for (var search = -Searches / 10; search < Searches; search++)
        {
            // Five digits from the middle of a number that exists: some ten or a hundred calls have them.
            var text = $"{(random.NextInt64(1, calls + 1) * 7919) % 9_999_999_967:0000000000}".Substring(2, 5);
            var before = Stopwatch.GetTimestamp();
            var found = await rest.GetAsync($"calls.list?text={text}&count={PageItems}", admin, cancellationToken);
            var between = Stopwatch.GetTimestamp();
            await directory.ListCallsAsync(new CallQuery(new PageRequest(0, PageItems, [])) { Text = text }, cancellationToken);
            var after = Stopwatch.GetTimestamp();
            if (search < 0) continue;
            http.Add((int)Stopwatch.GetElapsedTime(before, between).TotalMicroseconds);
            sql.Add((int)Stopwatch.GetElapsedTime(between, after).TotalMicroseconds);
            if (found.GetProperty("total").GetInt64() == 0) empty++;
        }

        return (Latencies.Of(http), Latencies.Of(sql), empty);
    }
}
