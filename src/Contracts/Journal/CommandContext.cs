namespace ContactCenter.Journal;

/// <summary>
/// The id and the actor of a command. By its id a command happens exactly once. Contexts come from factories only, each with a name space
/// of its own, so that no id which a client chooses can ever be one of ours (<see cref="CommandNames"/>).
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

    /// <summary>
    /// The id of the same command before ids had name spaces: a command that was executed under it is not executed again. Null = there was
    /// no such command.
    /// </summary>
    [Id(2)]
    public string? FormerId { get; private init; }

    /// <summary>True if nobody outside can have chosen the id.</summary>
    public bool IsOurs => CommandNames.AreOurs(Id);

    /// <summary>Makes the context of a message, whose id its sender chose or the edge made. Everybody sees that id.</summary>
    public static CommandContext FromClient(string id, string actor) => new(id, actor, null);

    /// <summary>Makes the context of a call whose id was made at the edge, from its <c>Idempotency-Key</c> or at random.</summary>
    public static CommandContext OfCall(string id, string actor) => new(CommandNames.Of("call", id), actor, id);

    /// <summary>Makes the context of a step that the system takes by itself on behalf of an actor. The same names make the same id.</summary>
    public static CommandContext OfStep(string actor, params string[] names) => new(CommandNames.Of(names), actor, string.Join('/', names));

    /// <inheritdoc cref="OfStep"/>
    public static CommandContext OfSystem(params string[] names) => OfStep(Actors.System, names);

    /// <summary>Makes the context of a system message. Everybody sees its id.</summary>
    /// <param name="id">An id made of values that nobody outside chooses.</param>
    public static CommandContext OfNotice(string id, string? formerId) => new(CommandNames.Of(id), Actors.System, formerId);

    /// <summary>Makes the context of the same actor's next command on another entity. A saga that is resumed repeats the step with the same id.</summary>
    public CommandContext Step(string name) => this with
    {
        Id = CommandNames.Below(Id, name), FormerId = FormerId is null && IsOurs ? null : $"{FormerId ?? Id}/{name}",
    };

    /// <summary>Drops the former id. For names that contain the moment in which they are made: no earlier command had such a name.</summary>
    public CommandContext AsNew() => this with { FormerId = null };

    /// <summary>Makes the context to go on with when somebody else has taken this id. It is always the same one.</summary>
    public CommandContext Again() => this with { Id = CommandNames.Below(Id, "again"), FormerId = null };
}

/// <summary>Writes actors for the journal's <c>actor</c> column, and reads them.</summary>
public static class Actors
{
    public const string System = "system";
    private const string UserPrefix = "user:";

    public static string User(string userId) => UserPrefix + userId;

    /// <returns>Null = the actor is no user.</returns>
    public static string? UserIdOf(string actor) => actor.StartsWith(UserPrefix, StringComparison.Ordinal) ? actor[UserPrefix.Length..] : null;

    public static string Visitor(string visitorId) => "visitor:" + visitorId;
}
