using ContactCenter.Journal;
using ContactCenter.Sms;

namespace ContactCenter.Conversations;

/// <summary>Finds the SMS that a conversation's visitor gets next.</summary>
internal static class DueSmsReader
{
    private const int EntriesPerRead = 100;

    /// <returns>Null = none of the messages is there any more.</returns>
    public static async Task<DueSms?> FindAsync(IJournal journal, string roomId, ConversationState state, DueSmsQueue owed)
    {
        if (await NextAsync(journal, new EntityId(EntityTypes.Conversation, roomId), state, owed) is not { } message) return null;
        var parts = SmsParts.Of(message.Text);
        var part = Math.Min(owed.Part, parts.Length - 1);
        var from = state.AnswersFrom ?? state.View!.Source.Destination!;
        return new DueSms(message.Seq, owed.Part, part == parts.Length - 1, parts[part], from, state.VisitorKey, owed.Attempts)
        {
            Parts = Math.Max(parts.Length, owed.Part + 1),
        };
    }

    /// <summary>The next message that is due, as it is now; deleted ones are passed over. A message of which a part is sent stays as it was.</summary>
    private static async Task<MessageView?> NextAsync(IJournal journal, EntityId conversation, ConversationState state, DueSmsQueue owed)
    {
        var changes = state.View is { ChangedMessages: > 0 } && owed.Part == 0
            ? MessageChanges.Of(await journal.ReadEntityBackwardsAsync(
                conversation, long.MaxValue, ConversationKinds.MessageChanges, MessageRules.ChangesMax))
            : MessageChanges.None;
        if (owed.NextSeq > owed.LastSeq) return null;
        await foreach (var entry in journal.ReadHistoryAsync(conversation, owed.NextSeq - 1, EntriesPerRead))
        {
            if (entry.Seq > owed.LastSeq) return null;
            if (entry.Kind != ConversationKinds.Message || ConversationTranscript.Message(entry) is not { } written) continue;
            var message = changes.Apply(written);
            if (message.Sender.Kind != MessageSender.Visitor && !message.IsDeleted) return message;
            if (entry.Seq == owed.LastSeq) return null;
        }

        return null;
    }
}
