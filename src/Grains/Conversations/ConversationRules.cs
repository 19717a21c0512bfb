using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Errors;

namespace ContactCenter.Conversations;

/// <summary>What a command does to a conversation, or why it may not.</summary>
public static class ConversationRules
{
    public const int MaxMessageBytes = 16 * 1024;
    public const string ClosedByVisitorComment = "Closed by visitor";

    public static Decision<ConversationEntry> Start(ConversationState state, StartConversation command) =>
        state.View is not null
            ? CommonErrors.CommandIdInUse
            : new ConversationStarted(
                command.VisitorKey, command.Visitor, command.ContactId, command.Name, command.Verified, command.Source, command.DepartmentId);

    public static Decision<ConversationEntry> Post(ConversationState state, PostVisitorMessage command)
    {
        if (!BelongsTo(state, command.VisitorKey)) return ConversationErrors.InvalidRoom;
        if (IsClosed(state)) return ConversationErrors.RoomClosed;
        return Posted(command.MessageId, command.Text, ConversationTranscript.Of(state.View!.Visitor));
    }

    public static Decision<ConversationEntry> Post(ConversationState state, PostAgentMessage command)
    {
        if (state.View is null) return ConversationErrors.InvalidRoom;
        if (IsClosed(state)) return ConversationErrors.RoomClosed;
        if (!command.MayServeOthers && !IsServedBy(state, command.Agent.UserId)) return ConversationErrors.NotServing;
        return Posted(command.MessageId, command.Text, ConversationTranscript.Of(command.Agent));
    }

    /// <summary>One taker wins; the same reservation again is the same taking.</summary>
    public static Decision<ConversationEntry> Assign(ConversationState state, AssignConversation command)
    {
        if (state.View is null || IsClosed(state)) return ConversationErrors.InquiryNotFound;
        if (state.View.Status != ConversationStatuses.Queued)
            return state.ReservationId == command.ReservationId ? Decision<ConversationEntry>.Nothing : ConversationErrors.InquiryTaken;
        return new AgentAssigned(command.Agent, command.ReservationId, command.Reason);
    }

    public static Decision<ConversationEntry> Close(ConversationState state, CloseAsVisitor command)
    {
        if (!BelongsTo(state, command.VisitorKey)) return ConversationErrors.InvalidRoom;
        if (IsClosed(state)) return ConversationErrors.RoomClosed;
        return new ConversationClosed("visitor", null, ClosedByVisitorComment, state.View!.Tags, state.View.ServedBy?.UserId);
    }

    public static Decision<ConversationEntry> Close(ConversationState state, CloseAsUser command)
    {
        if (state.View is null) return ConversationErrors.ErrorInvalidRoom;
        if (IsClosed(state)) return ConversationErrors.AlreadyClosed;
        if (!command.MayCloseOthers && !IsServedBy(state, command.User.UserId)) return ConversationErrors.NotAuthorized;
        if (command.CommentIsRequired && string.IsNullOrWhiteSpace(command.Comment)) return ConversationErrors.CommentIsRequired;
        var tags = command.Tags.IsEmpty ? state.View.Tags : command.Tags;
        return new ConversationClosed("user", command.User, command.Comment, tags, state.View.ServedBy?.UserId);
    }

    public static bool BelongsTo(ConversationState state, string visitorKey) => state.View is not null && state.VisitorKey == visitorKey;

    private static bool IsClosed(ConversationState state) => state.View!.Status == ConversationStatuses.Closed;

    private static bool IsServedBy(ConversationState state, string userId) => state.View!.ServedBy?.UserId == userId;

    private static Decision<ConversationEntry> Posted(string messageId, string text, MessageSender sender) =>
        System.Text.Encoding.UTF8.GetByteCount(text) > MaxMessageBytes
            ? ConversationErrors.MessageTooLong
            : new MessagePosted(messageId, text, sender);
}
