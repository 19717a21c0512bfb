using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Conversations;

/// <summary>How a conversation's entries read as messages (contract §2.3, system message types §3.5).</summary>
public static class ConversationTranscript
{
    public const string StartedType = "livechat-started";
    public const string JoinedType = "uj";
    public const string ClosedType = "livechat-close";

    /// <summary>The message of an entry; null for an entry that a transcript does not show.</summary>
    public static MessageView? Message(string roomId, Recorded<ConversationEntry> recorded) => recorded.Entry switch
    {
        MessagePosted posted => new(posted.MessageId, roomId, recorded.Seq, recorded.At, posted.Text, posted.Sender),
        ConversationStarted started => System(roomId, recorded, "", StartedType, Of(started.Visitor)),
        AgentAssigned assigned => System(roomId, recorded, assigned.Agent.Username, JoinedType, Of(assigned.Agent)),
        ConversationClosed closed => System(
            roomId, recorded, closed.Comment ?? "", ClosedType, closed.By is { } user ? Of(user) : new(MessageSender.System, "", "", null)),
        _ => null,
    };

    /// <summary>The message of a committed entry; null when it is none or was erased.</summary>
    public static MessageView? Message(JournalEntry entry) =>
        EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data) is { } known
            ? Message(entry.Entity.Id, new Recorded<ConversationEntry>(entry.Seq, entry.At, entry.Actor, known))
            : null;

    public static MessageSender Of(ConversationVisitor visitor) => new(MessageSender.Visitor, visitor.VisitorId, visitor.Username, visitor.Name);

    public static MessageSender Of(AgentReference user) => new(MessageSender.User, user.UserId, user.Username, user.Name);

    private static MessageView System(
        string roomId, Recorded<ConversationEntry> recorded, string text, string type, MessageSender sender) =>
        new($"{roomId}-{recorded.Seq}", roomId, recorded.Seq, recorded.At, text, sender, type);
}
