namespace ContactCenter.Api.OpenApi;

/// <summary>
/// Describes records that a hub sends or takes. The descriptions of the live connection (docs/live-events.md, components of the OpenAPI document) find
/// the classes with this interface by themselves.
/// </summary>
internal interface ILiveRecords
{
    static abstract ImmutableArray<LiveDescription> All { get; }
}

/// <param name="Names">The event kinds; of others the method's name.</param>
/// <param name="Examples">Values of the type, one for each name, in the order of the names.</param>
internal sealed record LiveDescription(LiveUse Use, LiveAudience Audience, ImmutableArray<string> Names, ImmutableArray<object> Examples)
{
    public LiveDescription(LiveUse use, LiveAudience audience, string name, object example)
        : this(use, audience, [name], [example])
    {
    }

    /// <summary>The type of the record.</summary>
    public Type Type => Examples[0].GetType();
}

/// <summary>The use of a record of the live connection.</summary>
internal enum LiveUse
{
    /// <summary>An item of the client method <c>entries</c>.</summary>
    Event,

    /// <summary>The argument of another client method.</summary>
    ClientMethod,

    /// <summary>The argument of a hub method.</summary>
    Argument,

    /// <summary>A part of other records.</summary>
    Part,

    /// <summary>The return value of a hub method.</summary>
    Response,
}

/// <summary>The clients of one hub.</summary>
internal enum LiveAudience
{
    Agents,
    Visitors,
}
