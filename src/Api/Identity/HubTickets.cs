namespace ContactCenter.Api.Identity;

/// <summary>Gives out tickets for live connections, and takes them.</summary>
internal interface IHubTickets
{
    Task<IssuedTicket> IssueAsync(HubTicket ticket);

    /// <returns>Null = it is none, or no good any more.</returns>
    Task<HubTicket?> RedeemAsync(string? ticket, string hub, CancellationToken cancellationToken);
}

/// <summary>A ticket as it is given out: only its holder knows it.</summary>
internal readonly record struct IssuedTicket(string Ticket, DateTimeOffset ExpiresAt);

/// <summary>Keeps each ticket in an actor, so that any node can take it, and only one does.</summary>
internal sealed class HubTickets(IGrainFactory grains, IIdSource ids) : IHubTickets
{
    public async Task<IssuedTicket> IssueAsync(HubTicket ticket)
    {
        var secret = ids.NewSecret();
        return new IssuedTicket(secret, await Of(secret).Issue(ticket));
    }

    public async Task<HubTicket?> RedeemAsync(string? ticket, string hub, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(ticket) || ticket.Length > SignInToken.LengthMax ? null : await Of(ticket).Redeem(hub).WaitAsync(cancellationToken);

    private IHubTicketGrain Of(string ticket) => grains.GetGrain<IHubTicketGrain>(SignInToken.Hash(ticket));
}
