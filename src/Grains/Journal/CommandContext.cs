namespace ContactCenter.Journal;

/// <summary>What every command carries: its id, by which it happens exactly once, and who gives it.</summary>
/// <param name="Id">The client's <c>_id</c> or <c>Idempotency-Key</c>, else made at the edge. Unique per entity; at most 128 characters.</param>
/// <param name="Actor">"user:id", "visitor:id" or "system" (<see cref="Actors"/>).</param>
[GenerateSerializer, Immutable, Alias("CommandContext")]
public sealed record CommandContext(string Id, string Actor)
{
    /// <summary>The same giver's follow-up on another entity: a step of a saga repeats with the same id when the saga is resumed.</summary>
    public CommandContext Step(string name) => this with { Id = $"{Id}/{name}" };
}

/// <summary>How an actor of the journal's <c>actor</c> column is written.</summary>
public static class Actors
{
    public const string System = "system";

    public static string User(string userId) => "user:" + userId;

    public static string Visitor(string visitorId) => "visitor:" + visitorId;
}
