using ContactCenter.Conversations;
using ContactCenter.Journal;

namespace ContactCenter.Integrations.Transcripts;

/// <param name="Messages">Oldest first.</param>
/// <param name="IsWhole">Whether nothing older was left out.</param>
public sealed record MessagesRead(IReadOnlyList<MessageView> Messages, bool IsWhole);

/// <summary>Reads the messages of a conversation as they are now; only the newest when there are too many.</summary>
public sealed class RecentMessages(IJournal journal)
{
    private const int EntriesPerPage = 500;

    /// <summary>The characters that a message costs beside its text, for its sender and time.</summary>
    private const int LineCharacters = 50;

    /// <param name="maxCharacters">Reading ends with the message that exceeds this.</param>
    public async Task<MessagesRead> ReadAsync(ConversationView conversation, int maxCharacters, CancellationToken cancellationToken)
    {
        var entity = new EntityId(EntityTypes.Conversation, conversation.RoomId);
        var changes = await ChangesAsync(entity, conversation, cancellationToken);
        var newestFirst = new List<MessageView>();
        var characters = 0;
        await foreach (var entry in journal.ReadHistoryBackwardsAsync(
            entity, long.MaxValue, [ConversationKinds.Message], EntriesPerPage, cancellationToken))
        {
            if (ConversationTranscript.Message(entry) is not { } written || changes.Apply(written) is not { IsDeleted: false } message) continue;
            if (characters >= maxCharacters) return Read(isWhole: false);
            newestFirst.Add(message);
            characters += message.Text.Length + LineCharacters;
        }

        return Read(isWhole: true);

        MessagesRead Read(bool isWhole)
        {
            newestFirst.Reverse();
            return new MessagesRead(newestFirst, isWhole);
        }
    }

    private async Task<MessageChanges> ChangesAsync(EntityId entity, ConversationView conversation, CancellationToken cancellationToken) =>
        conversation.ChangedMessages == 0
            ? MessageChanges.None
            : MessageChanges.Of(await journal.ReadEntityBackwardsAsync(
                entity, long.MaxValue, ConversationKinds.MessageChanges, MessageRules.ChangesMax, cancellationToken));
}
