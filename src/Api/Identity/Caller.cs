namespace ContactCenter.Api.Identity;

/// <summary>The signed-in user who makes a call, as of the account's last journal entry.</summary>
public sealed record Caller(string UserId, string Username, string Name, ImmutableArray<string> Roles)
{
    public string Actor => Actors.User(UserId);

    public AgentReference AsAgent() => new(UserId, Username, Name);
}
