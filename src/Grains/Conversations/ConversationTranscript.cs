using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Conversations;

/// <summary>How a conversation's entries read as messages (contract §2.3, system message types §3.5).</summary>
public static class ConversationTranscript
{
    public const string StartedType = "livechat-started";
    public const string JoinedType = "uj";
    public const string ClosedType = "livechat-close";
    public const string TransferType = "livechat_transfer_history";
    public const string TransferFallbackType = "livechat_transfer_history_fallback";
    public const string NavigationType = "livechat_navigation_history";
    public const string HeldType = "omnichannel_placed_chat_on_hold";
    public const string GoesOnType = "omnichannel_on_hold_chat_resumed";

    /// <summary>A message did not reach the visitor's phone; its text is the reason.</summary>
    public const string TextFailedType = "livechat_sms_failed";

    /// <summary>A transcript was asked for and could not be sent; its text is the reason. For agents.</summary>
    public const string TranscriptFailedType = "livechat_transcript_failed";

    /// <summary>Likewise that it could not be made a document.</summary>
    public const string PdfFailedType = "livechat_pdf_failed";

    /// <summary>The message of an entry; null for an entry that a transcript does not show.</summary>
    public static MessageView? Message(string roomId, Recorded<ConversationEntry> recorded) => recorded.Entry switch
    {
        MessagePosted posted => new(posted.MessageId, roomId, recorded.Seq, recorded.At, posted.Text, posted.Sender) { File = posted.File },
        ConversationStarted started => System(roomId, recorded, "", StartedType, Of(started.Visitor)),
        AgentAssigned assigned => System(
            roomId, recorded, assigned.Agent.Username, assigned.Reason == AssignmentReason.GoesOn ? GoesOnType : JoinedType, Of(assigned.Agent)),
        ConversationTransferred moved => System(
            roomId, recorded, moved.Comment ?? "", moved.RequestedDepartmentId is null ? TransferType : TransferFallbackType, moved.By) with
        {
            Transfer = new TransferView(
                moved.Scope, moved.By, moved.From, moved.FromDepartmentId, moved.ToDepartmentId, moved.To, moved.Comment, moved.RequestedDepartmentId),
        },
        ConversationHeld held => System(roomId, recorded, "", HeldType, held.By),
        TextFailed failed => System(roomId, recorded, failed.Reason, TextFailedType, new(MessageSender.System, "", "", null)) with
        {
            Failure = new TextFailure(failed.MessageSeq, failed.Reason),
        },
        WorkFailed failed => System(
            roomId, recorded, failed.Reason, failed.Work == TimeoutKinds.Pdf ? PdfFailedType : TranscriptFailedType, new(MessageSender.System, "", "", null)),
        ConversationClosed closed => System(
            roomId, recorded, closed.Comment ?? "", ClosedType, closed.By is { } user ? Of(user) : new(MessageSender.System, "", "", null)),
        _ => null,
    };

    /// <summary>The message of a committed entry; null when it is none or was erased.</summary>
    public static MessageView? Message(JournalEntry entry) =>
        EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data) is { } known
            ? Message(entry.Entity.Id, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, known))
            : null;

    /// <summary>What the visitor's pages read like; they are in no transcript.</summary>
    public static MessageView Page(string roomId, long seq, DateTimeOffset at, PageVisited visited) =>
        new(MessageIds.OfEntry(roomId, seq), roomId, seq, at, $"{visited.Title} - {visited.Url}", Of(visited.Visitor), NavigationType)
        {
            Page = new PageView(visited.Title, visited.Url, visited.Change),
        };

    /// <summary>The message as a later entry left it.</summary>
    public static MessageView Changed(MessageView message, Recorded<ConversationEntry> change) => change.Entry switch
    {
        MessageEdited edited => message with { Text = edited.Text, EditedAt = change.At, EditedBy = edited.By },
        MessageDeleted => message with { Text = "", File = null, IsDeleted = true },
        _ => message,
    };

    public static MessageSender Of(ConversationVisitor visitor) => new(MessageSender.Visitor, visitor.VisitorId, visitor.Username, visitor.Name);

    public static MessageSender Of(AgentReference user) => new(MessageSender.User, user.UserId, user.Username, user.Name);

    private static MessageView System(
        string roomId, Recorded<ConversationEntry> recorded, string text, string type, MessageSender sender) =>
        new(MessageIds.OfEntry(roomId, recorded.Seq), roomId, recorded.Seq, recorded.At, text, sender, type);
}
