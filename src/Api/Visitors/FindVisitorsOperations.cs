using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Visitors;

/// <summary>One visitor, without its token (contract §2.1).</summary>
internal sealed class VisitorInfoOperation(IVisitorDirectory directory) : IOperation<VisitorInfoRequest, VisitorInfoResponse>
{
    private static readonly Error NotFound = Error.Plain("visitor-not-found");

    public static ApiOperation Operation { get; } = new("GET", "livechat/visitors.info")
    {
        Access = Access.AllOf(Permissions.ViewRoom), Errors = [NotFound],
        ExampleRequest = new VisitorInfoRequest(VisitorExamples.View.VisitorId),
        ExampleResponse = new VisitorInfoResponse(VisitorResponse.From(VisitorExamples.View)),
    };

    public async Task<VisitorInfoResponse> RunAsync(ApiCall call, VisitorInfoRequest request)
    {
        var found = await directory.FindVisitorByIdAsync(request.VisitorId, call.Aborted) ?? throw new ContactCenterException(NotFound);
        return new VisitorInfoResponse(VisitorResponse.From(found.View));
    }
}

/// <summary>Visitors by a part of a name or an address (contract §2.1).</summary>
internal sealed class SearchVisitorsOperation(IVisitorSearch search, VisitorRooms rooms, IWorkspaceConfiguration workspace)
    : IOperation<SearchVisitorsRequest, SearchVisitorsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/visitors.search")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        ExampleRequest = new SearchVisitorsRequest("ada"),
        ExampleResponse = new SearchVisitorsResponse([FoundVisitorResponse.From(VisitorExamples.View, RoomExamples.RoomView)])
        {
            Count = 1, Offset = 0, Total = 1,
        },
    };

    public async Task<SearchVisitorsResponse> RunAsync(ApiCall call, SearchVisitorsRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var listed = await search.ListVisitorsAsync(request.Term, [], page, call.Aborted);
        var found = ImmutableArray.CreateBuilder<FoundVisitorResponse>(listed.Items.Length);
        foreach (var visitor in listed.Items)
        {
            var last = (await rooms.ListAsync(visitor.VisitorId, [], new PageRequest(0, 1, []), call.Aborted)).Items.FirstOrDefault();
            found.Add(FoundVisitorResponse.From(visitor, last));
        }

        return new SearchVisitorsResponse(found.MoveToImmutable()) { Count = listed.Items.Length, Offset = page.Offset, Total = listed.Total };
    }
}

/// <summary>The first visitors for what somebody has begun to type (contract §2.1).</summary>
internal sealed class CompleteVisitorsOperation(IVisitorSearch search) : IOperation<CompleteVisitorsRequest, CompleteVisitorsResponse>
{
    private const int ItemsMax = 10;

    public static ApiOperation Operation { get; } = new("GET", "livechat/visitors.autocomplete")
    {
        Access = Access.AllOf(Permissions.ViewRoom), Errors = [HttpErrors.InvalidJsonParameter("selector")],
        ExampleRequest = new CompleteVisitorsRequest("""{"term":"ada"}"""),
        ExampleResponse = new CompleteVisitorsResponse([CompletedVisitorResponse.From(VisitorExamples.View)]),
    };

    public async Task<CompleteVisitorsResponse> RunAsync(ApiCall call, CompleteVisitorsRequest request)
    {
        var (term, exceptions) = SelectorInput.Read(request.Selector, HttpErrors.InvalidJsonParameter("selector"));
        var listed = await search.ListVisitorsAsync(term, exceptions, new PageRequest(0, ItemsMax, []), call.Aborted);
        return new CompleteVisitorsResponse([.. listed.Items.Select(CompletedVisitorResponse.From)]);
    }
}

internal sealed record VisitorInfoRequest([ValidId] string VisitorId);

internal sealed record VisitorInfoResponse(VisitorResponse Visitor) : ApiResult;

/// <param name="Term">A part of a name or an address; empty = all visitors.</param>
internal sealed record SearchVisitorsRequest([MaxLength(InputLimits.NameMax)] string Term) : PageParameters;

internal sealed record SearchVisitorsResponse(ImmutableArray<FoundVisitorResponse> Visitors) : PagedResult;

/// <param name="Selector">A JSON object: `{"term":"ada","exceptions":[ids]}`, both optional.</param>
internal sealed record CompleteVisitorsRequest(string Selector);

internal sealed record CompleteVisitorsResponse(ImmutableArray<CompletedVisitorResponse> Items) : ApiResult;

/// <param name="CustomName">The name, else the user name.</param>
internal sealed record CompletedVisitorResponse(
    [property: JsonPropertyName("_id")] string Id, string? Name, string Username, [property: JsonPropertyName("custom_name")] string CustomName)
{
    public static CompletedVisitorResponse From(VisitorView visitor) =>
        new(visitor.VisitorId, visitor.Name, visitor.Username, visitor.Name ?? visitor.Username);
}
