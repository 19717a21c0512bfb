using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls.Voip;

/// <summary>Calls in the form of the contract, the newest first (contract §4). An agent without the right to see all lists its own.</summary>
internal sealed class ListVoipRoomsOperation(
    ICallDirectory directory, VisibleCalls calls, IContactDirectory contacts, AccessControl access, IWorkspaceConfiguration workspace)
    : IOperation<ListVoipRoomsRequest, ListVoipRoomsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "voip/rooms")
    {
        Access = Access.AnyOf(Permissions.ViewRooms, Permissions.ViewRoom),
        Errors =
        [
            CommonErrors.Unauthorized, HttpErrors.InvalidDate("createdAt.start"), HttpErrors.InvalidJsonParameter("createdAt"),
        ],
        ExampleRequest = new ListVoipRoomsRequest(Open: "false", RoomName: "ada"),
        ExampleResponse = new ListVoipRoomsResponse([VoipRoomResponse.Example]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ListVoipRoomsResponse> RunAsync(ApiCall call, ListVoipRoomsRequest request)
    {
        var isOwn = request.Agents is [var only] && only == call.Caller.UserId;
        if (!isOwn && !access.May(call.Caller, Permissions.ViewRooms)) throw new ContactCenterException(CommonErrors.Unauthorized);
        var page = Paging.Of(request, workspace.Current, ("ts", "startedAt"), ("closedAt", "endedAt"), ("fname", "name"), ("name", "name"));
        var query = request.ToQuery(page) with { VisibleTo = calls.ReachOf(call.Caller) };
        if (request.VisitorId is { } visitorId)
        {
            if (await ContactIdsAsync(visitorId, call.Aborted) is not { } contactIds) return Listed([], page, 0);
            query = query with { ContactIds = contactIds };
        }

        var found = await directory.ListCallsAsync(query, call.Aborted);
        return Listed(found.Items, page, found.Total);
    }

    private async Task<ImmutableArray<string>?> ContactIdsAsync(string visitorId, CancellationToken cancellationToken) =>
        await contacts.FindContactIdByVisitorAsync(visitorId, cancellationToken) is { } contactId
        && await contacts.FindContactAsync(contactId, cancellationToken) is { } contact ? contact.AllIds : null;

    private static ListVoipRoomsResponse Listed(ImmutableArray<CallView> found, PageRequest page, long total) =>
        new([.. found.Select(VoipRoomResponse.From)]) { Count = found.Length, Offset = page.Offset, Total = total };
}

/// <param name="Agents">Calls with a part for one of these users.</param>
/// <param name="Open">true = calls that are not over; false = those that are.</param>
/// <param name="CreatedAt">A JSON object such as `{"start":"2026-11-01","end":"2026-11-30"}`; either may be missing, both are inclusive.</param>
/// <param name="ClosedAt">As createdAt.</param>
/// <param name="Tags">Calls with one of these tags.</param>
/// <param name="Queue">The provider's name of the last queue.</param>
/// <param name="VisitorId">Calls of this visitor's contact.</param>
/// <param name="RoomName">A part of the contact's name, or digits of the number.</param>
internal sealed record ListVoipRoomsRequest(
    [ValidId] ImmutableArray<string>? Agents = null,
    [AllowedValues("true", "false")] string? Open = null,
    string? CreatedAt = null,
    string? ClosedAt = null,
    [MaxLength(CallLimits.TagCharactersMax)] ImmutableArray<string>? Tags = null,
    [MaxLength(CallLimits.NameCharactersMax)] string? Queue = null,
    [ValidId] string? VisitorId = null,
    [AllowedValues(CallDirections.Inbound, CallDirections.Outbound)] string? Direction = null,
    [MaxLength(InputLimits.NameMax)] string? RoomName = null) : PageParameters
{
    public CallQuery ToQuery(PageRequest page)
    {
        var (startedFrom, startedUntil) = DateFilters.Range(CreatedAt, "createdAt");
        var (endedFrom, endedUntil) = DateFilters.Range(ClosedAt, "closedAt");
        return new CallQuery(page)
        {
            Text = RoomName is { Length: > 0 } ? RoomName : null, AgentIds = Agents ?? [], Direction = Direction, Tags = Tags ?? [],
            IsOpen = Open is null ? null : Open == "true", Queue = Queue is { Length: > 0 } ? Queue : null,
            StartedFrom = startedFrom, StartedUntil = startedUntil, EndedFrom = endedFrom, EndedUntil = endedUntil,
        };
    }
}

internal sealed record ListVoipRoomsResponse(ImmutableArray<VoipRoomResponse> Rooms) : PagedResult;
