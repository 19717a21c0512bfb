using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Contacts;

/// <summary>A contact's closed conversations (contract §1.8).</summary>
internal sealed class ContactRoomsOperation(
    ContactLookup contacts, ContactAccessLog access, IConversationDirectory directory, IWorkspaceConfiguration workspace)
    : IOperation<ContactRoomsRequest, ContactRoomsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "omnichannel/contacts.history")
    {
        Access = Access.AllOf(Permissions.ViewContactHistory),
        Errors = [ContactErrors.NotFound],
        ExampleRequest = new ContactRoomsRequest("674eeb4343725ce31dd9bdae"),
        ExampleResponse = new ContactRoomsResponse([RoomExamples.ClosedRoom]) { Count = 1, Offset = 0, Total = 1 },
    };

    public async Task<ContactRoomsResponse> RunAsync(ApiCall call, ContactRoomsRequest request)
    {
        var page = Paging.Of(request, workspace.Current, ("closedAt", "closedAt"), ("ts", "ts"), ("lm", "lm"), ("fname", "fname"));
        if (page.Sort.IsEmpty) page = page with { Sort = [new SortBy("closedAt", true)] };
        var contact = await contacts.GetAsync(request.ContactId, call.Aborted);
        await access.RecordAsync(call.Caller, contact.ContactId, ContactAccessLog.History);
        var rooms = await directory.ListConversationsAsync(
            new ConversationQuery(page, [ConversationStatuses.Closed], [], [], [], ContactIds: contact.AllIds, SourceType: request.Source), call.Aborted);
        return new ContactRoomsResponse([.. rooms.Items.Select(ClosedRoomResponse.From)])
        {
            Count = rooms.Items.Length, Offset = page.Offset, Total = rooms.Total,
        };
    }
}

/// <param name="Source">Only conversations of this channel: widget, email, sms, app, api or other.</param>
internal sealed record ContactRoomsRequest(
    [NotEmpty, MaxLength(InputLimits.IdMax)] string ContactId, [MaxLength(InputLimits.NameMax)] string? Source = null) : PageParameters;

internal sealed record ContactRoomsResponse(ImmutableArray<ClosedRoomResponse> History) : PagedResult;
