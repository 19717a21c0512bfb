using ContactCenter.Api.Workspace;

namespace ContactCenter.Api.Conversations;

/// <summary>Everything that waits (contract §3.4).</summary>
internal sealed class ListInquiriesOperation(
    IConversationDirectory directory, ConversationVisibility visibility, Departments departments, IWorkspaceConfiguration workspace)
    : IOperation<ListInquiriesRequest, ListInquiriesResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/inquiries.list")
    {
        Access = Access.AllOf(Permissions.ViewManager),
        ExampleRequest = new ListInquiriesRequest("Billing"),
        ExampleResponse = ListInquiriesResponse.Example,
    };

    public async Task<ListInquiriesResponse> RunAsync(ApiCall call, ListInquiriesRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("ts", "ts"));
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("ts", false)] };
        var asked = await request.DepartmentIdsAsync(departments, call.Aborted);
        if (asked is null || visibility.ScopeOf(call.Caller).Narrow(asked.Value) is not { } departmentIds) return ListInquiriesResponse.None(page);
        return ListInquiriesResponse.From(await directory.ListConversationsAsync(
            new ConversationQuery(page, [ConversationStatuses.Queued], [], departmentIds, []), call.Aborted), page);
    }
}

/// <summary>What waits in the public queue and the caller's departments (contract §3.4).</summary>
internal sealed class QueuedForUserOperation(
    IConversationOverview overview, IDepartmentDirectory directory, Departments departments, IWorkspaceConfiguration workspace)
    : IOperation<ListInquiriesRequest, ListInquiriesResponse>
{
    public static ApiOperation Operation { get; } = ListInquiriesOperation.Operation with
    {
        Path = "livechat/inquiries.queuedForUser", Access = Access.AllOf(Permissions.ViewRoom, Permissions.ViewQueue),
    };

    public async Task<ListInquiriesResponse> RunAsync(ApiCall call, ListInquiriesRequest request)
    {
        var page = Paging.Of(request, workspace.Current);
        var mine = await directory.ListDepartmentIdsOfAgentAsync(call.Caller.UserId, call.Aborted);
        if (await request.DepartmentIdsAsync(departments, call.Aborted) is not { } asked) return ListInquiriesResponse.None(page);
        return ListInquiriesResponse.From(await overview.ListOfferedAsync(
            new OfferedQuery(
                call.Caller.UserId, asked.IsEmpty ? mine : [.. mine.Where(asked.Contains)], asked.IsEmpty ? null : asked,
                QueueOrdering.Of(workspace.Current), page),
            call.Aborted), page);
    }
}

/// <param name="Department">The department's id or name.</param>
internal sealed record ListInquiriesRequest([MaxLength(InputLimits.NameMax)] string? Department = null) : PageParameters
{
    /// <summary>The departments that are asked for: empty = no filter; null = there is no such department.</summary>
    public async Task<ImmutableArray<string>?> DepartmentIdsAsync(Departments departments, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(Department)) return [];
        return await departments.FindAsync(Department, cancellationToken) is { } department ? [department.DepartmentId] : null;
    }
}

internal sealed record ListInquiriesResponse(ImmutableArray<InquiryResponse> Inquiries) : PagedResult
{
    public static ListInquiriesResponse Example { get; } = new([RoomExamples.Inquiry]) { Count = 1, Offset = 0, Total = 1 };

    public static ListInquiriesResponse None(PageRequest page) => new([]) { Count = 0, Offset = page.Offset, Total = 0 };

    public static ListInquiriesResponse From(Page<ConversationView> rooms, PageRequest page) =>
        new([.. rooms.Items.Select(InquiryResponse.From)]) { Count = rooms.Items.Length, Offset = page.Offset, Total = rooms.Total };
}
