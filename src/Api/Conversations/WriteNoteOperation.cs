namespace ContactCenter.Api.Conversations;

/// <summary>Writes a private note in a conversation, also in a closed one: users read it, its visitor never does.</summary>
/// <remarks>Not in the contract: ours. It is another call than a reply, so that no flag that is forgotten makes one of the other.</remarks>
internal sealed class WriteNoteOperation(IMessageSender sender, IDrafts drafts) : IOperation<NoteToWrite, WriteNoteResponse>
{
    public static ApiOperation Operation { get; } = new("POST", "livechat/room.note")
    {
        Access = Access.AllOf(Permissions.ViewRoom),
        Errors = [ConversationErrors.InvalidRoom, ConversationErrors.NotServing, ConversationErrors.MessageTooLong, ConversationErrors.EmptyMessage,
            ConversationErrors.RoomClosed, ConversationErrors.InvalidMessageId, CommonErrors.CommandIdInUse],
        ExampleRequest = new NoteToWrite(RoomExamples.RoomId, RoomExamples.Note.Msg),
        ExampleResponse = new WriteNoteResponse(RoomExamples.Note),
    };

    public async Task<WriteNoteResponse> RunAsync(ApiCall call, NoteToWrite request)
    {
        var note = await sender.WriteNoteAsync(call.Caller, request.Rid, request.Id ?? call.Ids.ShortId("message"), request.Msg, call.Aborted);
        await drafts.EmptyAsync(call.Caller, request.Rid, isNote: true, request.Msg, connectionId: null);
        return new(MessageResponse.From(note));
    }
}

/// <param name="Rid">The id of the room.</param>
/// <param name="Msg">The text. Its limit is that of messages. Placeholders are not filled.</param>
/// <param name="Id">Names the note: sent again with the same id it counts once. Absent = the server names it.</param>
internal sealed record NoteToWrite(
    [ValidId] string Rid,
    [MaxLength(InputLimits.BodyBytesMax)] string Msg,
    [ValidId][property: JsonPropertyName("_id")] string? Id = null);

/// <param name="Message">The note: a message with `t: "note"`.</param>
internal sealed record WriteNoteResponse(MessageResponse Message) : ApiResult;
