using ContactCenter.Api.Contacts;
using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>Calls by name, digits and filters: the newest first unless `sort` says otherwise (startedAt, endedAt, name).</summary>
internal sealed class ListCallsOperation(ICallDirectory directory, VisibleCalls calls, ContactLookup contacts, IWorkspaceConfiguration workspace)
    : IOperation<ListCallsRequest, ListCallsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "calls.list")
    {
        Access = Access.AnyOf(Permissions.ViewRooms, Permissions.ViewRoom),
        Errors = [HttpErrors.InvalidDate("from")],
        ExampleRequest = new ListCallsRequest("301234", Direction: CallDirections.Inbound, From: "2026-11-01") { Count = 25 },
        ExampleResponse = new ListCallsResponse([CallExamples.Call]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListCallsResponse> RunAsync(ApiCall call, ListCallsRequest request)
    {
        var page = PageOf(request);
        var query = request.ToQuery(page) with { VisibleTo = calls.ReachOf(call.Caller) };
        if (request.ContactId is { } contactId)
        {
            if (await contacts.FindAsync(contactId, call.Aborted) is not { } contact) return Listed([], page, 0);
            query = query with { ContactIds = contact.AllIds };
        }

        var found = await directory.ListCallsAsync(query, call.Aborted);
        return Listed(found.Items, page, found.Total);
    }

    private PageRequest PageOf(PageParameters request) =>
        Paging.Of(request, workspace.Current, ("startedAt", "startedAt"), ("endedAt", "endedAt"), ("name", "name"));

    private static ListCallsResponse Listed(ImmutableArray<CallView> found, PageRequest page, long total) =>
        new([.. found.Select(CallResponse.From)]) { Count = found.Length, Offset = page.Offset, Total = total };
}

/// <param name="Text">A part of the contact's name, or digits of the number, however they are written.</param>
/// <param name="Agents">Calls with a part for one of these users.</param>
/// <param name="Direction">inbound or outbound.</param>
/// <param name="State">Any of these: states of open calls, outcomes of others.</param>
/// <param name="Open">True = calls that are not over; false = those that are.</param>
/// <param name="DepartmentId">One department or several.</param>
/// <param name="Queue">The provider's name of the last queue.</param>
/// <param name="Tags">Calls with one of these tags.</param>
/// <param name="DispositionId">One disposition or several.</param>
/// <param name="From">Calls that began at this date or later; a date without a time is that whole day in UTC.</param>
/// <param name="To">Calls that began at this date or before.</param>
/// <param name="Missed">True = only missed calls that nobody has called back yet.</param>
/// <param name="FollowUp">Missed calls by the state of the work that they make: open, taken or done.</param>
/// <param name="ContactId">Calls with this contact.</param>
internal sealed record ListCallsRequest(
    [MaxLength(InputLimits.NameMax)] string? Text = null,
    [ValidId] ImmutableArray<string>? Agents = null,
    [AllowedValues(CallDirections.Inbound, CallDirections.Outbound)] string? Direction = null,
    [AllowedValues(
        CallStates.Ringing, CallStates.Queued, CallStates.Answered, CallStates.OnHold, CallStates.Transferred, CallStates.Ended, CallStates.Missed,
        CallStates.Abandoned, CallStates.Voicemail, CallStates.Failed)] ImmutableArray<string>? State = null,
    bool? Open = null,
    OneOrMore? DepartmentId = null,
    [MaxLength(CallLimits.NameCharactersMax)] string? Queue = null,
    [MaxLength(CallLimits.TagCharactersMax)] ImmutableArray<string>? Tags = null,
    OneOrMore? DispositionId = null,
    string? From = null,
    string? To = null,
    bool? Missed = null,
    [AllowedValues(CallFollowUpStates.Open, CallFollowUpStates.Taken, CallFollowUpStates.Done)] string? FollowUp = null,
    [ValidId] string? ContactId = null) : PageParameters
{
    /// <summary>The query, but for the contact and the caller's reach.</summary>
    public CallQuery ToQuery(PageRequest page) => new(page)
    {
        Text = Text is { Length: > 0 } ? Text : null, AgentIds = Agents ?? [], Direction = Direction, States = State ?? [], IsOpen = Open,
        DepartmentIds = DepartmentId?.Texts ?? [], Queue = Queue is { Length: > 0 } ? Queue : null, Tags = Tags ?? [],
        DispositionIds = DispositionId?.Texts ?? [], StartedFrom = DateFilters.From(From, "from"), StartedUntil = DateFilters.Until(To, "to"),
        FollowUps = FollowUp is { } state ? [state] : Missed == true ? CallQuery.NotCalledBack : [],
    };
}

internal sealed record ListCallsResponse(ImmutableArray<CallResponse> Calls) : PagedResult;
