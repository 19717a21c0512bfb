using System.Collections.Immutable;
using ContactCenter.Journal;

namespace ContactCenter.Storage.Journal;

/// <summary>The entries of a committed batch, as a reader of the journal would see them.</summary>
internal static class CommittedEntries
{
    public static ImmutableArray<JournalEntry> Of(ReadOnlySpan<PendingAppend> batch, long firstPosition)
    {
        var entries = ImmutableArray.CreateBuilder<JournalEntry>(batch.Length);
        foreach (var pending in batch)
        {
            foreach (var append in pending.Members) Add(append, firstPosition, entries);
        }

        return entries.ToImmutable();
    }

    private static void Add(JournalAppend append, long firstPosition, ImmutableArray<JournalEntry>.Builder entries)
    {
        var seq = append.AfterSeq;
        foreach (var entry in append.Entries)
        {
            entries.Add(new JournalEntry(
                firstPosition + entries.Count, append.Entity, ++seq, entry.At, entry.Actor, entry.Kind, entry.Data, entry.CommandId,
                entry.Tags)
            {
                Content = entry.Content,
            });
        }
    }
}
