using ContactCenter.Entities;
using ContactCenter.Errors;
using ContactCenter.Wording;

namespace ContactCenter.Conversations;

/// <summary>
/// Decides on private notes, which are entries of their own kinds: what reads messages does not find them, and what does not know them shows
/// nothing. A note is no reply, so it moves neither cursors nor measured times nor timeouts, and is not the conversation's last message.
/// </summary>
internal static class NoteRules
{
    /// <summary>Accepts a note also when the conversation is closed: it may say what came of it.</summary>
    public static Decision<ConversationEntry> Post(ConversationState state, PostNote command)
    {
        if (state.View is not { } view) return ConversationErrors.InvalidRoom;
        if (MessageIds.IsOurs(view.RoomId, command.MessageId)) return ConversationErrors.InvalidMessageId;
        if (!command.MayServeOthers && view.ServedBy?.UserId != command.Author.UserId) return ConversationErrors.NotServing;
        if (Refuses(command.Text) is { } error) return error;
        return new NotePosted(command.MessageId, command.Text, ConversationTranscript.Of(command.Author));
    }

    public static ConversationState Apply(ConversationState state, ConversationEntry entry)
    {
        var view = state.View!;
        return state with
        {
            View = entry is NotePosted
                ? view with { NoteCount = view.NoteCount + 1 }
                : view with { ChangedMessages = view.ChangedMessages + 1 },
        };
    }

    private static Error? Refuses(string text) => VisibleText.IsBlank(text) ? ConversationErrors.EmptyMessage
        : System.Text.Encoding.UTF8.GetByteCount(text) > ConversationLimits.MaxMessageBytes ? ConversationErrors.MessageTooLong : null;
}
