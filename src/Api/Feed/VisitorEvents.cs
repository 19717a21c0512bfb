using ContactCenter.Api.Visitors;

namespace ContactCenter.Api.Feed;

/// <summary>Builds the events that a visitor sees of its conversation's entries.</summary>
internal static class VisitorEvents
{
    /// <param name="said">The entry as the transcript shows it; null = it does not.</param>
    /// <returns>Null = the visitor does not see it.</returns>
    public static LiveEvent? Of(JournalEntry entry, ConversationEntry? content, MessageView? said, WorkspaceSnapshot settings)
    {
        return content switch
        {
            MessagePosted => new VisitorMessageEvent(entry, VisitorMessageResponse.From(said!, null, settings)),
            ConversationStarted started => new VisitorStartedEvent(
                entry, Message(), new VisitorStartedRoom(true, started.DepartmentId, started.MustVerify ? null : entry.At)),
            AgentAssigned assigned => new VisitorAssignedEvent(
                entry, Message(), VisitorAssignedRoom.From(assigned, entry.At, ShownToVisitors.Agents(settings))),
            ConversationTransferred moved => new VisitorTransferredEvent(
                entry, new VisitorTransferredRoom(false, null, moved.ToDepartmentId, moved.Scope == TransferScopes.Agent ? null : entry.At)),
            ConversationHeld => new VisitorHeldEvent(entry, Message(), new VisitorHeldRoom(true)),
            VerificationEnded ended => new VisitorVerificationEvent(entry, new VerifiedRoom(ended.Verified)),
            MessageEdited edited => new VisitorMessageEditedEvent(
                entry, EditedMessage.From(entry, edited, ShownToVisitors.Sender(edited.By, settings))),
            MessageDeleted deleted => new VisitorMessageDeletedEvent(entry, DeletedMessage.From(entry, deleted)),
            CursorMoved moved => new VisitorCursorEvent(entry, CursorChange.From(moved)),
            ConversationClosed closed => new VisitorClosedEvent(
                entry, closed.ByBlock ? null : Message(), new VisitorClosedRoom(true, entry.At, closed.Closer)),
            _ => null,
        };

        VisitorMessageResponse? Message() => Shows(said!, settings) ? VisitorMessageResponse.From(said!, null, settings) : null;
    }

    /// <summary>Tells whether visitors see this message of the system, as the workspace wants it.</summary>
    private static bool Shows(MessageView message, WorkspaceSnapshot settings) =>
        !ShownToVisitors.IsAmongAgents(message)
        && (message.Sender.Kind != MessageSender.User || ShownToVisitors.Agents(settings))
        && !(message.Type is { } type && ShownToVisitors.HiddenTypes(settings).Contains(type));
}
