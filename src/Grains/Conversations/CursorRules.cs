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
    public static ConversationState Written(ConversationState state, string side, long seq)
    {
        var after = Moved(state, side, new ReadCursor(seq, seq));
        return side == MessageSender.Visitor
            ? Counted(after with { UnreadByAgent = UnreadMessages.Add(after.UnreadByAgent, seq) })
            : Counted(after with { UnreadByVisitor = UnreadMessages.Add(after.UnreadByVisitor, seq) });
    }

    private static ConversationState Moved(ConversationState state, string side, ReadCursor cursor) => Counted(side == MessageSender.Visitor
        ? state with { View = state.View! with { VisitorCursor = cursor }, UnreadByVisitor = UnreadMessages.After(state.UnreadByVisitor, cursor.ReadSeq) }
        : state with { View = state.View! with { AgentCursor = cursor }, UnreadByAgent = UnreadMessages.After(state.UnreadByAgent, cursor.ReadSeq) });

    private static ConversationState Counted(ConversationState state) => state with
    {
        View = state.View! with
        {
            UnreadByAgent = UnreadMessages.Count(state.UnreadByAgent), UnreadByVisitor = UnreadMessages.Count(state.UnreadByVisitor),
        },
    };
}
