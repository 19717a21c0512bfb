namespace ContactCenter.Api.Accounts;

/// <summary>A ticket for one connection to the agents' hub: SignalR's access token of clients that can set no headers.</summary>
/// <remarks>Not in the contract: ours.</remarks>
internal sealed class IssueTicketOperation(IHubTickets tickets) : IOperation<NoRequest, IssueTicketResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "sessions/ticket")
    {
        ExampleResponse = new IssueTicketResponse(AccountExamples.Secret, AccountExamples.ExpiresAt),
    };

    public async Task<IssueTicketResponse> RunAsync(ApiCall call, NoRequest request) =>
        IssueTicketResponse.From(await tickets.IssueAsync(new HubTicket(HubNames.Agent, call.Caller.UserId, call.TokenHash)));
}

/// <param name="Ticket">The value of the hub's `access_token`. It opens one connection.</param>
/// <param name="ExpiresAt">30 seconds later.</param>
internal sealed record IssueTicketResponse(string Ticket, DateTimeOffset ExpiresAt) : ApiResult
{
    public static IssueTicketResponse From(IssuedTicket issued) => new(issued.Ticket, issued.ExpiresAt);
}
