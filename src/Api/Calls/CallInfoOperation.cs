using ContactCenter.Api.Contacts;
using ContactCenter.Api.Conversations;
using ContactCenter.Calls;

namespace ContactCenter.Api.Calls;

/// <summary>One call: its legs, times, wrap-up and history, the last other call with the contact, and the contact's chats and calls around it.</summary>
internal sealed class CallInfoOperation(
    ICallDirectory directory, IConversationDirectory conversations, IJournal journal, VisibleCalls calls, ConversationVisibility visibility,
    ContactLookup contacts) : IOperation<CallRequest, CallInfoResponse>
{
    /// <summary>Chats and calls of the contact that are shown.</summary>
    private const int AroundMax = 10;

    private const int HistoryMax = 1_000;

    public static ApiOperation Operation { get; } = new("GET", "calls.info")
    {
        Access = ListCallsOperation.Operation.Access, Errors = [CallErrors.NotFound], ExampleRequest = CallRequest.Example,
        ExampleResponse = new CallInfoResponse(
            CallExamples.Call, [.. CallExamples.View.Record.Legs.Select(CallLegResponse.From)],
            [.. CallExamples.View.Record.Recordings.Select(CallRecordingResponse.From)],
            [new CallEntryResponse(1, RoomExamples.At, CallKinds.Event, "pbx", CallEventKinds.Ringing)],
            CallResponse.From(CallExamples.MissedView), [CallResponse.From(CallExamples.MissedView)], [RoomExamples.Room]),
    };

    public async Task<CallInfoResponse> RunAsync(ApiCall call, CallRequest request)
    {
        var view = await calls.GetAsync(call, request.CallId);
        var contact = view.Contact is { } known ? await contacts.FindAsync(known.ContactId, call.Aborted) : null;
        var around = contact is null ? [] : await CallsAsync(call, contact, view.CallId);
        return new CallInfoResponse(
            CallResponse.From(view), [.. view.Record.Legs.Select(CallLegResponse.From)], [.. view.Record.Recordings.Select(CallRecordingResponse.From)],
            await HistoryAsync(view.CallId, call.Aborted), around.IsEmpty ? null : around[0], around, contact is null ? [] : await ChatsAsync(call, contact));
    }

    private async Task<ImmutableArray<CallResponse>> CallsAsync(ApiCall call, ContactView contact, string callId)
    {
        var found = await directory.ListCallsAsync(
            new CallQuery(new PageRequest(0, AroundMax, [])) { ContactIds = contact.AllIds, ExceptCallId = callId, VisibleTo = calls.ReachOf(call.Caller) },
            call.Aborted);
        return [.. found.Items.Select(CallResponse.From)];
    }

    private async Task<ImmutableArray<RoomResponse>> ChatsAsync(ApiCall call, ContactView contact)
    {
        var page = new PageRequest(0, AroundMax, [new SortBy("lm", true)]);
        var found = await conversations.ListConversationsAsync(new ConversationQuery(page, [], [], [], [], ContactIds: contact.AllIds), call.Aborted);
        return [.. found.Items.Where(room => visibility.MayRead(call.Caller, room)).Select(RoomResponse.From)];
    }

    private async Task<ImmutableArray<CallEntryResponse>> HistoryAsync(string callId, CancellationToken cancellationToken)
    {
        var entries = await journal.ReadEntityAsync(new EntityId(EntityTypes.Call, callId), 0, HistoryMax, cancellationToken);
        return [.. entries.Select(CallEntryResponse.From).OfType<CallEntryResponse>()];
    }
}

/// <summary>Names a call.</summary>
internal sealed record CallRequest([ValidId] string CallId)
{
    public static CallRequest Example { get; } = new(CallExamples.CallId);
}

/// <param name="LastCall">The last call with this contact, other than this one; absent = there was none that one may see.</param>
/// <param name="CallsAround">The last calls with this contact, at most 10.</param>
/// <param name="ChatsAround">The last conversations of this contact, at most 10.</param>
internal sealed record CallInfoResponse(
    CallResponse Call, ImmutableArray<CallLegResponse> Legs, ImmutableArray<CallRecordingResponse> Recordings, ImmutableArray<CallEntryResponse> History,
    CallResponse? LastCall, ImmutableArray<CallResponse> CallsAround, ImmutableArray<RoomResponse> ChatsAround) : ApiResult;
