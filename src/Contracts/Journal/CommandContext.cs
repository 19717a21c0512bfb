namespace ContactCenter.Journal;

/// <summary>
/// What every command carries: its id, by which it happens exactly once, and who gives it. Made by three factories only, each with a name space
/// of its own, so that no id which somebody chooses can ever be one of ours (<see cref="CommandNames"/>).
/// </summary>
[GenerateSerializer, Immutable, Alias("CommandContext")]
public sealed record CommandContext
{
    private CommandContext(string id, string actor, string? formerId) => (Id, Actor, FormerId) = (id, actor, formerId);

    /// <summary>Unique per entity; at most <see cref="CommandNames.CharactersMax"/> characters.</summary>
    [Id(0)]
    public string Id { get; private init; }

    /// <summary>"user:id", "visitor:id" or "system" (<see cref="Actors"/>).</summary>
    [Id(1)]
    public string Actor { get; private init; }

    /// <summary>What the same command was called before ids had name spaces: done then, it is not done again. Null = there was no such command.</summary>
    [Id(2)]
    public string? FormerId { get; private init; }

    /// <summary>Nobody outside can have chosen the id.</summary>
    public bool IsOurs => CommandNames.AreOurs(Id);

    /// <summary>A message: the id is the one that its sender chose, or that was made for it. Everybody sees it.</summary>
    public static CommandContext FromClient(string id, string actor) => new(id, actor, null);

    /// <summary>A call whose id was made at the edge, from its <c>Idempotency-Key</c> or at random.</summary>
    public static CommandContext OfCall(string id, string actor) => new(CommandNames.Of("call", id), actor, id);

    /// <summary>A step that the system takes by itself, on behalf of an actor. The same names are the same step.</summary>
    public static CommandContext OfStep(string actor, params string[] names) => new(CommandNames.Of(names), actor, string.Join('/', names));

    /// <inheritdoc cref="OfStep"/>
    public static CommandContext OfSystem(params string[] names) => OfStep(Actors.System, names);

    /// <summary>A message of the system. Everybody sees its id.</summary>
    /// <param name="id">Made of what nobody chooses.</param>
    public static CommandContext OfNotice(string id, string? formerId) => new(CommandNames.Of(id), Actors.System, formerId);

    /// <summary>The same giver's follow-up on another entity: a step of a saga repeats with the same id when the saga is resumed.</summary>
    public CommandContext Step(string name) => this with
    {
        Id = CommandNames.Below(Id, name), FormerId = FormerId is null && IsOurs ? null : $"{FormerId ?? Id}/{name}",
    };

    /// <summary>For names that hold the moment they are made in: nothing was ever called so before.</summary>
    public CommandContext AsNew() => this with { FormerId = null };

    /// <summary>The name to go on with where this one is taken by somebody else; always the same.</summary>
    public CommandContext Again() => this with { Id = CommandNames.Below(Id, "again"), FormerId = null };
}

/// <summary>How an actor of the journal's <c>actor</c> column is written.</summary>
public static class Actors
{
    public const string System = "system";

    public static string User(string userId) => "user:" + userId;

    public static string Visitor(string visitorId) => "visitor:" + visitorId;
}
