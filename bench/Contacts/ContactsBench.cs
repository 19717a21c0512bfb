using ContactCenter.Bench.All;

namespace ContactCenter.Bench.Contacts;

/// <summary><c>contacts</c>: searches of a large directory over HTTP, beside the same SQL alone and the same in a small one.</summary>
internal static class ContactsBench
{
    public const int SmallDirectory = 1_000;

    /// <summary>Searches before the measured ones, with other texts: the server compiles its code while it runs.</summary>
    private const int WarmUpsMax = 200;

    private const int MaximumSeed = int.MaxValue;

    /// <returns>The exit code: 0 only if every search found what it had to find.</returns>
    public static async Task<int> RunAsync(ContactsOptions options, Figures figures, CancellationToken cancellationToken)
    {
        await using var small = await LargeDirectory.StartAsync(options.UsesPostgres, options.Server, cancellationToken);
        await using var large = await LargeDirectory.StartAsync(options.UsesPostgres, options.Server, cancellationToken);
        try
        {
            return await RunAsync(options, figures, large, small, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine(large.ServerOutput);
            Console.Error.WriteLine(small.ServerOutput);
            return 1;
        }
    }

    private static async Task<int> RunAsync(
        ContactsOptions options, Figures figures, LargeDirectory large, LargeDirectory small, CancellationToken cancellationToken)
    {
        ContactsReport.PrintLoad(options);
        await small.LoadAsync(options.Seed, SmallDirectory, isDirect: false, cancellationToken);
        await large.LoadAsync(options.Seed, options.Contacts, options.IsLoadedDirectly, cancellationToken);
        ContactsReport.PrintDirectory(options, large.LoadTime, large.LoadUse, await DatabaseFacts.ReadAsync(large.Database, cancellationToken));

        using var http = await HttpSearch.ConnectAsync(large, cancellationToken);
        using var smallHttp = await HttpSearch.ConnectAsync(small, cancellationToken);
        // Of another build this program has no statements.
        await using var sql = options.Server is null ? await SqlSearch.OpenAsync(large.Database, cancellationToken) : null;
        var measuring = new Measuring(http, sql, smallHttp);

        var warmUp = QueryList.Create(MaximumSeed - options.Seed, options.Contacts, Math.Min(options.Queries, WarmUpsMax));
        foreach (var query in warmUp) await measuring.RunAsync(query, cancellationToken);
        Query[] queries =
            [.. QueryList.Create(options.Seed, options.Contacts, options.Queries), .. QueryList.Worst(options.Contacts, options.Rounds)];
        var measured = new List<Measurement>();
        foreach (var query in queries) measured.Add(await measuring.RunAsync(query, cancellationToken));

        ContactsReport.Add(figures, measured);
        var truth = Truth.Count(options.Seed, options.Contacts, queries, cancellationToken);
        return ContactsReport.Print(measured, truth) ? 0 : 1;
    }
}
