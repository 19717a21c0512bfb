using ContactCenter.Api.Conversations;

namespace ContactCenter.Api.Feed;

/// <summary>A message that was changed: what changed of it.</summary>
/// <param name="Id">The id of the message.</param>
/// <param name="Rid">The id of the room.</param>
/// <param name="Seq">The seq of the message.</param>
/// <param name="Msg">The text from now on.</param>
internal sealed record EditedMessage(
    [property: JsonPropertyName("_id")] string Id, string Rid, long Seq, string Msg, DateTimeOffset EditedAt, UserResponse EditedBy)
{
    /// <param name="by">The editor as the reader of the event sees it.</param>
    public static EditedMessage From(JournalEntry entry, MessageEdited edited, MessageSender by) =>
        new(edited.MessageId, entry.Entity.Id, edited.MessageSeq, edited.Text, entry.At, new UserResponse(by.Id, by.Username));

    public static EditedMessage From(JournalEntry entry, NoteEdited edited) => new(
        edited.MessageId, entry.Entity.Id, edited.MessageSeq, edited.Text, entry.At, new UserResponse(edited.By.Id, edited.By.Username));
}

/// <param name="Id">The id of the message.</param>
/// <param name="Rid">The id of the room.</param>
/// <param name="Seq">The seq of the message.</param>
/// <param name="Deleted">True, always.</param>
internal sealed record DeletedMessage([property: JsonPropertyName("_id")] string Id, string Rid, long Seq, bool Deleted)
{
    public static DeletedMessage From(JournalEntry entry, MessageDeleted deleted) => new(deleted.MessageId, entry.Entity.Id, deleted.MessageSeq, true);

    public static DeletedMessage From(JournalEntry entry, NoteDeleted deleted) => new(deleted.MessageId, entry.Entity.Id, deleted.MessageSeq, true);
}

/// <param name="Side">"visitor" or "user": the one who has read.</param>
/// <param name="DeliveredSeq">The seq of the last message that was delivered.</param>
/// <param name="ReadSeq">The seq of the last message that was read.</param>
internal sealed record CursorChange(string Side, long DeliveredSeq, long ReadSeq)
{
    public static CursorChange From(CursorMoved moved) => new(moved.Side, moved.DeliveredSeq, moved.ReadSeq);
}

/// <param name="Change">The event that led there, as the widget reports it: "url" or "title".</param>
internal sealed record VisitedPageChange(string Title, string Url, string Change);
