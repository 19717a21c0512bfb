using System.Diagnostics;
using ContactCenter.Contacts;
using ContactCenter.Listing;

namespace ContactCenter.Bench.Contacts;

/// <summary>
/// Searches both ways in turn, so that whatever else the machine does hits both alike: HTTP, SQL, SQL, HTTP, for the next query the other
/// way round, since the first of the four finds the database's memory coldest. The small directory is asked before and after. Without SQL, HTTP is
/// asked twice.
/// </summary>
internal sealed class Measuring(HttpSearch http, SqlSearch? sql, HttpSearch smallHttp)
{
    private bool _isSqlFirst;

    /// <exception cref="InvalidOperationException">HTTP and SQL give different results, or the server does not respond.</exception>
    public async Task<Measurement> RunAsync(Query query, CancellationToken cancellationToken)
    {
        var (request, smallRequest) = (http.Request(query), smallHttp.Request(query));
        Page<ContactView>? page = null;
        int[] overHttp = new int[2], alone = new int[sql is null ? 0 : 2], small = new int[2];
        Func<int, Task> overHttpAsync = async turn => overHttp[turn] = await TimeAsync(() => http.SendAsync(request, cancellationToken));
        Func<int, Task> aloneAsync = async turn =>
        {
            if (sql is not null) alone[turn] = await TimeAsync(async () => page = await sql.SearchAsync(query, cancellationToken));
        };
        var (outer, inner) = _isSqlFirst ? (aloneAsync, overHttpAsync) : (overHttpAsync, aloneAsync);
        _isSqlFirst = !_isSqlFirst;

        small[0] = await TimeAsync(() => smallHttp.SendAsync(smallRequest, cancellationToken));
        await outer(0);
        await inner(0);
        await inner(1);
        await outer(1);
        small[1] = await TimeAsync(() => smallHttp.SendAsync(smallRequest, cancellationToken));

        var answered = http.ReadResult();
        if (page is not null && !SqlSearch.ReadResult(page).IsSameAs(answered))
            throw new InvalidOperationException($"HTTP and SQL answer \"{query.Text}\" differently.");
        return new Measurement(query, overHttp, alone, small, answered.Total);
    }

    private static async Task<int> TimeAsync(Func<Task> search)
    {
        var startedAt = Stopwatch.GetTimestamp();
        await search();
        return (int)Math.Min(int.MaxValue, Stopwatch.GetElapsedTime(startedAt).TotalMicroseconds);
    }
}
