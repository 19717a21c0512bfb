using System.Diagnostics;

namespace ContactCenter.Storage.Telemetry;

/// <summary>
/// The span of a commit. A batch carries the appends of many traces: it belongs to the first of them and is linked to the others.
/// </summary>
internal static class JournalTraces
{
    public const string Source = "ContactCenter.Journal";
    private const int LinksMax = 32;

    private static readonly ActivitySource Commits = new(Source);

    /// <returns>Null = nobody listens, or no append of the batch is traced.</returns>
    public static Activity? StartCommit(IEnumerable<ActivityContext> appends, int entries, string database)
    {
        if (!Commits.HasListeners()) return null;
        var traced = appends.Where(context => context != default).Take(LinksMax + 1).ToList();
        if (traced.Count == 0) return null;
        var activity = Commits.StartActivity(
            "journal commit", ActivityKind.Client, traced[0], links: traced.Skip(1).Select(context => new ActivityLink(context)));
        activity?.SetTag("db.system.name", database).SetTag("contactcenter.entries", entries);
        return activity;
    }
}
