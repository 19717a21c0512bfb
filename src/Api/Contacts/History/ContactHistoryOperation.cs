using ContactCenter.Api.Calls;
using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Contacts.History;

/// <summary>A contact's closed conversations, and its calls that are over: the last one first (contract §1.8).</summary>
/// <remarks>What was noted about a call is shown to those who may see the call.</remarks>
internal sealed class ContactHistoryOperation(
    ContactLookup contacts, ContactAccessLog access, IContactHistory history, VisibleCalls calls, IWorkspaceConfiguration workspace)
    : IOperation<ContactHistoryRequest, ContactHistoryResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.history")
    {
        Access = Access.AllOf(Permissions.ViewContactHistory),
        Errors = [ContactErrors.NotFound],
        ExampleRequest = new ContactHistoryRequest("674eeb4343725ce31dd9bdae"),
        ExampleResponse = new ContactHistoryResponse([HistoryItemResponse.From(CallExamples.View, null, true), new(RoomExamples.ClosedRoom, null)])
        {
            Count = 2, Offset = 0, Total = 2,
        },
    };

    public async Task<ContactHistoryResponse> RunAsync(ApiCall call, ContactHistoryRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("closedAt", "closedAt"), ("ts", "ts"), ("lm", "lm"), ("fname", "fname"));
        var contact = await contacts.GetAsync(request.ContactId, call.Aborted);
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.History);
        var found = await history.ListHistoryAsync(new ContactHistoryQuery(page, contact.AllIds, request.Source), call.Aborted);
        return new ContactHistoryResponse([.. found.Items.Select(item => Shown(call.Caller, contact, item))])
        {
            Count = found.Items.Length, Offset = page.Offset, Total = found.Total,
        };
    }

    private HistoryItemResponse Shown(Caller caller, ContactView contact, ContactHistoryItem item) => item.Call is { } call
        ? HistoryItemResponse.From(call, contact, calls.MaySee(caller, call))
        : new HistoryItemResponse(ClosedRoomResponse.From(item.Conversation!), null);
}

/// <param name="Source">Only conversations of this channel: widget, email, sms, app, api or other; or phone, for calls.</param>
internal sealed record ContactHistoryRequest(
    [NotEmpty, MaxLength(InputLimits.IdMax)] string ContactId, [MaxLength(InputLimits.NameMax)] string? Source = null) : PageParameters;

internal sealed record ContactHistoryResponse(ImmutableArray<HistoryItemResponse> History) : PagedResult;
