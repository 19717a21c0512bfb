namespace ContactCenter.Bench;

/// <param name="All">Transactions that a database has ended.</param>
/// <param name="Commits">Those of them that wrote to the journal: each moves its head once, for however many entries.</param>
internal sealed record Transactions(long All, long Commits)
{
    /// <summary>The others. On a server that only opens conversations each is one question.</summary>
    public long Reads => All - Commits;

    public static Transactions operator -(Transactions after, Transactions before) => new(after.All - before.All, after.Commits - before.Commits);
}
