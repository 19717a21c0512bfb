using ContactCenter.Directory;
using ContactCenter.Entities;
using ContactCenter.Wording;

namespace ContactCenter.Conversations;

/// <summary>A message as it is now: what was posted, and what became of it.</summary>
public sealed record KnownMessage(long Seq, DateTimeOffset At, MessagePosted Posted, bool IsDeleted);

/// <summary>
/// Written messages can be changed by who wrote them (contract §2.3). The entry that posted one stays as it is: a change is an entry of its
/// own, and transcripts show the last.
/// </summary>
public static class MessageRules
{
    /// <summary>Changes of one conversation's messages.</summary>
    public const int ChangesMax = 1_000;

    public static Decision<ConversationEntry> Edit(ConversationState state, KnownMessage? message, ChangeMessage command, string text, DateTimeOffset now)
    {
        if (Refuses(state, message, command) is { } error) return error;
        if (IsTooLate(message!, command, now)) return ConversationErrors.TooLateToEdit;
        if (message!.Posted.File is null && VisibleText.IsBlank(text)) return ConversationErrors.EmptyMessage;
        if (System.Text.Encoding.UTF8.GetByteCount(text) > ConversationLimits.MaxMessageBytes) return ConversationErrors.MessageTooLong;
        return new MessageEdited(command.MessageId, message!.Seq, text, By(state, command));
    }

    public static Decision<ConversationEntry> Delete(ConversationState state, KnownMessage? message, ChangeMessage command, DateTimeOffset now)
    {
        if (Refuses(state, message, command) is { } error) return error;
        if (IsTooLate(message!, command, now)) return ConversationErrors.TooLateToDelete;
        return new MessageDeleted(command.MessageId, message!.Seq, By(state, command));
    }

    private static bool IsTooLate(KnownMessage message, ChangeMessage command, DateTimeOffset now) =>
        command.MaxAgeMinutes > 0 && now - message.At > TimeSpan.FromMinutes(command.MaxAgeMinutes);

    /// <summary>A visitor is called as its conversation calls it.</summary>
    private static MessageSender By(ConversationState state, ChangeMessage command) =>
        command.VisitorKey is null ? command.By : ConversationTranscript.Of(state.View!.Visitor);

    private static Errors.Error? Refuses(ConversationState state, KnownMessage? message, ChangeMessage command)
    {
        if (state.View is not { } view) return ConversationErrors.InvalidRoom;
        if (command.VisitorKey is { } key && !ConversationRules.BelongsTo(state, key)) return ConversationErrors.InvalidRoom;
        if (view.Status == ConversationStatuses.Closed) return ConversationErrors.RoomClosed;
        if (message is null || message.IsDeleted) return ConversationErrors.InvalidMessage;
        var sender = message.Posted.Sender;
        var by = By(state, command);
        var isOwn = (sender.Kind, sender.Id) == (by.Kind, by.Id);
        if (!isOwn && !command.MayChangeOthers) return command.VisitorKey is null ? ConversationErrors.NotServing : ConversationErrors.InvalidMessage;
        return view.ChangedMessages >= ChangesMax ? ConversationErrors.TooManyChanges : null;
    }
}
