using ContactCenter.Entities;
using ContactCenter.Listing;

namespace ContactCenter.Conversations;

/// <summary>Decides how far each side has received and read. Cursors only go forward; whoever writes has read what came before.</summary>
internal static class CursorRules
{
    public static Decision<ConversationEntry> Move(ConversationState state, MoveCursor command)
    {
        if (state.View is not { } view) return ConversationErrors.InvalidRoom;
        if (command.VisitorKey is { } key && !ConversationRules.BelongsTo(state, key)) return ConversationErrors.InvalidRoom;
        if (command.OnlyWhileOpen && view.Status == ConversationStatuses.Closed) return ConversationErrors.RoomClosed;
        var isVisitor = command.VisitorKey is not null;
        // A user who only looks on has not read it for the one who serves.
        if (!isVisitor && view.ServedBy?.UserId != command.ReaderId) return Decision<ConversationEntry>.Nothing;
        var old = isVisitor ? view.VisitorCursor : view.AgentCursor;
        // The newest message, not the newest entry: a moved cursor is an entry itself, and reading again must add none.
        var newest = view.LastMessage?.Seq ?? 0;
        var read = Math.Clamp(command.ReadSeq, old.ReadSeq, Math.Max(old.ReadSeq, newest));
        var delivered = Math.Max(read, Math.Clamp(command.DeliveredSeq, old.DeliveredSeq, Math.Max(old.DeliveredSeq, newest)));
        return new ReadCursor(delivered, read) == old
            ? Decision<ConversationEntry>.Nothing
            : new CursorMoved(isVisitor ? MessageSender.Visitor : MessageSender.User, command.ReaderId, delivered, read);
    }

    public static ConversationState Apply(ConversationState state, CursorMoved moved) =>
        Moved(state, moved.Side, new ReadCursor(moved.DeliveredSeq, moved.ReadSeq));

    /// <summary>The state after one side has written.</summary>
    public static ConversationState Written(ConversationState state, string side, long seq) => Moved(state, side, new ReadCursor(seq, seq), seq);

    /// <param name="written">The message that the side wrote, which the other side has not read; null = it wrote none.</param>
    private static ConversationState Moved(ConversationState state, string side, ReadCursor cursor, long? written = null)
    {
        var (view, byAgent, byVisitor) = (state.View!, state.UnreadByAgent, state.UnreadByVisitor);
        var isVisitor = side == MessageSender.Visitor;
        if (isVisitor) byVisitor = UnreadMessages.After(byVisitor, cursor.ReadSeq);
        else byAgent = UnreadMessages.After(byAgent, cursor.ReadSeq);
        if (written is { } seq && isVisitor) byAgent = UnreadMessages.Add(byAgent, seq);
        else if (written is { } other) byVisitor = UnreadMessages.Add(byVisitor, other);
        return state with
        {
            UnreadByAgent = byAgent, UnreadByVisitor = byVisitor,
            View = view with
            {
                VisitorCursor = isVisitor ? cursor : view.VisitorCursor, AgentCursor = isVisitor ? view.AgentCursor : cursor,
                UnreadByAgent = UnreadMessages.Count(byAgent), UnreadByVisitor = UnreadMessages.Count(byVisitor),
            },
        };
    }
}
