using System.Runtime.CompilerServices;

namespace ContactCenter.Api.Conversations;

/// <summary>The messages of a conversation to read, newest first.</summary>
/// <param name="From">The earliest time of the messages; null = no bound.</param>
/// <param name="Until">The latest time of the messages; null = no bound.</param>
internal sealed record TranscriptRange(DateTimeOffset? From, DateTimeOffset? Until, int Offset, int Limit);

/// <summary>Reads a conversation's messages from its journal entries; no actor is woken.</summary>
internal sealed class TranscriptReader(IJournal journal)
{
    private const int PageSize = 200;

    /// <summary>The most transfers and pages that are read, newest first.</summary>
    private const int ListedMax = 1_000;

    /// <summary>A search gives up after this many messages: what is older is found by narrower means.</summary>
    public const int SearchedMax = 5_000;

    private static readonly ImmutableArray<string> Written =
        [ConversationKinds.Message, ConversationKinds.Note, ConversationKinds.SmsFailed, ConversationKinds.WorkFailed];

    /// <summary>Written and system messages that the conversation's visitor may read.</summary>
    public Task<IReadOnlyList<MessageView>> ReadForVisitorAsync(string roomId, TranscriptRange range, CancellationToken cancellationToken) =>
        ReadAsync(roomId, ShownToVisitors.Kinds, range, cancellationToken);

    /// <summary>Everything that agents read, private notes too, with a smaller seq, newest first.</summary>
    public async Task<IReadOnlyList<MessageView>> ReadBeforeAsync(string roomId, long beforeSeq, int limit, CancellationToken cancellationToken)
    {
        var changes = await ChangesAsync(roomId, cancellationToken);
        var found = new List<MessageView>();
        await foreach (var entry in journal.ReadHistoryBackwardsAsync(
            Of(roomId), beforeSeq, ConversationKinds.Transcript, Math.Min(PageSize, limit), cancellationToken))
        {
            if (Shown(entry, changes) is { } message) found.Add(message);
            if (found.Count == limit) break;
        }

        return found;
    }

    /// <summary>Reads messages, private notes, and what says that a message or a transcript did not arrive: what a conversation counts.</summary>
    public Task<IReadOnlyList<MessageView>> ReadWrittenAsync(string roomId, int offset, int limit, CancellationToken cancellationToken) =>
        ReadAsync(roomId, Written, new TranscriptRange(null, null, offset, limit), cancellationToken);

    /// <summary>All messages that the visitor may read, and on request the notes, oldest first; memory does not grow with their number.</summary>
    public async IAsyncEnumerable<MessageView> ReadAllAsync(
        string roomId, bool withNotes, int messagesPerPage, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var changes = await ChangesAsync(roomId, cancellationToken);
        await foreach (var entry in journal.ReadHistoryAsync(Of(roomId), 0, messagesPerPage, cancellationToken))
            if (Shown(entry, changes) is { } message && (withNotes || ShownToVisitors.MayRead(message))) yield return message;
    }

    private async Task<IReadOnlyList<MessageView>> ReadAsync(
        string roomId, ImmutableArray<string> kinds, TranscriptRange range, CancellationToken cancellationToken)
    {
        var entity = Of(roomId);
        var changes = await ChangesAsync(roomId, cancellationToken);
        var before = range.Until is { } until ? await FirstAfterAsync(entity, until, cancellationToken) : long.MaxValue;
        var found = new List<MessageView>();
        if (range.Limit <= 0) return found;
        var skip = range.Offset;
        var pageSize = (int)Math.Min(PageSize, (long)skip + range.Limit);
        await foreach (var entry in journal.ReadHistoryBackwardsAsync(entity, before, kinds, pageSize, cancellationToken))
        {
            if (range.From is { } from && entry.At < from) return found;
            if (Shown(entry, changes) is not { } message) continue;
            if (skip-- > 0) continue;
            found.Add(message);
            if (found.Count == range.Limit) return found;
        }

        return found;
    }

    /// <summary>The written message with this id, or null; a note is none.</summary>
    public async Task<MessageView?> FindAsync(string roomId, string messageId, CancellationToken cancellationToken)
    {
        var entry = await journal.FindCommandAsync(Of(roomId), messageId, cancellationToken);
        return entry?.Kind == ConversationKinds.Message ? Shown(entry, await ChangesAsync(roomId, cancellationToken)) : null;
    }

    /// <summary>The conversation's transfers, newest first.</summary>
    public async Task<IReadOnlyList<MessageView>> ReadTransfersAsync(string roomId, CancellationToken cancellationToken) =>
        [.. (await journal.ReadEntityBackwardsAsync(Of(roomId), long.MaxValue, [ConversationKinds.Transferred], ListedMax, cancellationToken))
            .Select(ConversationTranscript.Message).OfType<MessageView>()];

    /// <summary>The pages that its visitor looked at, newest first.</summary>
    public async Task<IReadOnlyList<MessageView>> ReadPagesAsync(string roomId, CancellationToken cancellationToken)
    {
        var entries = await journal.ReadEntityBackwardsAsync(Of(roomId), long.MaxValue, [ConversationKinds.PageVisited], ListedMax, cancellationToken);
        return
        [
            .. entries.Select(entry => EntryCodec<ConversationEntry>.Read(entry) is PageVisited page
                ? ConversationTranscript.Page(roomId, entry.Seq, entry.At, page)
                : null).OfType<MessageView>(),
        ];
    }

    /// <summary>Written messages and notes that contain the text without regard to case, newest first.</summary>
    public async Task<IReadOnlyList<MessageView>> SearchAsync(string roomId, string text, CancellationToken cancellationToken)
    {
        var found = new List<MessageView>();
        var changes = await ChangesAsync(roomId, cancellationToken);
        var searched = 0;
        await foreach (var entry in journal.ReadHistoryBackwardsAsync(Of(roomId), long.MaxValue, Written, PageSize, cancellationToken))
        {
            if (Shown(entry, changes) is { } message && FoldedText.Contains(message.Text, text)) found.Add(message);
            if (++searched == SearchedMax) break;
        }

        return found;
    }

    /// <summary>The message as it is now; null = none, or deleted.</summary>
    private static MessageView? Shown(JournalEntry entry, MessageChanges changes) =>
        ConversationTranscript.Message(entry) is { } message && changes.Apply(message) is { IsDeleted: false } shown ? shown : null;

    /// <summary>Edits and deletions of the conversation's messages; most conversations have none.</summary>
    private async Task<MessageChanges> ChangesAsync(string roomId, CancellationToken cancellationToken) =>
        MessageChanges.Of(await journal.ReadEntityBackwardsAsync(
            Of(roomId), long.MaxValue, ConversationKinds.MessageChanges, MessageRules.ChangesMax, cancellationToken));

    private static EntityId Of(string roomId) => new(EntityTypes.Conversation, roomId);

    /// <summary>The seq of the first entry after a moment: halving, since an actor's entries are in order of time.</summary>
    private async Task<long> FirstAfterAsync(EntityId entity, DateTimeOffset moment, CancellationToken cancellationToken)
    {
        var newest = await journal.ReadEntityBackwardsAsync(entity, long.MaxValue, ConversationKinds.Transcript, 1, cancellationToken);
        var (low, high) = (1L, newest.IsEmpty ? 1L : newest[0].Seq + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var entry = await journal.ReadEntityAsync(entity, middle - 1, 1, cancellationToken);
            if (entry.IsEmpty || entry[0].At > moment) high = middle;
            else low = middle + 1;
        }

        return low;
    }
}
