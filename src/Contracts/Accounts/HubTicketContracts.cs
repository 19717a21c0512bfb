namespace ContactCenter.Accounts;

/// <summary>
/// Holds what one ticket stands for. A ticket opens one live connection in place of a token, which must never stand in a URL; browsers can put what
/// signs a WebSocket in nowhere else. The key is the ticket's hash. Nothing is stored: a ticket that is lost with its silo is asked for again.
/// </summary>
[Alias("IHubTicket")]
public interface IHubTicketGrain : IGrainWithStringKey
{
    /// <returns>The time from which it is worth nothing.</returns>
    [Alias("Issue")]
    Task<DateTimeOffset> Issue(HubTicket ticket);

    /// <summary>Spends the ticket, also when it is for another hub.</summary>
    /// <returns>Null = there is none, it is spent or too old, or it is for another hub.</returns>
    [Alias("Redeem")]
    Task<HubTicket?> Redeem(string hub);
}

/// <summary>The one who may connect with a ticket, and where.</summary>
/// <param name="Hub">One of <see cref="HubNames"/>.</param>
/// <param name="HolderId">A user's id, or a visitor's key.</param>
/// <param name="TokenHash">The hash of the token with which the user asked for it: the connection ends with that session. Null for visitors.</param>
[GenerateSerializer, Immutable, Alias("HubTicket")]
public sealed record HubTicket(string Hub, string HolderId, string? TokenHash);

/// <summary>The hubs that tickets are for.</summary>
public static class HubNames
{
    public const string Agent = "agent";
    public const string Visitor = "visitor";
}
