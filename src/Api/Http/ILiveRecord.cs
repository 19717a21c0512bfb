namespace ContactCenter.Api.Http;

/// <summary>
/// A record that a hub sends or takes. The descriptions of the live connection (docs/live-events.md, components of the OpenAPI document) find these
/// types by this interface.
/// </summary>
internal interface ILiveRecord
{
    static abstract LiveDescription Live { get; }
}

/// <param name="Names">The event kinds; of others the method's name.</param>
/// <param name="Examples">Values of the type, one for each name, in the order of the names.</param>
internal sealed record LiveDescription(LiveUse Use, LiveAudience Audience, ImmutableArray<string> Names, ImmutableArray<object> Examples);

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

[Flags]
internal enum LiveAudience
{
    Agents = 1,
    Visitors = 2,
    Both = Agents | Visitors,
}
