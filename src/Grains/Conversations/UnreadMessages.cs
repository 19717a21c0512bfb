using System.Collections.Immutable;

namespace ContactCenter.Conversations;

/// <summary>A run of messages that came one directly after the other.</summary>
public sealed record SeqRun(long First, long Last);

/// <summary>
/// The messages that one side has not read, as runs of seqs. Most messages come one after the other, so the state stays small even if
/// nobody reads.
/// </summary>
internal static class UnreadMessages
{
    public static ImmutableArray<SeqRun> Add(ImmutableArray<SeqRun> unread, long seq)
    {
        if (unread is [.., { Last: var last } newest] && last == seq - 1) return unread.SetItem(unread.Length - 1, newest with { Last = seq });
        var kept = unread.Length < ReadCursor.UnreadMax ? unread : unread.RemoveAt(0);
        return kept.Add(new SeqRun(seq, seq));
    }

    /// <summary>The messages that are left when everything up to a seq has been read.</summary>
    public static ImmutableArray<SeqRun> After(ImmutableArray<SeqRun> unread, long readSeq)
    {
        if (unread.IsEmpty || unread[0].First > readSeq) return unread;
        var left = unread.RemoveAll(run => run.Last <= readSeq);
        return left is [{ First: var first } oldest, ..] && first <= readSeq ? left.SetItem(0, oldest with { First = readSeq + 1 }) : left;
    }

    /// <summary>The number of unread messages, at most <see cref="ReadCursor.UnreadMax"/>.</summary>
    public static int Count(ImmutableArray<SeqRun> unread) => (int)Math.Min(unread.Sum(run => run.Last - run.First + 1), ReadCursor.UnreadMax);
}
