using ContactCenter.Api.Accounts;

namespace ContactCenter.Api.Visitors;

/// <summary>A ticket for one connection to the visitors' hub: SignalR's access token in place of the visitor's.</summary>
/// <remarks>Not in the contract: ours.</remarks>
internal sealed class VisitorTicketOperation(VisitorAccess visitors, IHubTickets tickets) : IOperation<VisitorTicketRequest, IssueTicketResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/visitor.ticket")
    {
        Access = Access.Visitor, Errors = [VisitorErrors.InvalidToken],
        ExampleRequest = new VisitorTicketRequest(VisitorExamples.Token),
        ExampleResponse = IssueTicketOperation.Operation.ExampleResponse,
    };

    public async Task<IssueTicketResponse> RunAsync(ApiCall call, VisitorTicketRequest request)
    {
        var visitor = VisitorCaller.Of(request.Token);
        await visitors.GetAsync(visitor, call.Aborted);
        return IssueTicketResponse.From(await tickets.IssueAsync(new HubTicket(HubNames.Visitor, visitor.Key, null)));
    }
}

internal sealed record VisitorTicketRequest([MaxLength(InputLimits.TokenMax)] string Token) : IVisitorRequest;
