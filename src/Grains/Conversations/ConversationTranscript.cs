using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Parties;
using ContactCenter.Routing;

namespace ContactCenter.Conversations;

/// <summary>Shows a conversation's entries as messages (contract §2.3, system message types §3.5).</summary>
public static class ConversationTranscript
{
    /// <summary>The message of an entry; null for an entry that a transcript does not show.</summary>
    public static MessageView? Message(string roomId, Recorded<ConversationEntry> recorded) => recorded.Entry switch
    {
        MessagePosted posted => new(posted.MessageId, roomId, recorded.Seq, recorded.At, posted.Text, posted.Sender) { File = posted.File },
        NotePosted note => new(note.MessageId, roomId, recorded.Seq, recorded.At, note.Text, note.Sender, MessageTypes.Note),
        ConversationStarted started => System(roomId, recorded, "", SystemMessageTypes.Started, Of(started.Visitor)),
        AgentAssigned assigned => System(
            roomId, recorded, assigned.Agent.Username,
            assigned.Reason == AssignmentReason.GoesOn ? SystemMessageTypes.GoesOn : SystemMessageTypes.Joined, Of(assigned.Agent)),
        ConversationTransferred moved => System(
            roomId, recorded, moved.Comment ?? "",
            moved.RequestedDepartmentId is null ? SystemMessageTypes.Transfer : SystemMessageTypes.TransferFallback, moved.By) with
        {
            Transfer = new TransferView(
                moved.Scope, moved.By, moved.From, moved.FromDepartmentId, moved.ToDepartmentId, moved.To, moved.Comment, moved.RequestedDepartmentId),
        },
        ConversationHeld held => System(roomId, recorded, "", SystemMessageTypes.Held, held.By),
        SmsFailed failed => System(roomId, recorded, failed.Reason, SystemMessageTypes.SmsFailed, new(MessageSender.System, "", "", null)) with
        {
            Failure = new SmsFailure(failed.MessageSeq, failed.Reason),
        },
        WorkFailed failed => System(
            roomId, recorded, failed.Reason,
            failed.Work == TimeoutKinds.Pdf ? SystemMessageTypes.PdfFailed : SystemMessageTypes.TranscriptFailed, new(MessageSender.System, "", "", null)),
        ConversationClosed closed => System(
            roomId, recorded, closed.Comment ?? "", SystemMessageTypes.Closed, closed.By is { } user ? Of(user) : new(MessageSender.System, "", "", null)),
        _ => null,
    };

    /// <summary>The message of a committed entry; null when a transcript does not show it or it was erased.</summary>
    public static MessageView? Message(JournalEntry entry) =>
        EntryCodec<ConversationEntry>.Read(entry) is { } known
            ? Message(entry.Entity.Id, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, known))
            : null;

    /// <summary>The message for a page that the visitor looked at. Such messages are in no transcript.</summary>
    public static MessageView Page(string roomId, long seq, DateTimeOffset at, PageVisited visited) =>
        new(MessageIds.OfEntry(roomId, seq), roomId, seq, at, $"{visited.Title} - {visited.Url}", Of(visited.Visitor), SystemMessageTypes.Navigation)
        {
            Page = new PageView(visited.Title, visited.Url, visited.Change),
        };

    /// <summary>The message as a later entry left it.</summary>
    public static MessageView Changed(MessageView message, Recorded<ConversationEntry> change) => change.Entry switch
    {
        MessageEdited edited => message with { Text = edited.Text, EditedAt = change.At, EditedBy = edited.By },
        NoteEdited edited => message with { Text = edited.Text, EditedAt = change.At, EditedBy = edited.By },
        MessageDeleted or NoteDeleted => message with { Text = "", File = null, IsDeleted = true },
        _ => message,
    };

    public static MessageSender Of(ConversationVisitor visitor) => new(MessageSender.Visitor, visitor.VisitorId, visitor.Username, visitor.Name);

    public static MessageSender Of(AgentReference user) => new(MessageSender.User, user.UserId, user.Username, user.Name);

    private static MessageView System(
        string roomId, Recorded<ConversationEntry> recorded, string text, string type, MessageSender sender) =>
        new(MessageIds.OfEntry(roomId, recorded.Seq), roomId, recorded.Seq, recorded.At, text, sender, type);
}
