namespace ContactCenter.Api.Conversations;

/// <summary>What the caller has typed and not sent, in the rooms that it may see; the newest first.</summary>
internal sealed class ListDraftsOperation(Drafts drafts) : IOperation<NoRequest, ListDraftsResponse>
{
    public static ApiOperation Operation { get; } = new("GET", "livechat/drafts")
    {
        Access = Access.AnyOf(Permissions.ViewRoom, Permissions.ViewRooms),
        ExampleResponse = new ListDraftsResponse([DraftResponse.Example]),
    };

    public async Task<ListDraftsResponse> RunAsync(ApiCall call, NoRequest request) =>
        new([.. (await drafts.ListAsync(call.Caller, call.Aborted)).Select(DraftResponse.From)]);
}

/// <summary>Keeps what the caller has typed and not sent, for its other screens. Sending the message empties its draft.</summary>
internal sealed class SaveDraftOperation(IDrafts drafts) : IOperation<DraftToSave, SaveDraftResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/drafts.save")
    {
        Access = Access.AnyOf(Permissions.ViewRoom, Permissions.ViewRooms),
        Errors = [ConversationErrors.ErrorInvalidRoom],
        ExampleRequest = new DraftToSave(RoomExamples.RoomId, "I have looked it up: ", 1795337940000),
        ExampleResponse = new SaveDraftResponse(DraftResponse.Example, true),
    };

    public async Task<SaveDraftResponse> RunAsync(ApiCall call, DraftToSave request)
    {
        var saved = await drafts.SaveAsync(call.Caller, request, connectionId: null, call.Aborted);
        return new SaveDraftResponse(DraftResponse.From(saved.Draft), saved.IsSaved);
    }
}

internal sealed record ListDraftsResponse(ImmutableArray<DraftResponse> Drafts) : ApiResult;

/// <param name="Draft">The draft as it is kept now.</param>
/// <param name="Saved">False = one with a higher revision was known, and is kept: it is the draft of this response.</param>
internal sealed record SaveDraftResponse(DraftResponse Draft, bool Saved) : ApiResult;

/// <summary>What a user has typed and not sent. A user has two drafts in a room at most: a reply and a note.</summary>
/// <param name="Rid">The id of the room.</param>
/// <param name="Msg">The text; empty = there is none any more.</param>
/// <param name="Revision">
/// Higher than the last one that the client knows of this draft; best the time in milliseconds, if that is higher. A draft is replaced by one of the
/// same or a higher revision. At most 9007199254740991.
/// </param>
/// <param name="IsNote">Whether it is a private note; absent = a reply.</param>
internal sealed record DraftToSave(
    [ValidId] string Rid, [MaxLength(DeskLimits.DraftLengthMax)] string Msg, [AtLeast(0)] long Revision, bool? IsNote = null);

/// <summary>What a user has typed and not sent.</summary>
/// <param name="Rid">The id of the room.</param>
/// <param name="Msg">The text; empty = it was sent, or deleted.</param>
/// <param name="IsNote">Whether it is a private note and not a reply.</param>
/// <param name="Ts">The time when it was saved.</param>
internal sealed record DraftResponse(string Rid, string Msg, bool IsNote, long Revision, DateTimeOffset Ts)
{
    public static DraftResponse Example { get; } = new(RoomExamples.RoomId, "I have looked it up: ", false, 1795337940000, RoomExamples.At);

    public static DraftResponse From(DraftView draft) => new(draft.RoomId, draft.Text, draft.IsNote, draft.Revision, draft.SavedAt);
}
