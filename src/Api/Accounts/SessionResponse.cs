namespace ContactCenter.Api.Accounts;

/// <summary>A session: what one sign-in began.</summary>
/// <param name="SessionId">The id again.</param>
/// <param name="LastActivityAt">The time of its last call, noted at most every six hours.</param>
/// <param name="Current">Whether this call belongs to it.</param>
/// <param name="User">The user, in the list of all users' sessions; absent in the list of one's own.</param>
internal sealed record SessionResponse(
    [property: JsonPropertyName("_id")] string Id, string SessionId, string UserId, SessionDeviceResponse Device, DateTimeOffset LoginAt,
    DateTimeOffset CreatedAt, DateTimeOffset LastActivityAt, DateTimeOffset ExpiresAt, bool Current,
    [property: JsonPropertyName("_user")] SessionUserResponse? User)
{
    public static SessionResponse From(string userId, SessionView session, bool isCurrent, SessionUserResponse? user = null) => new(
        $"{userId}.{session.SessionId}", $"{userId}.{session.SessionId}", userId, new(session.Client ?? "unknown"), session.CreatedAt, session.CreatedAt,
        session.UsedAt ?? session.CreatedAt, session.ExpiresAt, isCurrent, user);
}

/// <param name="Name">The browser and its system, or the program; "unknown" when it said nothing.</param>
internal sealed record SessionDeviceResponse(string Name)
{
    /// <summary>"other", always.</summary>
    [JsonPropertyOrder(-1)]
    public string Type { get; } = "other";
}

internal sealed record SessionUserResponse([property: JsonPropertyName("_id")] string Id, string Username, string Name);
