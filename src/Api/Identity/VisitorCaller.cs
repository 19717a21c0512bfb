namespace ContactCenter.Api.Identity;

/// <summary>A visitor who makes a call: known by the token it sent, never by a user's sign-in.</summary>
/// <param name="Key">Stands for the token wherever it is not shown back to the visitor.</param>
internal readonly record struct VisitorCaller(string Token, string Key)
{
    public static VisitorCaller Of(string token) => new(token, VisitorKey.Of(token));

    /// <summary>A visitor who came with a ticket: its token is not known.</summary>
    public static VisitorCaller OfKey(string key) => new("", key);

    /// <summary>The visitor's id. It follows from the key, so no look-up is needed.</summary>
    public string VisitorId => VisitorNames.Of(Key).VisitorId;

    /// <summary>The visitor's name in the journal.</summary>
    public string Actor => Actors.Visitor(VisitorId);
}
