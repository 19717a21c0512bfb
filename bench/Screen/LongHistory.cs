using System.Globalization;
using ContactCenter.Bench.Contacts;
using ContactCenter.Conversations;
using ContactCenter.Entities;
using ContactCenter.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace ContactCenter.Bench.Screen;

/// <summary>
/// Very many messages of a visitor through the journal's writer, run here: the entries that the conversation's actor would write, without HTTP. The actor
/// learns of them when it writes next, and its row in the directory is up to date after that.
/// </summary>
internal sealed class LongHistory(IJournal journal, EntityId conversation)
{
    /// <param name="roomId">A conversation in which the visitor has written.</param>
    public static Task WriteAsync(BenchDatabase database, string roomId, int count, CancellationToken cancellationToken)
    {
        var conversation = new EntityId(EntityTypes.Conversation, roomId);
        return StorageServices.WriteAsync(
            database, storage => new LongHistory(storage.GetRequiredService<IJournal>(), conversation).WriteAsync(count, cancellationToken), cancellationToken);
    }

    private async Task WriteAsync(int count, CancellationToken cancellationToken)
    {
        var last = (await journal.ReadEntityBackwardsAsync(conversation, long.MaxValue, [ConversationKinds.Message], 1, cancellationToken))[0];
        var seq = (await journal.ReadHistoryAsync(conversation, cancellationToken: cancellationToken).LastAsync(cancellationToken)).Seq;
        for (var written = 0; written < count;)
        {
            var numbers = Enumerable.Range(written, Math.Min(JournalLimits.MaxEntriesPerAppend, count - written));
            var append = new JournalAppend(conversation, seq, [.. numbers.Select(number => Another(last, number))], []);
            await journal.AppendAsync(append, cancellationToken);
            written += append.Entries.Length;
            seq += append.Entries.Length;
        }
    }

    private static NewEntry Another(JournalEntry entry, int number)
    {
        var message = (MessagePosted)EntryCodec<ConversationEntry>.Read(entry.Kind, entry.Data)!;
        var id = string.Create(CultureInfo.InvariantCulture, $"long{number:D9}");
        var data = EntryCodec<ConversationEntry>.Write(message with { MessageId = id, Text = $"{message.Text} ({number})" });
        return new NewEntry(entry.At, entry.Actor, entry.Kind, data, id, entry.Tags);
    }
}
