using System.Globalization;
using ContactCenter.Bench.All;
using ContactCenter.Listing;

namespace ContactCenter.Bench.Contacts;

/// <summary>Prints the figures that README.md explains.</summary>
internal static class ContactsReport
{
    private const int SlowestShown = 3;
    private const int WrongShown = 10;
    private const double P95 = 0.95;

    public static void PrintLoad(ContactsOptions options)
    {
        var database = options.UsesPostgres ? "PostgreSQL" : "SQLite";
        var machine = $"{database}, {Environment.ProcessorCount} processors";
        Line("load", $"{options.Contacts} contacts, {options.Queries} queries, seed {options.Seed}, {machine}");
    }

    public static void PrintDirectory(ContactsOptions options, TimeSpan loadTime, PostgresUse? loadUse, DatabaseFacts facts)
    {
        var perSecond = facts.Contacts / loadTime.TotalSeconds;
        var way = options.IsLoadedDirectly ? "past the API, by the journal's writer" : "through omnichannel/contacts.import";
        Line("loaded", $"{perSecond:0} /s   ({loadTime.TotalSeconds:0.0} s, {way})");
        if (loadUse is not null) Line("  each", loadUse.Each(options.Contacts));
        Line("rows", $"contacts {facts.Contacts}, addresses {facts.Addresses}, journal {facts.JournalEntries}, snapshots {facts.Snapshots}");
        Line("database", $"{facts.Bytes / 1_000_000.0:0} MB");
    }

    /// <summary>Tells what of it has a goal: the slowest hard text, and the slowest page far down.</summary>
    public static void Add(Figures figures, IReadOnlyList<Measurement> measured)
    {
        figures.Add(Figure.SearchP95, SlowestP95(measured, QueryGroup.Hard));
        figures.Add(Figure.FarContactsP95, SlowestP95(measured, QueryGroup.FarDown));
    }

    /// <param name="truth">The number of contacts that match each query, in the order of the queries.</param>
    /// <returns>Whether every search found what it had to find.</returns>
    public static bool Print(IReadOnlyList<Measurement> measured, long[] truth)
    {
        PrintGroup("3 characters and more", measured, QueryGroup.Text);
        PrintGroup("2 characters", measured, QueryGroup.TwoCharacters);
        PrintGroup("no text", measured, QueryGroup.All);
        PrintEach("hard texts", measured, QueryGroup.Hard);
        PrintEach("far down", measured, QueryGroup.FarDown);
        PrintSlowest(measured);
        return PrintWrong(measured, truth);
    }

    private static void PrintGroup(string name, IReadOnlyList<Measurement> measured, QueryGroup group)
    {
        List<Measurement> some = [.. measured.Where(one => one.Query.Group == group)];
        var (http, sql) = (Latencies.Of(some.SelectMany(one => one.Http)), Latencies.Of(some.SelectMany(one => one.Sql)));
        var small = Latencies.Of(some.SelectMany(one => one.SmallHttp));
        Console.WriteLine();
        Line(name, $"{Hits(some)}");
        Line("  over HTTP", $"{http}");
        if (!sql.IsEmpty) Line("  SQL alone", $"{sql}");
        Line("  of 1,000, over HTTP", $"{small}");
        if (!sql.IsEmpty) Line("  p95 over HTTP", $"{http.Milliseconds(P95) / sql.Milliseconds(P95):0.00} x SQL alone");
        Line("  p95 over HTTP", $"{http.Milliseconds(P95) / small.Milliseconds(P95):0.00} x of 1,000");
    }

    /// <summary>Every query of a group by itself, the slowest first.</summary>
    private static void PrintEach(string name, IReadOnlyList<Measurement> measured, QueryGroup group)
    {
        var queries =
            from one in measured
            where one.Query.Group == @group
            group one by (one.Query.Text, one.Query.Offset, one.Total) into query
            let http = Latencies.Of(query.SelectMany(one => one.Http))
            orderby http.Milliseconds(P95) descending
            select (query.Key, Http: http, Sql: Latencies.Of(query.SelectMany(one => one.Sql)));
        Console.WriteLine();
        Line(name, $"95th percentile over HTTP, and of the SQL alone where this program knows it");
        foreach (var (query, http, sql) in queries)
        {
            var asked = query.Text is { } text ? $"\"{text}\"" : $"from {query.Offset}";
            var alone = sql.IsEmpty ? "" : string.Create(CultureInfo.InvariantCulture, $"SQL {sql.Milliseconds(P95):0.0} ms   ");
            Line($"  {asked}", $"{http.Milliseconds(P95):0.0} ms   {alone}({query.Total} contacts)");
        }
    }

    private static double SlowestP95(IReadOnlyList<Measurement> measured, QueryGroup group) =>
        measured.Where(one => one.Query.Group == group).GroupBy(one => (one.Query.Text, one.Query.Offset))
            .Max(query => Latencies.Of(query.SelectMany(one => one.Http)).Milliseconds(P95));

    private static string Hits(IReadOnlyList<Measurement> measured)
    {
        var counts = measured.CountBy(one => one.Total switch
        {
            0 => "no contact",
            <= SearchResult.PageSize => "a page or less",
            < DirectoryLimits.CountedTotalMax => "more",
            _ => "10,000 and more",
        });
        return string.Join(", ", counts.OrderByDescending(count => count.Value).Select(count => $"{count.Value} find {count.Key}"));
    }

    private static void PrintSlowest(IEnumerable<Measurement> measured)
    {
        Console.WriteLine();
        foreach (var one in measured.Where(one => one.Sql.Length > 0).OrderByDescending(one => one.Sql.Min()).Take(SlowestShown))
            Line("slowest SQL", $"{one.Sql.Min() / 1000.0:0.0} ms   \"{one.Query.Text}\" ({one.Total} contacts)");
    }

    private static bool PrintWrong(IReadOnlyList<Measurement> measured, long[] truth)
    {
        var wrong = measured.Zip(truth).Where(pair => !IsRight(pair.First, pair.Second)).ToList();
        foreach (var (one, real) in wrong.Take(WrongShown))
            Line("FAILED", $"\"{one.Query.Text}\" finds {one.Total} contacts, and {real} have it");
        return wrong.Count == 0;
    }

    /// <summary>The list of all is counted exactly, a search as far as is promised.</summary>
    private static bool IsRight(Measurement one, long real) =>
        one.Total == (one.Query.Group is QueryGroup.All or QueryGroup.FarDown ? real : Math.Min(real, DirectoryLimits.CountedTotalMax));

    private static void Line(string name, FormattableString text) =>
        Console.WriteLine($"{name,-22} {text.ToString(CultureInfo.InvariantCulture)}");
}
