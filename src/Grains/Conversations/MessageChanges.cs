using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Conversations;

/// <summary>Applies later edits and deletions to a conversation's messages: of each message the last change.</summary>
public sealed class MessageChanges
{
    private readonly ImmutableDictionary<long, Recorded<ConversationEntry>> _bySeq;

    private MessageChanges(ImmutableDictionary<long, Recorded<ConversationEntry>> bySeq) => _bySeq = bySeq;

    public static MessageChanges None { get; } = new(ImmutableDictionary<long, Recorded<ConversationEntry>>.Empty);

    /// <param name="newestFirst">All changes of the conversation (<see cref="ConversationKinds.MessageChanges"/>).</param>
    public static MessageChanges Of(IEnumerable<JournalEntry> newestFirst)
    {
        var bySeq = ImmutableDictionary.CreateBuilder<long, Recorded<ConversationEntry>>();
        foreach (var entry in newestFirst)
        {
            var seq = SeqOf(entry);
            if (seq == 0 || bySeq.ContainsKey(seq)) continue;
            bySeq.Add(seq, new Recorded<ConversationEntry>(
                entry.Seq, entry.At, entry.Actor, EntryCodec<ConversationEntry>.Read(entry)!));
        }

        return new MessageChanges(bySeq.ToImmutable());
    }

    /// <summary>The seq of the message that an entry changes; 0 = it changes none.</summary>
    public static long SeqOf(JournalEntry entry) => EntryCodec<ConversationEntry>.Read(entry) switch
    {
        MessageEdited edited => edited.MessageSeq,
        MessageDeleted deleted => deleted.MessageSeq,
        NoteEdited edited => edited.MessageSeq,
        NoteDeleted deleted => deleted.MessageSeq,
        _ => 0,
    };

    public MessageView Apply(MessageView message) =>
        _bySeq.TryGetValue(message.Seq, out var change) ? ConversationTranscript.Changed(message, change) : message;
}
