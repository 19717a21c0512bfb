using ContactCenter.Entities;
using ContactCenter.Listing;
using ContactCenter.Wording;

namespace ContactCenter.Conversations;

/// <summary>A message or note as it was posted, and whether it was deleted since.</summary>
public sealed record KnownMessage(MessageView Message, bool IsDeleted)
{
    public bool IsNote => Message.Type == MessageTypes.Note;
}

/// <summary>
/// Decides on edits and deletions of messages, by those who wrote them (contract §2.3). The entry that posted a message stays as it is. A
/// change is an entry of its own, and transcripts show the last one. A note stays a note, and may be changed in a closed conversation, too.
/// </summary>
public static class MessageRules
{
    /// <summary>The most edits and deletions in one conversation.</summary>
    public const int ChangesMax = 1_000;

    public static Decision<ConversationEntry> Edit(ConversationState state, KnownMessage? message, ChangeMessage command, string text, DateTimeOffset now)
    {
        if (Refuses(state, message, command) is { } error) return error;
        if (IsTooLate(message!, command, now)) return ConversationErrors.TooLateToEdit;
        if (message!.Message.File is null && VisibleText.IsBlank(text)) return ConversationErrors.EmptyMessage;
        if (System.Text.Encoding.UTF8.GetByteCount(text) > ConversationLimits.MaxMessageBytes) return ConversationErrors.MessageTooLong;
        var by = By(state, command);
        return message.IsNote
            ? new NoteEdited(command.MessageId, message.Message.Seq, text, by)
            : new MessageEdited(command.MessageId, message.Message.Seq, text, by);
    }

    public static Decision<ConversationEntry> Delete(ConversationState state, KnownMessage? message, ChangeMessage command, DateTimeOffset now)
    {
        if (Refuses(state, message, command) is { } error) return error;
        if (IsTooLate(message!, command, now)) return ConversationErrors.TooLateToDelete;
        var by = By(state, command);
        return message!.IsNote
            ? new NoteDeleted(command.MessageId, message.Message.Seq, by)
            : new MessageDeleted(command.MessageId, message.Message.Seq, by);
    }

    private static bool IsTooLate(KnownMessage message, ChangeMessage command, DateTimeOffset now) =>
        command.MaxAgeMinutes > 0 && now - message.Message.At > TimeSpan.FromMinutes(command.MaxAgeMinutes);

    /// <summary>The one who changes the message; a visitor under the name that the conversation has.</summary>
    private static MessageSender By(ConversationState state, ChangeMessage command) =>
        command.VisitorKey is null ? command.By : ConversationTranscript.Of(state.View!.Visitor);

    private static Errors.Error? Refuses(ConversationState state, KnownMessage? message, ChangeMessage command)
    {
        if (state.View is not { } view) return ConversationErrors.InvalidRoom;
        if (command.VisitorKey is { } key && !ConversationRules.BelongsTo(state, key)) return ConversationErrors.InvalidRoom;
        // To a visitor there are no notes, whatever their ids.
        var isNote = message is { IsNote: true } && command.VisitorKey is null;
        if (view.Status == ConversationStatuses.Closed && !isNote) return ConversationErrors.RoomClosed;
        if (message is null || message.IsDeleted || message.IsNote != isNote) return ConversationErrors.InvalidMessage;
        var sender = message.Message.Sender;
        var by = By(state, command);
        var isOwn = (sender.Kind, sender.Id) == (by.Kind, by.Id);
        if (!isOwn && !command.MayChangeOthers) return command.VisitorKey is null ? ConversationErrors.NotServing : ConversationErrors.InvalidMessage;
        return view.ChangedMessages >= ChangesMax ? ConversationErrors.TooManyChanges : null;
    }
}
